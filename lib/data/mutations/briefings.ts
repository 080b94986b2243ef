import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { FactId, Instant } from '../../domain/ids'
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

/** Puts these facts into a briefing in place of all it had; what came up of those that stay is kept. */
export const replaceBriefingFacts = async (
  tx: Tx,
  { learnerId, id: briefingId }: Authorized<OfLearner & { readonly id: string }>,
  facts: readonly NamedFact[],
): Promise<void> => {
  const { briefingFacts: f } = tx.t
  const ofBriefing = and(eq(f.learnerId, learnerId), eq(f.briefingId, briefingId))
  const cameUp = await tx.db
    .select({ factId: f.factId, recalled: f.recalled })
    .from(f)
    .where(and(ofBriefing, isNotNull(f.recalled)))
  const recalled = new Map(cameUp.map((row) => [row.factId, row.recalled]))
  await tx.db.delete(f).where(ofBriefing)
  for (const piece of inPieces(facts)) {
    const rows = piece.map(({ factId, weight }) => ({ factId, weight, recalled: recalled.get(factId) ?? null }))
    await tx.db.insert(f).values(rows.map((row) => ({ learnerId, briefingId, ...row })))
  }
}

/** Writes down which facts came up at a briefing and whether they were recalled; of all others that they did not. */
export const saveCameUp = async (
  tx: Tx,
  { learnerId, id: briefingId }: Authorized<OfLearner & { readonly id: string }>,
  recalled: ReadonlyMap<FactId, boolean>,
): Promise<void> => {
  const { briefingFacts: f } = tx.t
  const ofBriefing = and(eq(f.learnerId, learnerId), eq(f.briefingId, briefingId))
  await tx.db.update(f).set({ recalled: null }).where(ofBriefing)
  for (const was of [true, false]) {
    for (const piece of inPieces([...recalled.keys()].filter((factId) => recalled.get(factId) === was))) {
      await tx.db
        .update(f)
        .set({ recalled: was })
        .where(and(ofBriefing, inArray(f.factId, [...piece])))
    }
  }
}

/** Removes a briefing. Nothing is deleted: entries of the log name its rehearsals. */
export const retireBriefing = async (
  tx: Tx,
  { learnerId, id }: Authorized<OfLearner & { readonly id: string }>,
  retiredAt: Instant,
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
