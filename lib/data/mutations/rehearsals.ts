import { and, eq, isNull } from 'drizzle-orm'
import type { RehearsalForecast } from '../../domain/briefing/rehearsal/forecast'
import type { Instant } from '../../domain/ids'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import type { Schema } from '../schema/tables'
import { inPieces } from './upsert'

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
