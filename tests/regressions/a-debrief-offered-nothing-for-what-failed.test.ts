import { expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { loadDebrief, loadForecastScore } from '@/lib/services/rehearsal/load-debrief'
import { saveDebrief } from '@/lib/services/rehearsal/save-debrief'
import { loadSession } from '@/lib/services/study/load-session'
import { scopeSchema } from '@/lib/services/study/study-scope'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { briefed, must } from '../services/rehearsal-fixture'

/**
 * Two facts failed in the room, and nothing offered to review them; “4 came up” stood above “1 of 3 that came up”; and
 * the page of the past briefing went on to forecast it from what was studied since.
 */
onBothEngines('a debrief', (open) => {
  it('leads to what was not recalled until that is answered, and leaves the past briefing as it was', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 2)
    const facts = new Map(must(await loadBriefing(ctx, briefingId)).outlook.cards.map((card) => [card.factId, card]))
    const four = [...facts.values()].slice(0, 4)
    for (const { cardId } of four) await submitEntries(ctx, [await answerOf(ctx, cardId, 4)])
    const over = later(ctx, 2 * DAY_MS + HOUR_MS)
    const before = must(await loadBriefing(over, briefingId)).page
    expect(before.now).toEqual(before.ifStopped)
    const marks = [true, false, false, null]
    const written = four.map(({ factId }, index) => ({
      factId,
      cameUp: true,
      recalled: marks[index] ?? null,
    }))
    expect(must(await saveDebrief(over, briefingId, { facts: written }))).toEqual({
      facts: 4,
      cameUp: 4,
      known: 3,
      recalled: 1,
    })
    const missed = new Set([four[1]?.factId, four[2]?.factId])
    const { debrief } = must(await loadBriefing(over, briefingId)).page
    expect(debrief).toMatchObject({ cameUp: 4, known: 3, recalled: 1, toReview: { facts: 2 } })
    expect(must(await loadDebrief(over, briefingId)).counts).toEqual(debrief)
    const scored = await loadForecastScore(over)
    expect(scored?.sentence).toMatch(/^You recalled 1 of 3 facts that came up and that you could judge; /)
    const cards = debrief?.toReview.cards ?? []
    const scope = scopeSchema.parse({ ahead: 'all', cards: cards.join(',') })
    const session = await loadSession(over, scope)
    const offered = new Set([...session.main, ...session.learning].map(({ factId }) => factId))
    expect(offered).toEqual(missed)
    const [first] = session.main
    if (!first) throw new Error('it is offered')
    await submitEntries(over, [await answerOf(over, first.cardId, 1)])
    const after = must(await loadBriefing(later(over, DAY_MS), briefingId)).page
    expect(after.debrief?.toReview.facts).toBe(1)
    expect(after.now).toEqual(before.now)
    expect(after.groups).toEqual(before.groups)
  })
})
