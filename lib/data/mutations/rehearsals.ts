import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { RehearsalForecast } from '../../domain/briefing/rehearsal/forecast'
import type { FactId, Instant } from '../../domain/ids'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { fromExcluded, inPieces } from '../engine/upsert'
import type { Schema } from '../schema/tables'

/** Writes down a rehearsal that begins, with what is forecast then; one of that id that exists stays as it is. */
export const insertRehearsal = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  row: Omit<Schema['rehearsals']['$inferInsert'], 'learnerId'>,
  forecast: RehearsalForecast,
): Promise<void> => {
  const inserted = await tx.db
    .insert(tx.t.rehearsals)
    .values({ learnerId, ...row })
    .onConflictDoNothing()
    .returning({ id: tx.t.rehearsals.id })
  if (inserted.length > 0)
    await tx.db.insert(tx.t.rehearsalForecasts).values({ learnerId, rehearsalId: row.id, ...forecast })
}

/** Ends a rehearsal; one that has ended keeps the instant at which it did. */
export const endRehearsalRow = async (
  tx: Tx,
  { learnerId, id }: Authorized<OfLearner & { readonly id: string }>,
  endedAt: Instant,
): Promise<void> => {
  const { rehearsals: r } = tx.t
  await tx.db
    .update(r)
    .set({ endedAt })
    .where(and(eq(r.learnerId, learnerId), eq(r.id, id), isNull(r.endedAt)))
}

/** Opens a rehearsal again that had ended. */
export const reopenRehearsalRow = async (
  tx: Tx,
  { learnerId, id }: Authorized<OfLearner & { readonly id: string }>,
): Promise<void> => {
  const { rehearsals: r } = tx.t
  await tx.db
    .update(r)
    .set({ endedAt: null })
    .where(and(eq(r.learnerId, learnerId), eq(r.id, id)))
}

export type NewAnswer = Omit<Schema['rehearsalAnswers']['$inferInsert'], 'learnerId'>

/** Appends answers, and what takes some back. Rows are never changed afterwards. */
export const appendAnswers = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  rows: readonly NewAnswer[],
): Promise<void> => {
  for (const piece of inPieces(rows)) {
    await tx.db.insert(tx.t.rehearsalAnswers).values(piece.map((row) => ({ learnerId, ...row })))
  }
}

export type NewDebrief = Omit<Schema['debriefs']['$inferInsert'], 'learnerId' | 'briefingId'>

/** Writes down what came of facts in a briefing, in place of what was written of them before. */
export const saveDebriefRows = async (
  tx: Tx,
  { learnerId, id: briefingId }: Authorized<OfLearner & { readonly id: string }>,
  rows: readonly NewDebrief[],
): Promise<void> => {
  const { debriefs: d } = tx.t
  for (const piece of inPieces(rows)) {
    await tx.db
      .insert(d)
      .values(piece.map((row) => ({ learnerId, briefingId, ...row })))
      .onConflictDoUpdate({
        target: [d.learnerId, d.briefingId, d.factId],
        set: fromExcluded(['cameUp', 'recalled', 'predictedRecall', 'at']),
      })
  }
}

/** Removes what was written down of facts in a briefing, as if it had never been. */
export const removeDebriefRows = async (
  tx: Tx,
  { learnerId, id: briefingId }: Authorized<OfLearner & { readonly id: string }>,
  factIds: readonly FactId[],
): Promise<void> => {
  const { debriefs: d } = tx.t
  for (const piece of inPieces(factIds)) {
    await tx.db
      .delete(d)
      .where(and(eq(d.learnerId, learnerId), eq(d.briefingId, briefingId), inArray(d.factId, [...piece])))
  }
}
