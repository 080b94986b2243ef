import type { CardId, ReviewId, StudyDay } from '../../domain/ids'
import type { Rollups } from '../../domain/retention/rollups'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { deleteRows, insertOfLearner, saveRow } from './change-rows'

/** Replaces what a learner's rollups say of some study days and cards; null = of all. */
export const replaceRollups = async (
  tx: Tx,
  learner: Authorized<OfLearner>,
  which: { readonly days: readonly StudyDay[] | null; readonly cards: readonly CardId[] | null },
  { days, scores, cards }: Rollups,
  revision: number,
): Promise<void> => {
  const { dayRollups: d, scoreRollups: s, cardRollups: c } = tx.t
  const { learnerId } = learner
  const ofDays = { learnerId, ...(which.days && { day: which.days }) }
  await deleteRows(tx, d, ofDays)
  await deleteRows(tx, s, ofDays)
  await deleteRows(tx, c, { learnerId, ...(which.cards && { cardId: which.cards }) })
  await insertOfLearner(tx, learner, d, days)
  await insertOfLearner(tx, learner, s, scores)
  const revised = cards.map((row) => ({ ...row, revision }))
  await insertOfLearner(tx, learner, c, revised)
}

/** Writes in which way and at which revision a learner's rollups are summed. */
export const saveRollupState = (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  state: Omit<Tx['t']['rollupStates']['$inferSelect'], 'learnerId'>,
): Promise<void> => saveRow(tx, tx.t.rollupStates, { learnerId }, state)

/** Removes the mark of entries that the rollups include now. */
export const markCounted = (tx: Tx, { learnerId }: Authorized<OfLearner>, ids: readonly ReviewId[]): Promise<void> =>
  deleteRows(tx, tx.t.uncountedEntries, { learnerId, id: ids })
