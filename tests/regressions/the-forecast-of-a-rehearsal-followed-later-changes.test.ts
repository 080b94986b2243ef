import { expect, it } from 'vitest'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { briefingToChange } from '@/lib/services/authorise'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import type { Context } from '@/lib/services/context'
import { adoptParameters } from '@/lib/services/fitting/adopt-parameters'
import { answerRehearsal } from '@/lib/services/rehearsal/answer-rehearsal'
import { loadRehearsal } from '@/lib/services/rehearsal/load-rehearsal'
import { loadResults } from '@/lib/services/rehearsal/load-results'
import { startRehearsal } from '@/lib/services/rehearsal/start-rehearsal'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later, newId } from '@/tests/support/entries'
import { answerNext, briefed, must, started } from '../services/rehearsal-fixture'

/** A rehearsal of cards that were studied the day before, with four answers of which one is a miss. */
const rehearsed = async (first: Context) => {
  const briefingId = await briefed(first, 12, ['typed', 'spoken'])
  const drawn = await started(first, briefingId, 10)
  const cardIds = drawn.questions.map(({ card }) => card.cardId)
  const answers = await Promise.all(cardIds.map((cardId) => answerOf(first, cardId, 3)))
  await submitEntries(later(first, MINUTE_MS), answers)
  const ctx = later(first, DAY_MS)
  let sheet = await started(ctx, briefingId, 10)
  let now = ctx
  for (let step = 0; step < 4; step += 1) {
    now = later(now, MINUTE_MS / 4)
    await answerNext(now, sheet, step === 0 ? 1 : 3)
    sheet = must(await loadRehearsal(now, sheet.id))
  }
  return { ctx, now, briefingId, sheet, cardIds }
}

const readinessOf = async (ctx: Context, id: string) => must(await loadResults(ctx, id)).readiness

/** Everything that is changed afterwards and that no forecast of an earlier day can know. */
const changeAll = async (
  ctx: Context,
  briefingId: string,
  suspended: Awaited<ReturnType<typeof rehearsed>>['cardIds'],
) => {
  for (const cardId of suspended) {
    const { now: at } = ctx
    await submitEntries(ctx, [{ kind: 'suspend', id: newId(at), cardId, at, suspended: true }])
  }
  const { title, at, timeZone, place, audience, minutesPerDay, choices } = must(await briefingToChange(ctx, briefingId))
  const scope = { ...choices.scope, articleKeys: ['kazakh-concerns'] }
  const narrower = {
    title,
    at: at + 3 * DAY_MS,
    timeZone,
    place,
    audience,
    minutesPerDay,
    choices: { ...choices, scope },
  }
  must(await saveBriefing(ctx, narrower, briefingId))
  const weights = DEFAULT_WEIGHTS.map((weight, place) => (place < 4 ? weight * 3 : weight))
  must(await adoptParameters(ctx, weights, null))
}

/**
 * The results of a rehearsal worked out again what had been forecast, for what the briefing covers now, the cards that
 * are not suspended now and the FSRS parameters of now.
 */
onBothEngines('the forecast of a rehearsal', (open) => {
  it('is the one of its beginning, whatever is changed afterwards', async () => {
    const { ctx: first } = await open()
    const { now, briefingId, sheet, cardIds } = await rehearsed(first)
    const made = await readinessOf(later(now, MINUTE_MS), sheet.id)
    expect(made.workedOutLater).toBe(false)
    expect(made.before.mean).toBeGreaterThan(0)
    expect(made.after.mean).not.toBe(made.before.mean)
    await changeAll(later(now, HOUR_MS), briefingId, cardIds.slice(0, 5))
    expect(await readinessOf(later(now, 2 * HOUR_MS), sheet.id)).toEqual(made)
    // A rehearsal that begins now is forecast for what is there now.
    const next = await started(later(now, DAY_MS), briefingId, 10)
    expect((await readinessOf(later(now, DAY_MS), next.id)).before.facts).toBeLessThan(made.before.facts)
  })

  it('counts answers that arrive after such a change, and those of a device whose clock is slow', async () => {
    const { ctx: first } = await open()
    const { ctx, now, briefingId, sheet, cardIds } = await rehearsed(first)
    const made = await readinessOf(later(now, MINUTE_MS), sheet.id)
    const up = sheet.questions.find(({ item }) => !sheet.answers.some(({ cardId }) => cardId === item.cardId))
    if (!up) throw new Error('something is left to ask')
    const review = { ...(await answerOf(now, up.card.cardId, 3)), mode: 'rehearsal' as const, format: up.item.format }
    await changeAll(later(now, HOUR_MS), briefingId, cardIds.slice(0, 5))
    const arrival = later(now, 2 * HOUR_MS)
    const at = ctx.now - MINUTE_MS
    await submitEntries(arrival, [{ ...review, at }])
    const { cardId } = up.item
    const common = { cardId, round: 1, given: null, confidence: 2, ms: 6_000 } as const
    const answer = { id: newId(now.now), verdict: 'right', reviewId: review.id, at, ...common } as const
    expect(must(await answerRehearsal(arrival, sheet.id, [answer]))).toMatchObject([{ status: 'stored' }])
    const since = await readinessOf(arrival, sheet.id)
    expect(since.before).toEqual(made.before)
    expect(since.after.mean).toBeGreaterThan(made.after.mean)
    // Undone again, it is as if it had never been given.
    const undone = newId(arrival.now)
    await submitEntries(arrival, [{ kind: 'void', id: undone, cardId, at: at + 1, voids: review.id }])
    const back = {
      kind: 'void',
      id: newId(arrival.now),
      cardId,
      at: at + 1,
      voids: answer.id,
      reviewId: undone,
    } as const
    must(await answerRehearsal(arrival, sheet.id, [back]))
    expect(await readinessOf(arrival, sheet.id)).toEqual(made)
  })

  it('says of a rehearsal from before forecasts were kept that its own was worked out later', async () => {
    const { engine, ctx: first } = await open()
    const { now, briefingId, sheet, cardIds } = await rehearsed(first)
    const made = await readinessOf(later(now, MINUTE_MS), sheet.id)
    await engine.write((tx) => tx.db.delete(tx.t.rehearsalForecasts))
    const workedOut = await readinessOf(later(now, MINUTE_MS), sheet.id)
    expect(workedOut).toMatchObject({ workedOutLater: true, before: { facts: made.before.facts } })
    expect(workedOut.before.mean).toBeCloseTo(made.before.mean, 9)
    expect(workedOut.after.mean).toBeCloseTo(made.after.mean, 9)
    await changeAll(later(now, HOUR_MS), briefingId, cardIds.slice(0, 5))
    const moved = await readinessOf(later(now, 2 * HOUR_MS), sheet.id)
    expect(moved.workedOutLater).toBe(true)
    expect(moved.before.facts).toBeLessThan(made.before.facts)
  })

  it('is kept once, also where a rehearsal is started twice at the same time', async () => {
    const { engine, ctx } = await open()
    const briefingId = await briefed(ctx, 12)
    const id = newId(ctx.now)
    const start = () => startRehearsal(ctx, briefingId, { id, minutes: 10 })
    expect((await Promise.all([start(), start()])).map(must)).toMatchObject([{ id }, { id }])
    const kept = await engine.read.db.select().from(engine.read.t.rehearsalForecasts)
    expect(kept.map(({ rehearsalId }) => rehearsalId)).toEqual([id])
  })
})
