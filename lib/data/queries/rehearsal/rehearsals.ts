import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm'
import type { RehearsalAnswer } from '../../../domain/briefing/rehearsal'
import type { CardId, Instant, LearnerId } from '../../../domain/ids'
import type { Memory } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import { readLogEntry } from '../../rows'
import type { Schema } from '../../schema/tables'
import { entryColumns } from '../study/log'

/** A rehearsal as it was drawn up. */
export type Rehearsal = Omit<Schema['rehearsals']['$inferSelect'], 'learnerId'>

/** A learner's rehearsal; null when there is none of that id. */
export const findRehearsal = async (store: Store, learnerId: LearnerId, id: string): Promise<Rehearsal | null> => {
  const { rehearsals: r } = store.t
  const [row] = await store.db
    .select()
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.id, id)))
  return row ?? null
}

/** The rehearsals of a briefing, the latest first. */
export const rehearsalsOf = async (
  store: Store,
  learnerId: LearnerId,
  briefingId: string,
): Promise<readonly Rehearsal[]> => {
  const { rehearsals: r } = store.t
  return store.db
    .select()
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.briefingId, briefingId)))
    .orderBy(desc(r.startedAt), desc(r.id))
}

/** The answers of rehearsals that are not undone, by rehearsal, in the order in which they were given. */
export const answersOf = async (
  store: Store,
  learnerId: LearnerId,
  rehearsalIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RehearsalAnswer[]>> => {
  const { rehearsalAnswers: a, reviews: r } = store.t
  const rows = await store.db
    .select({
      ...entryColumns(store),
      rehearsalId: a.rehearsalId,
      confidence: a.confidence,
      predictedRecall: r.predictedRecall,
    })
    .from(a)
    .innerJoin(r, and(eq(r.learnerId, a.learnerId), eq(r.id, a.reviewId)))
    .where(and(eq(a.learnerId, learnerId), inArray(a.rehearsalId, [...rehearsalIds])))
    .orderBy(asc(r.at), asc(r.id))
  const cardIds = [...new Set(rows.map(({ cardId }) => cardId))]
  const voids = await store.db
    .select({ voids: r.value })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'void'), inArray(r.cardId, cardIds)))
  const gone = new Set(voids.map((row) => row.voids))
  const found = new Map<string, RehearsalAnswer[]>(rehearsalIds.map((id) => [id, []]))
  for (const { rehearsalId, confidence, predictedRecall, ...row } of rows) {
    const entry = readLogEntry(row)
    if (entry?.kind !== 'review' || gone.has(entry.id)) continue
    const { cardId, at, rating, questionMs, answerMs } = entry
    const thinkingMs = questionMs + answerMs
    found.get(rehearsalId)?.push({ cardId, at, rating, confidence, thinkingMs, predictedRecall })
  }
  return found
}

/**
 * The memories of cards as they were just before an instant, for those cards that were answered or changed since; null
 * where one was never studied then. All other memories are as they are now.
 */
export const memoriesAt = async (
  store: Store,
  learnerId: LearnerId,
  at: Instant,
): Promise<ReadonlyMap<CardId, Memory | null>> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ id: r.id, kind: r.kind, cardId: r.cardId, voids: r.value, before: r.memoryBefore })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.at, at)))
    .orderBy(asc(r.at), asc(r.id))
  const gone = new Set(rows.flatMap(({ kind, voids }) => (kind === 'void' ? [voids] : [])))
  const found = new Map<CardId, Memory | null>()
  for (const { id, kind, cardId, before } of rows) {
    if (kind !== 'void' && !gone.has(id) && !found.has(cardId)) found.set(cardId, before)
  }
  return found
}
