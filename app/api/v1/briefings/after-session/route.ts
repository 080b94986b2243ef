import { z } from 'zod'
import { answering, invalidBody, jsonBody } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { readinessChange } from '@/lib/services/briefing/keep-forecast'

const bodySchema = z.object({
  since: z.int().min(0),
  briefing: z.string().min(1).max(100).nullable().default(null),
})

/** How the readiness of the next briefing, or the one named, changed since an instant; keeps its forecast of the day. */
export const POST = (request: Request): Promise<Response> =>
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const parsed = bodySchema.safeParse(read.body)
    if (!parsed.success) return invalidBody(parsed.error)
    const { since, briefing } = parsed.data
    const change = await readinessChange(await requestContext(), since, briefing)
    return Response.json({ change }, { headers: { 'Cache-Control': 'no-store' } })
  })
