import { and, eq, exists, inArray, notExists } from 'drizzle-orm'
import type { CardId, LearnerId, ReviewId, StudyDay } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { EntryKind } from '../../schema/study'

/** An entry that the rollups do not include yet; without the entry's own columns where the log has no such row. */
export type UncountedEntry = {
  readonly id: ReviewId
  readonly cardId: CardId | null
  readonly kind: EntryKind | null
  readonly day: StudyDay | null
}

/** The ids of a learner's entries that the rollups do not include yet, in no particular order. */
export const uncountedIds = async ({ db, t }: Store, learnerId: LearnerId): Promise<readonly ReviewId[]> => {
  const { uncountedEntries: u } = t
  return (await db.select({ id: u.id }).from(u).where(eq(u.learnerId, learnerId))).map(({ id }) => id)
}

const withLog = ({ uncountedEntries: u, reviews: r }: Store['t']) => and(eq(r.learnerId, u.learnerId), eq(r.id, u.id))

/** A learner's entries that the rollups do not include yet, in no particular order. */
export const uncountedEntriesOf = async (
  { db, t }: Store,
  learnerId: LearnerId,
): Promise<readonly UncountedEntry[]> => {
  const { uncountedEntries: u, reviews: r } = t
  return await db
    .select({ id: u.id, cardId: r.cardId, kind: r.kind, day: r.day })
    .from(u)
    .leftJoin(r, withLog(t))
    .where(eq(u.learnerId, learnerId))
}

/** The ids of the entries of some cards that the rollups do not include yet. */
export const uncountedOfCards = async (
  { db, t }: Store,
  learnerId: LearnerId,
  ids: readonly CardId[],
): Promise<readonly ReviewId[]> => {
  const { uncountedEntries: u, reviews: r } = t
  const uncounted = db.select({ id: u.id }).from(u).where(withLog(t))
  const rows = await db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), inArray(r.cardId, [...ids]), exists(uncounted)))
  return rows.map(({ id }) => id)
}

/** The cards that a learner's uncounted entries are of: a part of another query. */
export const uncountedCards = ({ db, t }: Pick<Store, 'db' | 't'>, learnerId: LearnerId) => {
  const { uncountedEntries: u, reviews: r } = t
  return db.select({ cardId: r.cardId }).from(u).innerJoin(r, withLog(t)).where(eq(u.learnerId, learnerId))
}

/** What the voids of the cards of a learner's uncounted entries take back. */
export const voidedOfUncounted = async (store: Store, learnerId: LearnerId): Promise<ReadonlySet<string>> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ value: r.value })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'void'), inArray(r.cardId, uncountedCards(store, learnerId))))
  return new Set(rows.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])))
}

/** Whether a learner's log has an entry that is no longer uncounted, or was written before such were marked. */
export const hasCountedLog = async ({ db, t }: Store, learnerId: LearnerId): Promise<boolean> => {
  const { uncountedEntries: u, reviews: r } = t
  const uncounted = db.select({ id: u.id }).from(u).where(withLog(t))
  const rows = await db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), notExists(uncounted)))
    .limit(1)
  return rows.length > 0
}
