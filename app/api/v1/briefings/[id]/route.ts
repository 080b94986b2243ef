import { after } from 'next/server'
import { z } from 'zod'
import { answering, answeringBody, invalidBody, problemOf, resulting, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { briefingToChange } from '@/lib/services/authorise'
import { briefingInputOf, completedInput } from '@/lib/services/briefing/completed-input'
import { keepForecast } from '@/lib/services/briefing/keep-forecast'
import { feasibilityOfInputs, loadBriefing } from '@/lib/services/briefing/load-briefing'
import { removeBriefing, saveBriefing } from '@/lib/services/briefing/save-briefing'

/** A briefing with its readiness, its plan and what would reach its targets. */
export const GET = (_: Request, { params }: RouteContext<'/api/v1/briefings/[id]'>): Promise<Response> =>
  answering(async () => {
    const ctx = await requestContext()
    const loaded = await loadBriefing(ctx, (await params).id)
    if (!loaded.ok) return problemOf(loaded)
    const { page, outlook } = loaded.value
    after(() => keepForecast(ctx, page.briefing.id, loaded.value))
    return uncached({ ...page, ...(page.isPast ? {} : feasibilityOfInputs(outlook)) })
  })

/** Changes a briefing; what is not named stays. */
export const PATCH = (request: Request, { params }: RouteContext<'/api/v1/briefings/[id]'>): Promise<Response> =>
  answeringBody(request, z.unknown(), async (body) => {
    const ctx = await requestContext()
    const found = await briefingToChange(ctx, (await params).id)
    if (!found.ok) return problemOf(found)
    const parsed = completedInput(briefingInputOf(found.value), body)
    if (!parsed.success) return invalidBody(parsed.error)
    return resulting(await saveBriefing(ctx, parsed.data, found.value.id))
  })

/** Removes a briefing for good. */
export const DELETE = (_: Request, { params }: RouteContext<'/api/v1/briefings/[id]'>): Promise<Response> =>
  answering(async () => resulting(await removeBriefing(await requestContext(), (await params).id)))
