import { and, asc, eq, max, min, type SQL, sql } from 'drizzle-orm'
import type { Store } from '@/lib/data/engine/engine'
import { yieldToEventLoop } from '@/lib/data/engine/yield-to-event-loop'
import type { CardId, LearnerId, StudyDay } from '@/lib/domain/ids'
import { type DayTally, MATURE_DAYS } from '@/lib/domain/retention/day-tally'
import type { Format, Mode } from '@/lib/domain/scheduling/log'
import type { Rating } from '@/lib/domain/scheduling/memory'

/** What retention needs to know of one answer that was not taken back. */
export type ReviewLine = {
  readonly cardId: CardId
  readonly day: StudyDay
  readonly rating: Rating
  readonly format: Format
  readonly mode: Mode
  /** The interval that the card had before, in days; 0 where it was new or in an intraday step. */
  readonly intervalDays: number
}

type Counting = { answers: number; young: { passed: number; n: number }; mature: { passed: number; n: number } }

/** Whether an answer was an attempt to recall under the schedule: no cramming, and nothing that can be guessed. */
const isAttempt = ({ mode, format }: ReviewLine): boolean =>
  mode !== 'cram' && (format === 'flash' || format === 'typed' || format === 'spoken')

/**
 * Counts answers by study day. A test of memory is the first attempt at a card on a study day after an interval of a day
 * or more; passed is Hard or better. `add` takes answers in order of time, in as many pieces as is handy.
 */
export const openTally = () => {
  const days = new Map<StudyDay, Counting>()
  const lastAttempt = new Map<CardId, StudyDay>()
  return {
    add: (lines: readonly ReviewLine[]): void => {
      for (const line of lines) {
        const { cardId, day, rating, intervalDays } = line
        const counting = days.get(day) ?? { answers: 0, young: { passed: 0, n: 0 }, mature: { passed: 0, n: 0 } }
        days.set(day, counting)
        counting.answers += 1
        if (!isAttempt(line)) continue
        const isFirst = lastAttempt.get(cardId) !== day
        lastAttempt.set(cardId, day)
        if (!isFirst || intervalDays < 1) continue
        const tally = intervalDays >= MATURE_DAYS ? counting.mature : counting.young
        tally.n += 1
        if (rating > 1) tally.passed += 1
      }
    },
    /** What was counted, earliest day first; days without an answer are missing. */
    days: (): readonly DayTally[] =>
      [...days].map(([day, counting]) => ({ day, ...counting })).sort((a, b) => a.day - b.day),
  }
}

/** The interval in days that a card had before a review; null where it had no memory. Each engine reads JSON its way. */
const intervalBefore = ({ dialect, t }: Store): SQL<number | null> =>
  dialect === 'sqlite'
    ? sql`case when json_valid(${t.reviews.memoryBefore}) then json_extract(${t.reviews.memoryBefore}, '$.intervalDays') end`
    : sql`(${t.reviews.memoryBefore} ->> 'intervalDays')::integer`

/** Study days that are read at once: other requests get their turn in between. */
const WINDOW_DAYS = 60

const daySpan = async (store: Store, learnerId: LearnerId) => {
  const { reviews: r } = store.t
  const [row] = await store.db
    .select({ first: min(r.day), last: max(r.day) })
    .from(r)
    .where(eq(r.learnerId, learnerId))
  return row && row.first !== null && row.last !== null ? { first: row.first, last: row.last } : null
}

const windowsOf = function* ({ first, last }: { readonly first: StudyDay; readonly last: StudyDay }) {
  for (let from = first; from <= last; from += WINDOW_DAYS) yield sql`between ${from} and ${from + WINDOW_DAYS - 1}`
}

/** The entries of a learner's log that were taken back. */
const takenBack = async (store: Store, learnerId: LearnerId, span: { first: StudyDay; last: StudyDay }) => {
  const { reviews: r } = store.t
  const gone = new Set<string>()
  for (const window of windowsOf(span)) {
    const rows = await store.db
      .select({ value: r.value })
      .from(r)
      .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'void'), sql`${r.day} ${window}`))
    for (const { value } of rows) if (typeof value === 'string') gone.add(value)
    await yieldToEventLoop()
  }
  return gone
}

/** A learner's answers that were not taken back, in order of time and in pieces: a long log never stands in memory whole. */
export async function* standingReviews(store: Store, learnerId: LearnerId): AsyncGenerator<readonly ReviewLine[]> {
  const span = await daySpan(store, learnerId)
  if (!span) return
  const gone = await takenBack(store, learnerId, span)
  const { reviews: r } = store.t
  for (const window of windowsOf(span)) {
    const rows = await store.db
      .select({
        id: r.id,
        cardId: r.cardId,
        day: r.day,
        rating: r.rating,
        format: r.format,
        mode: r.mode,
        intervalDays: intervalBefore(store),
      })
      .from(r)
      .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review'), sql`${r.day} ${window}`))
      .orderBy(asc(r.at), asc(r.id))
    yield rows.flatMap(({ id, rating, format, mode, ...row }) => {
      if (gone.has(id) || rating === null || format === null || mode === null) return []
      return [
        {
          cardId: row.cardId,
          day: row.day,
          rating: rating as Rating, // edge: checked when it was written
          format,
          mode,
          intervalDays: row.intervalDays ?? 0,
        },
      ]
    })
    await yieldToEventLoop()
  }
}
