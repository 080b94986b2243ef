import { and, eq } from 'drizzle-orm'
import type { Instant } from '../../domain/ids'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/upsert'
import type { NamedFact } from '../queries/briefing/briefings'
import type { Schema } from '../schema/tables'

export type BriefingRow = Omit<Schema['briefings']['$inferInsert'], 'learnerId'>

/** Saves a briefing, new or changed. */
export const saveBriefingRow = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  row: BriefingRow,
): Promise<void> => {
  const { briefings: b } = tx.t
  const { id, createdAt, ...changed } = row
  await tx.db
    .insert(b)
    .values({ learnerId, id, createdAt, ...changed })
    .onConflictDoUpdate({ target: [b.learnerId, b.id], set: changed })
}

/** Puts these facts into a briefing in place of all it had. */
export const replaceBriefingFacts = async (
  tx: Tx,
  { learnerId, id: briefingId }: Authorized<OfLearner & { readonly id: string }>,
  facts: readonly NamedFact[],
): Promise<void> => {
  const { briefingFacts: f } = tx.t
  await tx.db.delete(f).where(and(eq(f.learnerId, learnerId), eq(f.briefingId, briefingId)))
  for (const piece of inPieces(facts)) {
    await tx.db.insert(f).values(piece.map(({ factId, weight }) => ({ learnerId, briefingId, factId, weight })))
  }
}

/** Changes when a briefing takes place, and nothing else of it. */
export const setBriefingTime = async (
  tx: Tx,
  { learnerId, id }: Authorized<OfLearner & { readonly id: string }>,
  time: { readonly at: Instant; readonly updatedAt: Instant },
): Promise<void> => {
  const { briefings: b } = tx.t
  await tx.db
    .update(b)
    .set(time)
    .where(and(eq(b.learnerId, learnerId), eq(b.id, id)))
}

/** Removes a briefing, or brings it back. Nothing is deleted: what was forecast and rehearsed stays. */
export const retireBriefing = async (
  tx: Tx,
  { learnerId, id }: Authorized<OfLearner & { readonly id: string }>,
  retiredAt: Instant | null,
): Promise<void> => {
  const { briefings: b } = tx.t
  await tx.db
    .update(b)
    .set({ retiredAt })
    .where(and(eq(b.learnerId, learnerId), eq(b.id, id)))
}

/** Writes down what is forecast for a briefing today, in place of what was earlier today. */
export const saveForecast = async (
  tx: Tx,
  { learnerId, id: briefingId }: Authorized<OfLearner & { readonly id: string }>,
  forecast: Omit<Schema['forecasts']['$inferInsert'], 'learnerId' | 'briefingId'>,
): Promise<void> => {
  const { forecasts: f } = tx.t
  const { day, ...changed } = forecast
  await tx.db
    .insert(f)
    .values({ learnerId, briefingId, day, ...changed })
    .onConflictDoUpdate({ target: [f.learnerId, f.briefingId, f.day], set: changed })
}
