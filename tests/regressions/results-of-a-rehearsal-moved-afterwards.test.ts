import { expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { briefingToChange } from '@/lib/services/authorise'
import { saveDebrief } from '@/lib/services/briefing/debrief'
import { forecastInputsOf } from '@/lib/services/briefing/forecast-inputs'
import { briefingInputOf } from '@/lib/services/briefing/input-of'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import { loadRehearsal } from '@/lib/services/rehearsal/load-rehearsal'
import { loadResults } from '@/lib/services/rehearsal/load-results'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later, newId } from '@/tests/support/entries'
import { answerNext, briefed, must, started } from '../services/rehearsal-fixture'

/**
 * Once a briefing had been held and debriefed, the results of its rehearsal gave other figures under the same heading,
 * and still asked for the debrief: they were made for the new time, with the correction that later reviews had moved.
 */
onBothEngines('the results of a rehearsal', (open) => {
  it('stay what they were after later reviews, after the briefing and after its debrief, and know of the debrief', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 12, ['typed', 'spoken'])
    let sheet = await started(ctx, briefingId, 10)
    let now = ctx
    for (let step = 0; step < 4; step += 1) {
      now = later(now, MINUTE_MS / 4)
      await answerNext(now, sheet, step === 0 ? 1 : 3)
      sheet = must(await loadRehearsal(now, sheet.id))
    }
    // Left open: its figures are those of its last answer.
    const first = must(await loadResults(later(now, MINUTE_MS), sheet.id))
    expect(first.readiness.after.mean).toBeGreaterThan(first.readiness.before.mean)
    expect(first).toMatchObject({ isPast: false, debrief: null })
    // More than 100 reviews over the days after, half of them forgotten: forecasts are corrected from then on.
    const asked = sheet.questions.slice(0, 16).map(({ card }) => card.cardId)
    for (let day = 1; day <= 9; day += 1) {
      const at = later(ctx, day * DAY_MS)
      const [first] = asked
      if (!first) throw new Error('something was asked')
      const answer = await answerOf(at, first, day % 2 === 0 ? 1 : 3)
      await submitEntries(
        at,
        asked.map((cardId) => ({ ...answer, cardId, id: newId(at.now) })),
      )
    }
    const studied = later(ctx, 9 * DAY_MS + HOUR_MS)
    const briefing = must(await briefingToChange(studied, briefingId))
    const { basis } = await forecastInputsOf(studied, briefing)
    expect(Math.abs(basis.shift)).toBeGreaterThan(0.1)
    expect(must(await loadResults(studied, sheet.id)).readiness).toEqual(first.readiness)
    must(await saveBriefing(studied, { ...briefingInputOf(briefing), at: studied.now }, briefingId))
    const held = later(studied, MINUTE_MS)
    expect(must(await loadResults(held, sheet.id))).toMatchObject({ isPast: true, debrief: null })
    const [question] = sheet.questions
    if (!question) throw new Error('something was asked')
    const { factId } = question.item
    must(await saveDebrief(held, briefingId, new Map([[factId, false]])))
    const last = must(await loadResults(later(held, DAY_MS), sheet.id))
    expect(last.readiness).toEqual(first.readiness)
    expect(last.debrief).toMatchObject({ cameUp: 1, recalled: 0 })
  })
})
