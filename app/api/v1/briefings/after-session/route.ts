import { z } from 'zod'
import { answeringBody, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { readinessChange } from '@/lib/services/briefing/keep-forecast'

const bodySchema = z.object({
  since: z.int().min(0),
  briefing: z.string().min(1).max(100).nullable().default(null),
})

/** How the readiness of the next briefing, or the one named, changed since an instant; keeps its forecast of the day. */
export const POST = (request: Request): Promise<Response> =>
  answeringBody(request, bodySchema, async ({ since, briefing }) => {
    const change = await readinessChange(await requestContext(), since, briefing)
    return uncached({ change })
  })
