import { z } from 'zod'
import { answeringBody, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { DAY_MS } from '@/lib/domain/time/units'
import { saveReadPoint } from '@/lib/services/reading/save-reading'

const bodySchema = z.object({
  article: z.string().min(1).max(200),
  readPoint: z.number().int().min(0).max(100_000_000),
  readMs: z.number().int().min(0).max(DAY_MS),
})

/** Keeps where reading of an article stopped. A page sends it also while it is being closed, which an action cannot. */
export const POST = (request: Request): Promise<Response> =>
  answeringBody(request, bodySchema, async ({ article, ...step }) => {
    const result = await saveReadPoint(await requestContext(), article, step)
    return result.ok ? Response.json({ reading: result.value }) : problemOf(result)
  })
