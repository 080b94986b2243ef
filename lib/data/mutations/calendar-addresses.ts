import { eq } from 'drizzle-orm'
import type { Instant } from '../../domain/ids'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'

/** Gives a learner's calendar an address, in place of the one before, which leads nowhere from then on. */
export const saveCalendarAddress = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  token: string,
  createdAt: Instant,
): Promise<void> => {
  const { calendarAddresses: a } = tx.t
  await tx.db
    .insert(a)
    .values({ learnerId, token, createdAt })
    .onConflictDoUpdate({ target: a.learnerId, set: { token, createdAt } })
}

/** Takes a learner's address away. */
export const removeCalendarAddress = async (tx: Tx, { learnerId }: Authorized<OfLearner>): Promise<void> => {
  const { calendarAddresses: a } = tx.t
  await tx.db.delete(a).where(eq(a.learnerId, learnerId))
}
