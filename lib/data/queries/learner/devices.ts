import { and, desc, eq, gt } from 'drizzle-orm'
import type { Instant, LearnerId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

export type Device = {
  readonly id: string
  readonly name: string
  readonly pairedAt: Instant
  /** To the hour. */
  readonly usedAt: Instant
}

/** The devices that a learner has paired and that have not expired, the one used last first. */
export const devicesOf = async ({ db, t }: Store, learnerId: LearnerId, now: Instant): Promise<readonly Device[]> => {
  const { devices: d } = t
  return await db
    .select({ id: d.id, name: d.name, pairedAt: d.createdAt, usedAt: d.updatedAt })
    .from(d)
    .where(and(eq(d.learnerId, learnerId), gt(d.expiresAt, now)))
    .orderBy(desc(d.updatedAt), desc(d.id))
}
