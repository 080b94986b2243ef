import { expect, it } from 'vitest'
import { findAction } from '@/lib/data/queries/actions/actions'
import { memoriesOf } from '@/lib/data/queries/study/log'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { undo } from '@/lib/services/history/undo'
import { loadPausing, planOfEndedPause } from '@/lib/services/pausing/load-pausing'
import { endPause, spreadReviews } from '@/lib/services/pausing/spread-reviews'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

/** /pause named the plan in the history as the way to bring reviews back, and the history refused to undo it. */
onBothEngines('a pause that was cancelled', (open) => {
  it('is named by its end, and its plan can be undone, which brings the reviews back', async () => {
    const { ctx: first } = await open()
    await loadBridges(first, 6)
    const cards = await firstCards(first, 6)
    for (const card of cards) await submitEntries(first, [await answerOf(first, card, 4)])
    const ctx = later(first, 40 * DAY_MS)
    const today = Math.floor(MORNING / DAY_MS) + 40
    const dueDays = async () => {
      const memories = await memoriesOf(ctx.engine.read, ctx.actor.learnerId, cards)
      return cards.map((card) => memories.get(card)?.dueDay)
    }
    const before = await dueDays()

    const planned = await spreadReviews(ctx, { from: isoDateOf(today), to: isoDateOf(today + 6), days: 3 })
    if (!planned.ok) throw new Error(planned.message)
    expect(await dueDays()).not.toEqual(before)
    const ended = await endPause(later(ctx, MINUTE_MS), today)
    if (!ended.ok) throw new Error(ended.message)
    const action = await findAction(ctx.engine.read, ctx.actor.learnerId, { id: ended.value.actionId ?? '' })
    expect(action?.words).toMatch(/^Pause ended, /)
    expect((action && (await planOfEndedPause(ctx, action)))?.id).toBe(planned.value.actionId)

    const undone = await undo(later(ctx, 2 * MINUTE_MS), { request: crypto.randomUUID(), id: planned.value.actionId })
    expect(undone).toMatchObject({ ok: true })
    expect(await dueDays()).toEqual(before)
    expect((await loadPausing(ctx)).pauses).toEqual([])
    expect(action && (await planOfEndedPause(ctx, action))).toBeNull()
  })
})
