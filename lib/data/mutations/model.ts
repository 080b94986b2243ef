import type { Instant } from '../../domain/ids'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import type { ModelChoice } from '../queries/model/model'
import type { Schema } from '../schema/tables'

/** Saves the model that a learner names, in place of the one before. */
export const saveModelChoice = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  { sealedKey, ...choice }: ModelChoice,
  updatedAt: Instant,
): Promise<void> => {
  const { modelSettings: m } = tx.t
  const row = { ...choice, apiKey: sealedKey, updatedAt }
  await tx.db
    .insert(m)
    .values({ learnerId, ...row })
    .onConflictDoUpdate({ target: m.learnerId, set: row })
}

/** Writes down one call of a model: what was sent where, and what came of it. */
export const logModelCall = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  call: Omit<Schema['modelCalls']['$inferInsert'], 'learnerId'>,
): Promise<void> => {
  await tx.db.insert(tx.t.modelCalls).values({ learnerId, ...call })
}
