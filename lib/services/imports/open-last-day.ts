import type { Tx } from '../../data/engine/engine'
import { saveRollupState } from '../../data/mutations/rollups'
import { rollupState } from '../../data/queries/retention/rollups'
import { hasCountedLog } from '../../data/queries/retention/uncounted'
import type { StudyDay } from '../../domain/ids'
import { ROLLUPS_VERSION } from '../../domain/retention/rollups'
import { actingLearner } from '../authorise'
import type { Context } from '../context'

/**
 * Lets the counting of a log that begins with an import take its last day for the present one: otherwise each day of
 * years would be closed in turn. Past weeks are filled in afterwards.
 */
export const openLastDay = async (tx: Tx, ctx: Context, lastDay: StudyDay | null): Promise<void> => {
  const { learnerId } = ctx.actor
  if (lastDay === null || (await rollupState(tx, learnerId)) !== null || (await hasCountedLog(tx, learnerId))) return
  const state = { version: ROLLUPS_VERSION, countedTo: null, openDay: lastDay, revision: 0, lateRevision: 0 }
  await saveRollupState(tx, actingLearner(ctx.actor), state)
}
