import { eq } from 'drizzle-orm'
import type { Instant, LearnerId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** A learner's secret address: whoever has the token reads their calendar. */
export type StoredCalendarAddress = {
  readonly learnerId: LearnerId
  readonly token: string
  readonly createdAt: Instant
}

/** The address of a learner; null where there is none or it was switched off. */
export const findCalendarAddress = async (
  store: Store,
  learnerId: LearnerId,
): Promise<StoredCalendarAddress | null> => {
  const { calendarAddresses: a } = store.t
  const [row] = await store.db.select().from(a).where(eq(a.learnerId, learnerId))
  return row ? { ...row, learnerId } : null
}

/** The address of that token; null where no learner has it now. */
export const calendarAddressOf = async (store: Store, token: string): Promise<StoredCalendarAddress | null> => {
  const { calendarAddresses: a } = store.t
  const [row] = await store.db.select().from(a).where(eq(a.token, token))
  return row ?? null
}
