import { after } from 'next/server'
import { answering, invalidBody, jsonBody, problemOf, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { briefingToChange } from '@/lib/services/authorise'
import { briefingInputOf, completedInput } from '@/lib/services/briefing/completed-input'
import { keepForecast } from '@/lib/services/briefing/keep-forecast'
import { feasibilityOfInputs, loadBriefing } from '@/lib/services/briefing/load-briefing'
import { removeBriefing, saveBriefing } from '@/lib/services/briefing/save-briefing'

type Named = { readonly params: Promise<{ readonly id: string }> }

/** A briefing with its readiness, its plan and what would reach its targets. */
export const GET = (_: Request, { params }: Named): Promise<Response> =>
  answering(async () => {
    const ctx = await requestContext()
    const loaded = await loadBriefing(ctx, (await params).id)
    if (!loaded.ok) return problemOf(loaded)
    const { page, outlook } = loaded.value
    after(() => keepForecast(ctx, page.briefing.id, loaded.value))
    return uncached({ ...page, ...(page.isPast ? {} : feasibilityOfInputs(outlook)) })
  })

/** Changes a briefing; what is not named stays. */
export const PATCH = (request: Request, { params }: Named): Promise<Response> =>
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const ctx = await requestContext()
    const found = await briefingToChange(ctx, (await params).id)
    if (!found.ok) return problemOf(found)
    const parsed = completedInput(briefingInputOf(found.value), read.body)
    if (!parsed.success) return invalidBody(parsed.error)
    const saved = await saveBriefing(ctx, parsed.data, found.value.id)
    return saved.ok ? uncached(saved.value) : problemOf(saved)
  })

/** Removes a briefing for good. */
export const DELETE = (_: Request, { params }: Named): Promise<Response> =>
  answering(async () => {
    const removed = await removeBriefing(await requestContext(), (await params).id)
    return removed.ok ? uncached(removed.value) : problemOf(removed)
  })
