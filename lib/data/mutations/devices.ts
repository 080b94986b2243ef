import { and, eq } from 'drizzle-orm'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'

/** Removes a device of a learner's: its next request is refused. False where there is none with this id. */
export const removeDeviceRow = async (tx: Tx, { learnerId }: Authorized<OfLearner>, id: string): Promise<boolean> => {
  const { devices: d } = tx.t
  const removed = await tx.db
    .delete(d)
    .where(and(eq(d.learnerId, learnerId), eq(d.id, id)))
    .returning({ id: d.id })
  return removed.length > 0
}
