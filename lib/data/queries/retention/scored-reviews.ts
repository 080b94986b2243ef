import { and, desc, eq, inArray, isNotNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Instant, LearnerId, StudyDay } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { standing, standingColumns } from '../study/answers'

/**
 * A learner's last reviews that had a predicted recall, newest first: what forecasts are held against. Only the first
 * answer to a card on a later study day than its last one counts, as in the scores: minutes after an answer the
 * prediction is near 1, so learning steps would make every forecast look too optimistic. Cramming, and formats that FSRS
 * does not count, are left out, and so are the first answer ever to a card that only had a date, and what was taken back.
 * @param before only what the log held before this instant
 */
export const scoredReviews = async (store: Store, learnerId: LearnerId, most: number, before?: Instant) => {
  const { reviews: r } = store.t
  const isScored = and(
    eq(r.kind, 'review'),
    isNotNull(r.predictedRecall),
    ne(r.mode, 'cram'),
    sql`${r.format} in ('flash', 'typed', 'spoken')`,
    sql`${numberBefore(store, 'lastReviewDay')} < ${r.day}`,
    sql`${numberBefore(store, 'reps')} > 0`,
  )
  // What takes an entry back comes no earlier than the entry: a void that is not among these is of none of them.
  const rows = await store.db
    .select({ ...standingColumns(store), rating: r.rating, predicted: r.predictedRecall })
    .from(r)
    .where(
      and(
        eq(r.learnerId, learnerId),
        or(eq(r.kind, 'void'), isScored),
        before === undefined ? undefined : lt(r.at, before),
      ),
    )
    .orderBy(desc(r.at))
    .limit(most)
  return standing(rows).flatMap(({ rating, predicted }) =>
    predicted === null || rating === null ? [] : [{ predicted, recalled: rating > 1 }],
  )
}

/**
 * Seconds that a learner's answers to the cards of each briefing took on a study day, by briefing, wherever they were
 * given: what two briefings share counts for both, and what has nothing to do with one does not. One without answers has
 * no entry.
 */
export const secondsOnDayOf = async (
  { db, t }: Store,
  learnerId: LearnerId,
  briefingIds: readonly string[],
  day: StudyDay,
): Promise<ReadonlyMap<string, number>> => {
  const { reviews: r, memories: m, briefingFacts: b } = t
  const rows = await db
    .select({
      id: b.briefingId,
      ms: sql<number>`coalesce(sum(coalesce(${r.questionMs}, 0) + coalesce(${r.answerMs}, 0)), 0)`,
    })
    .from(r)
    .innerJoin(m, and(eq(m.learnerId, r.learnerId), eq(m.cardId, r.cardId)))
    .innerJoin(b, and(eq(b.learnerId, r.learnerId), inArray(b.briefingId, [...briefingIds]), eq(b.factId, m.factId)))
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review'), eq(r.day, day)))
    .groupBy(b.briefingId)
  return new Map(rows.map(({ id, ms }) => [id, Number(ms) / 1000]))
}

/** The study day of the review before, or the count of answers, from the memory that an entry met; null where damaged. */
export const numberBefore = ({ dialect, t }: Store, name: 'lastReviewDay' | 'reps'): SQL => {
  const [memory, key] = [t.reviews.memoryBefore, sql.raw(`'${name}'`)]
  return dialect === 'sqlite'
    ? sql`case when json_valid(${memory}) then ${memory} ->> ${key} end`
    : sql`case when jsonb_typeof(${memory} -> ${key}) = 'number' then cast(${memory} ->> ${key} as numeric) end`
}
