import { and, desc, eq, isNotNull, ne, sql } from 'drizzle-orm'
import type { Scored } from '../../domain/briefing/calibration'
import type { LearnerId, StudyDay } from '../../domain/ids'
import type { Store } from '../engine/engine'

/**
 * A learner's last reviews that had a predicted recall, newest first: what forecasts are held against. Cramming, and
 * formats that FSRS does not count, are left out; so is what was taken back.
 */
export const scoredReviews = async (
  { db, t }: Store,
  learnerId: LearnerId,
  most: number,
): Promise<readonly Scored[]> => {
  const { reviews: r } = t
  const taken = await db
    .select({ value: r.value })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'void')))
    .orderBy(desc(r.at))
    .limit(most)
  const gone = new Set(taken.map(({ value }) => value))
  const rows = await db
    .select({ id: r.id, rating: r.rating, predicted: r.predictedRecall })
    .from(r)
    .where(
      and(
        eq(r.learnerId, learnerId),
        eq(r.kind, 'review'),
        isNotNull(r.predictedRecall),
        ne(r.mode, 'cram'),
        sql`${r.format} in ('flash', 'typed', 'spoken')`,
      ),
    )
    .orderBy(desc(r.at))
    .limit(most)
  return rows.flatMap(({ id, rating, predicted }) =>
    predicted === null || rating === null || gone.has(id) ? [] : [{ predicted, recalled: rating > 1 }],
  )
}

/**
 * Seconds that a learner's answers to the cards of a briefing took on a study day, wherever they were given: what another
 * briefing shares with it counts for both, and what has nothing to do with it does not.
 */
export const secondsOnDay = async (
  { db, t }: Store,
  learnerId: LearnerId,
  briefingId: string,
  day: StudyDay,
): Promise<number> => {
  const { reviews: r, memories: m, briefingFacts: b } = t
  const [row] = await db
    .select({ ms: sql<number>`coalesce(sum(coalesce(${r.questionMs}, 0) + coalesce(${r.answerMs}, 0)), 0)` })
    .from(r)
    .innerJoin(m, and(eq(m.learnerId, r.learnerId), eq(m.cardId, r.cardId)))
    .innerJoin(b, and(eq(b.learnerId, r.learnerId), eq(b.briefingId, briefingId), eq(b.factId, m.factId)))
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review'), eq(r.day, day)))
  return Number(row?.ms ?? 0) / 1000
}
