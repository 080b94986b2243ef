import { and, asc, countDistinct, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { RehearsalAnswer } from '../../../domain/briefing/rehearsal'
import type { Instant, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { Memory } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import { entryColumns, readLogEntry } from '../../rows'
import type { Schema } from '../../schema/tables'
import { rowOf } from '../rows-by-key'
import { standing, standingColumns, voidedOfCards } from '../study/answers'
import { askableFact } from './briefings'

export type StoredForecast = Omit<Schema['forecasts']['$inferSelect'], 'learnerId' | 'briefingId'>

/** What was forecast for a briefing, a row for each day on which somebody looked, the first day first. */
export const forecastsOf = async ({ db, t }: Store, learnerId: LearnerId, briefingId: string) => {
  const { forecasts: f } = t
  const rows = await db
    .select()
    .from(f)
    .where(and(eq(f.learnerId, learnerId), eq(f.briefingId, briefingId)))
    .orderBy(asc(f.day))
  return rows.map(({ learnerId: _, briefingId: __, ...forecast }) => forecast)
}

/** How many facts of each of a learner's briefings can be asked now: those that `scopeRowsOf` gives cards of which are not suspended. */
export const factCounts = async (store: Store, learnerId: LearnerId, workspaceIds: readonly WorkspaceId[]) => {
  const { briefingFacts: b, facts: f, articles: a, cards: c, memories: m } = store.t
  const rows = await store.db
    .select({ id: b.briefingId, facts: countDistinct(f.id) })
    .from(b)
    .crossJoin(f)
    .crossJoin(a)
    .crossJoin(c)
    .leftJoin(m, and(eq(m.learnerId, learnerId), eq(m.cardId, c.id)))
    .where(and(eq(b.learnerId, learnerId), askableFact(store, workspaceIds), sql`not coalesce(${m.suspended}, false)`))
    .groupBy(b.briefingId)
  return new Map(rows.map(({ id, facts }) => [id, Number(facts)]))
}

/** What a memory was before an answer, null for a card never studied, and when that was. */
export type MemoryBefore = { readonly memory: Memory | null; readonly at: Instant }

/** What the memories of cards were before the first answer since an instant that still stands, by card. */
export const memoriesBefore = async (store: Store, learnerId: LearnerId, since: Instant) => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ ...standingColumns(store), memory: r.memoryBefore, at: r.at })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.at, since), inArray(r.kind, ['review', 'void'])))
    .orderBy(desc(r.at), desc(r.id))
    .limit(5_000)
  // The earliest comes last and so stands.
  return new Map(standing(rows).map(({ cardId, memory, at }) => [cardId, { memory, at }]))
}

/** On how many study days, from the first to the last given, any card of a briefing was answered. */
export const daysStudied = async (
  { db, t }: Store,
  learnerId: LearnerId,
  briefingId: string,
  from: StudyDay,
  to: StudyDay,
): Promise<number> => {
  const { reviews: r, memories: m, briefingFacts: b } = t
  const [row] = await db
    .select({ days: countDistinct(r.day) })
    .from(r)
    .innerJoin(m, and(eq(m.learnerId, r.learnerId), eq(m.cardId, r.cardId)))
    .innerJoin(b, and(eq(b.learnerId, r.learnerId), eq(b.briefingId, briefingId), eq(b.factId, m.factId)))
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review'), gte(r.day, from), lte(r.day, to)))
  return Number(row?.days ?? 0)
}

/** A rehearsal as it was drawn up. */
export type Rehearsal = Omit<Schema['rehearsals']['$inferSelect'], 'learnerId'>

/** A learner's rehearsal; null when there is none of that id. */
export const findRehearsal = (store: Store, learnerId: LearnerId, id: string): Promise<Rehearsal | null> =>
  rowOf(store, store.t.rehearsals, { learnerId, id })

/** The rehearsals of a briefing, the latest first. */
export const rehearsalsOf = async (store: Store, learnerId: LearnerId, briefingId: string) => {
  const { rehearsals: r } = store.t
  return store.db
    .select()
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.briefingId, briefingId)))
    .orderBy(desc(r.startedAt), desc(r.id))
}

/** The answers of rehearsals that are not undone, by rehearsal, in the order in which they were given. */
export const answersOf = async (store: Store, learnerId: LearnerId, rehearsalIds: readonly string[]) => {
  const { rehearsalAnswers: a, reviews: r } = store.t
  const rows = await store.db
    .select({
      ...entryColumns(store.t),
      rehearsalId: a.rehearsalId,
      confidence: a.confidence,
      predictedRecall: r.predictedRecall,
    })
    .from(a)
    .innerJoin(r, and(eq(r.learnerId, a.learnerId), eq(r.id, a.reviewId)))
    .where(and(eq(a.learnerId, learnerId), inArray(a.rehearsalId, [...rehearsalIds])))
    .orderBy(asc(r.at), asc(r.id))
  const cardIds = [...new Set(rows.map(({ cardId }) => cardId))]
  const gone = await voidedOfCards(store, learnerId, cardIds)
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
export const memoriesAt = async (store: Store, learnerId: LearnerId, at: Instant) => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ ...standingColumns(store), before: r.memoryBefore })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.at, at)))
    .orderBy(desc(r.at), desc(r.id))
  // The earliest comes last and so stands.
  return new Map(standing(rows).map(({ cardId, before }) => [cardId, before]))
}
