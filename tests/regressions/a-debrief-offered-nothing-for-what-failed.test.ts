import { expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import { type Debrief, loadDebrief, saveDebrief } from '@/lib/services/briefing/debrief'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { scopeSchema } from '@/lib/services/study/study-scope'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { firstOf, must } from '@/tests/support/must'
import { briefed } from '../services/rehearsal-fixture'

/**
 * Two facts failed in the room, and nothing offered to review them; and the page of the past briefing went on to forecast it from what was studied since.
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
    expect(await saveDebrief(ctx, briefingId, new Map())).toMatchObject({ ok: false, code: 'conflict' })
    const forecastOf = async (at: Context) => must(await loadDebrief(at, briefingId)).groups
    const forecast = await forecastOf(over)
    const marks = four.slice(0, 3).map(({ factId }, index) => [factId, index === 0] as const)
    must(await saveDebrief(over, briefingId, new Map(marks)))
    const missed = new Set([four[1]?.factId, four[2]?.factId])
    const { debrief } = must(await loadBriefing(over, briefingId)).page
    expect(debrief).toMatchObject({ cameUp: 3, recalled: 1, toReview: { facts: 2 } })
    expect(must(await loadDebrief(over, briefingId)).counts).toEqual(debrief)
    const cards = debrief?.toReview.cards ?? []
    const scope = scopeSchema.parse({ ahead: 'all', cards: cards.join(',') })
    const session = await loadSession(over, scope)
    const offered = new Set([...session.main, ...session.learning].map(({ factId }) => factId))
    expect(offered).toEqual(missed)
    const first = firstOf(session.main)
    await submitEntries(over, [await answerOf(over, first.cardId, 1)])
    const after = must(await loadBriefing(later(over, DAY_MS), briefingId)).page
    expect(after.debrief?.toReview.facts).toBe(1)
    const recalls = (groups: Debrief['groups']) =>
      groups.flatMap(({ facts }) => facts.map(({ predictedRecall }) => predictedRecall))
    expect(recalls(await forecastOf(later(over, DAY_MS)))).toEqual(recalls(forecast))
    expect(after.now).toEqual(before.now)
    expect(after.groups).toEqual(before.groups)
  })
})
