import { z } from 'zod'
import { answering, answeringBody, invalidBody, resulting, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { completedInput, usualInput } from '@/lib/services/briefing/completed-input'
import { listOwnBriefings } from '@/lib/services/briefing/list-briefings'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'

/** The learner's briefings, with the readiness of those ahead. */
export const GET = (): Promise<Response> =>
  answering(async () => uncached(await listOwnBriefings(await requestContext())))

/** Makes a briefing; what is not named is as in a new one. */
export const POST = (request: Request): Promise<Response> =>
  answeringBody(request, z.unknown(), async (body) => {
    const ctx = await requestContext()
    const parsed = completedInput(await usualInput(ctx), body)
    if (!parsed.success) return invalidBody(parsed.error)
    return resulting(await saveBriefing(ctx, parsed.data), 201)
  })
