import { expect, it } from 'vitest'
import { anId } from '@/lib/domain/ids.fixture'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import { briefingToChange } from '@/lib/services/authorise'
import { forecastInputsOf } from '@/lib/services/briefing/forecast-inputs'
import type { Context } from '@/lib/services/context'
import { loadDebrief, loadForecastScore } from '@/lib/services/rehearsal/load-debrief'
import { loadRehearsal } from '@/lib/services/rehearsal/load-rehearsal'
import { saveDebrief } from '@/lib/services/rehearsal/save-debrief'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { answerNext, briefed, must, started } from './rehearsal-fixture'
import { secondLearner } from './second-learner'

onBothEngines('a debrief', (open) => {
  it('keeps what was forecast before the briefing beside what happened, also when it is written again', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 2, ['typed', 'spoken'])
    const sheet = await started(ctx, briefingId, 5)
    await answerNext(ctx, sheet, 3)
    expect(await loadDebrief(ctx, briefingId)).toMatchObject({ ok: false, code: 'conflict' })
    const after = later(ctx, 2 * DAY_MS + 3_600_000)
    const [question] = sheet.questions
    if (!question) throw new Error('nothing was asked')
    const { factId } = question.item
    const predicted = async (at: Context) =>
      must(await loadDebrief(at, briefingId))
        .groups.flatMap(({ facts }) => facts)
        .find((fact) => fact.factId === factId)?.predictedRecall ?? 0
    const forecast = await predicted(after)
    expect(forecast).toBeGreaterThan(0)
    const answer = await answerOf(after, question.card.cardId, 1)
    await submitEntries(after, [answer])
    expect(await predicted(after)).toBeCloseTo(forecast, 12)
    must(await saveDebrief(after, briefingId, { facts: [{ factId, cameUp: true, recalled: true }] }))
    must(await saveDebrief(after, briefingId, { facts: [{ factId, cameUp: true, recalled: false }] }))
    const scored = await loadForecastScore(after)
    expect(scored).toMatchObject({ briefings: 1, score: { facts: 1, recalled: 0 } })
    expect(scored?.score.brier).toBeCloseTo(forecast ** 2, 12)
    expect(await loadForecastScore(await secondLearner(ctx, 'same workspace'))).toBeNull()
  })

  it('forecasts no certainty for a fact missed or Hard minutes before, and the same as the briefing’s page', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 1 / 24, ['typed', 'spoken'])
    const sheet = await started(ctx, briefingId, 5)
    const [missed, recalled, hard] = sheet.questions.map(({ item }) => item)
    if (!missed || !recalled || !hard) throw new Error('three questions were asked')
    await answerNext(ctx, sheet, 1)
    await answerNext(ctx, must(await loadRehearsal(ctx, sheet.id)), 3)
    await submitEntries(ctx, [await answerOf(ctx, hard.cardId, 2)])
    const { recallIfStopped, cards } = await forecastInputsOf(ctx, must(await briefingToChange(ctx, briefingId)))
    const after = later(ctx, HOUR_MS)
    const facts = must(await loadDebrief(after, briefingId)).groups.flatMap((group) => group.facts)
    const of = (factId: string) => facts.find((fact) => fact.factId === factId)
    for (const { factId } of [missed, hard]) {
      expect(of(factId)).toMatchObject({ isInFirstStep: true })
      expect(of(factId)?.predictedRecall).toBeLessThan(0.69)
    }
    expect(of(recalled.factId)?.isInFirstStep).toBe(false)
    for (const { factId } of [missed, recalled, hard]) {
      const own = cards.filter((card) => card.factId === factId)
      const shown = own.reduce((sum, { cardId }) => sum + (recallIfStopped.get(cardId) ?? 0) / own.length, 0)
      expect(of(factId)?.predictedRecall).toBeCloseTo(shown, 12)
    }
  })

  it('refuses facts of other briefings', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 1)
    const after = later(ctx, 2 * DAY_MS)
    const saved = await saveDebrief(after, briefingId, {
      facts: [{ factId: anId('elsewhere'), cameUp: true, recalled: true }],
    })
    expect(saved).toMatchObject({ ok: false, code: 'invalid' })
  })
})
