import type { Store } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { lockLearner } from '../../data/engine/raw-query'
import { openDeckOptions } from '../../data/queries/learner/decks'
import { learnerOf } from '../../data/queries/learner/learner'
import { dueByDay } from '../../data/queries/study/candidates'
import { reviewCards } from '../../data/queries/study/memories'
import { counted } from '../../domain/format/words'
import type { Instant, ReviewId, StudyDay } from '../../domain/ids'
import { type ReviewCard, reschedule } from '../../domain/scheduling/reschedule'
import { studyCalendar } from '../../domain/time/study-day'
import { recorded } from '../actions/as-action'
import type { Context } from '../context'
import { logAppended } from '../events'
import { done, type Result, writeOrNothing } from '../result'
import { storeActs } from '../study/act-on-cards'
import { MOST_ENTRIES } from '../study/entry-schema'
import { newReviewId } from '../study/review-id'

/** How many days a preview shows, today among them. */
const PREVIEW_DAYS = 30
/** Load balancing looks no further ahead. */
const LOAD_DAYS = 150
/** Before every day on which something can be due. */
const LONG_AGO_DAYS = 40_000

const plan = async (ctx: Context, store: Store) => {
  const { learnerId, workspaceIds } = ctx.actor
  const learner = await learnerOf(store, learnerId)
  const { timeZone, dayStartHour } = learner.scheduling
  const today = studyCalendar(timeZone, dayStartHour).dayOf(ctx.now)
  const past = await dueByDay(store, learnerId, today - LONG_AGO_DAYS, today)
  const ahead = await dueByDay(store, learnerId, today + 1, today + LOAD_DAYS)
  const before = new Map([
    [today, past.reduce((sum, count) => sum + count, 0)],
    ...ahead.map((count, index): [StudyDay, number] => [today + 1 + index, count]),
  ])
  const answeredAt = new Map<string, Instant>()
  const rows = await reviewCards(store, learnerId)
  const options = await openDeckOptions(store, learner, workspaceIds)
  const optionsOf = await options.ofFacts([...new Set(rows.map(({ factId }) => factId))])
  const cards = rows.map(({ lastReviewAt, ...row }): ReviewCard => {
    answeredAt.set(row.cardId, lastReviewAt)
    return { ...row, settings: optionsOf(row.factId).scheduling }
  })
  const pauses = learner.preferences.pauses.filter(({ to }) => to >= today)
  const { rescheduled, due, afterPause } = reschedule(cards, today, before, pauses)
  return {
    /** Cards in review that are neither suspended nor deleted. */
    cards: cards.length,
    today,
    before,
    after: due,
    /** Cards that come after a planned pause instead of in it. */
    afterPause,
    /** Whether a pause is planned that has not ended. */
    hasPause: pauses.length > 0,
    rescheduled: rescheduled.map((one) => ({ ...one, lastReviewAt: answeredAt.get(one.cardId) ?? 0 })),
  }
}

/**
 * What rescheduling would do to the actor's cards: nothing is changed.
 * @returns how many cards there are, how many of them would be due on another day, and what is due on each day from today
 * on, before and after; what is overdue is due today
 */
export const previewReschedule = async (ctx: Context) => {
  const planned = await plan(ctx, ctx.engine.read)
  const { cards, today, before, after, afterPause, hasPause, rescheduled } = planned
  const days = Array.from({ length: PREVIEW_DAYS }, (_, index) => {
    const day = today + index
    return { day, before: before.get(day) ?? 0, after: after.get(day) ?? 0 }
  })
  return { cards, changed: rescheduled.length, afterPause, hasPause, days }
}

export type ReschedulePreviewDay = Awaited<ReturnType<typeof previewReschedule>>['days'][number]

/**
 * Makes the actor's cards in review due when the parameters and the desired retention of their decks want it: an entry
 * of the log for each card whose day changes, all of them one action of the history. Suspended cards and those that are
 * being learned stay.
 * @returns how many cards were rescheduled
 */
export const rescheduleCards = async (ctx: Context): Promise<Result<number>> => {
  const result = await writeOrNothing(ctx.engine, async (tx): Promise<Result<number>> => {
    await lockLearner(tx, ctx.actor.learnerId)
    const planned = await plan(ctx, tx)
    const acted = await recorded(
      tx,
      ctx,
      {},
      async (): Promise<Result<readonly ReviewId[]>> => {
        const ids: ReviewId[] = []
        for (const piece of inPieces(planned.rescheduled, MOST_ENTRIES)) {
          const entries = piece.map(({ cardId, dueDay, intervalDays, lastReviewAt }) => ({
            kind: 'reschedule' as const,
            id: newReviewId(ctx.now),
            cardId,
            at: Math.max(ctx.now, lastReviewAt + 1),
            dueDay,
            intervalDays,
          }))
          const stored = await storeActs(tx, ctx, entries)
          if (!stored.ok) return stored
          ids.push(...entries.map(({ id }) => id))
        }
        return done(ids)
      },
      (ids) =>
        ids.length === 0
          ? null
          : {
              kind: 'cards',
              words: `${counted(ids.length, 'card')} rescheduled`,
              changes: [{ kind: 'entries', ids }],
            },
    )
    if (!acted.ok) return acted
    return done(acted.value.value.length)
  })
  if (result.ok && result.value > 0) logAppended(ctx)
  return result
}
