import { and, eq, inArray } from 'drizzle-orm'
import type { CardId, ReviewId, StudyDay } from '../../domain/ids'
import type { Rollups } from '../../domain/retention/rollups'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { fromExcluded, inPieces } from '../engine/upsert'
import { insertRows } from './insert-rows'

/** Replaces what a learner's rollups say of some study days and cards; null = of all. */
export const replaceRollups = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  which: { readonly days: readonly StudyDay[] | null; readonly cards: readonly CardId[] | null },
  { days, scores, cards }: Rollups,
  revision: number,
): Promise<void> => {
  const { dayRollups: d, scoreRollups: s, cardRollups: c } = tx.t
  for (const table of [d, s]) {
    const own = eq(table.learnerId, learnerId)
    if (which.days === null) await tx.db.delete(table).where(own)
    else
      for (const piece of inPieces(which.days))
        await tx.db.delete(table).where(and(own, inArray(table.day, [...piece])))
  }
  if (which.cards === null) await tx.db.delete(c).where(eq(c.learnerId, learnerId))
  else
    for (const piece of inPieces(which.cards))
      await tx.db.delete(c).where(and(eq(c.learnerId, learnerId), inArray(c.cardId, [...piece])))
  await insertRows(
    tx,
    'insert_day_rollups',
    d,
    days.map((row) => ({ learnerId, ...row })),
  )
  await insertRows(
    tx,
    'insert_score_rollups',
    s,
    scores.map((row) => ({ learnerId, ...row })),
  )
  await insertRows(
    tx,
    'insert_card_rollups',
    c,
    cards.map((row) => ({ learnerId, ...row, revision })),
  )
}

/** Writes in which way and at which revision a learner's rollups are summed. */
export const saveRollupState = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  state: Omit<Tx['t']['rollupStates']['$inferSelect'], 'learnerId'>,
): Promise<void> => {
  const { rollupStates: s } = tx.t
  await insertRows(tx, 'save_rollup_state', s, [{ learnerId, ...state }], {
    target: [s.learnerId],
    set: fromExcluded(['version', 'revision', 'lastDay', 'pastRevision']),
  })
}

/** Removes the mark of entries that the rollups include now. */
export const markCounted = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  ids: readonly ReviewId[],
): Promise<void> => {
  const { uncountedEntries: u } = tx.t
  for (const piece of inPieces(ids)) {
    await tx.db.delete(u).where(and(eq(u.learnerId, learnerId), inArray(u.id, [...piece])))
  }
}
