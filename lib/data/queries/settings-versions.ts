import { asc, eq } from 'drizzle-orm'
import type { Instant, LearnerId } from '../../domain/ids'
import type { Store } from '../engine/engine'

/** When each version of a learner's scheduling settings was made, by id. */
export const versionInstants = async (
  { db, t }: Store,
  learnerId: LearnerId,
): Promise<ReadonlyMap<string, Instant>> => {
  const { settingsVersions: v } = t
  const rows = await db.select({ id: v.id, createdAt: v.createdAt }).from(v).where(eq(v.learnerId, learnerId))
  return new Map(rows.map(({ id, createdAt }) => [id, createdAt]))
}

/** The desired retention of each version of a learner's scheduling settings with the instant it was made, earliest first. */
export const desiredRetentions = async (
  { db, t }: Store,
  learnerId: LearnerId,
): Promise<readonly { readonly createdAt: Instant; readonly desiredRetention: number }[]> => {
  const { settingsVersions: v } = t
  const rows = await db
    .select({ createdAt: v.createdAt, settings: v.settings })
    .from(v)
    .where(eq(v.learnerId, learnerId))
    .orderBy(asc(v.createdAt), asc(v.id))
  return rows.map(({ createdAt, settings }) => ({ createdAt, desiredRetention: settings.desiredRetention }))
}
