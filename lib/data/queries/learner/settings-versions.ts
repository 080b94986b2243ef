import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Instant, LearnerId, SettingsId } from '../../../domain/ids'
import { type Adoption, adoptionsOf } from '../../../domain/scheduling/adoption'
import type { SchedulingSettings } from '../../../domain/scheduling/settings'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'
import { DamagedValueError } from '../../schema/dialect/read-value'

export type SettingsVersion = {
  readonly id: SettingsId
  readonly createdAt: Instant
  readonly settings: SchedulingSettings
}

/** All versions of a learner's scheduling settings, the earliest first. */
export const allVersions = async ({ db, t }: Store, learnerId: LearnerId): Promise<readonly SettingsVersion[]> => {
  const { settingsVersions: v } = t
  return await db
    .select({ id: v.id, createdAt: v.createdAt, settings: v.settings })
    .from(v)
    .where(eq(v.learnerId, learnerId))
    .orderBy(asc(v.createdAt), asc(v.id))
}

/** Versions never change, so those that were read once are kept: a server knows those of its last learners. */
const cache = new LRUCache<string, SchedulingSettings>({ max: 5000 })

/** Versions of a learner's scheduling settings by id; one that is not there is missing. */
export const settingsByIds = async (
  store: Store,
  learnerId: LearnerId,
  ids: readonly SettingsId[],
): Promise<ReadonlyMap<SettingsId, SchedulingSettings>> => {
  const found = new Map<SettingsId, SchedulingSettings>()
  const missing = new Set<SettingsId>()
  for (const id of ids) {
    const cached = cache.get(`${learnerId}:${id}`)
    if (cached) found.set(id, cached)
    else missing.add(id)
  }
  if (missing.size === 0) return found
  const { settingsVersions: v } = store.t
  const rows = await store.db
    .select({ id: v.id, settings: v.settings })
    .from(v)
    .where(and(eq(v.learnerId, learnerId), inArray(v.id, [...missing])))
  for (const { id, settings } of rows) {
    found.set(id, settings)
    cache.set(`${learnerId}:${id}`, settings)
  }
  return found
}

const adoptionsCache = new LRUCache<string, { readonly versions: string; readonly adoptions: readonly Adoption[] }>({
  max: 1000,
})

/** When weights were adopted for a learner's earlier answers too, the earliest first. Versions are only ever added. */
export const adoptionsOfLearner = async (store: Store, learnerId: LearnerId): Promise<readonly Adoption[]> => {
  const { settingsVersions: v } = store.t
  const query = prepared(store, 'version_ids', () =>
    store.db
      .select({ id: v.id })
      .from(v)
      .where(eq(v.learnerId, sql.placeholder('learnerId'))),
  )
  const rows = await query.execute({ learnerId })
  // A version that was rolled back is no longer among them.
  const versions = rows.map(({ id }) => id).join()
  const cached = adoptionsCache.get(learnerId)
  if (cached?.versions === versions) return cached.adoptions
  const adoptions = adoptionsOf(await allVersions(store, learnerId))
  adoptionsCache.set(learnerId, { versions, adoptions })
  return adoptions
}

/**
 * The settings that entries of a log name.
 * @throws DamagedValueError if one is not there
 */
export const settingsOfLog = async (
  store: Store,
  learnerId: LearnerId,
  ids: readonly SettingsId[],
): Promise<ReadonlyMap<SettingsId, SchedulingSettings>> => {
  const found = await settingsByIds(store, learnerId, ids)
  for (const id of ids) if (!found.has(id)) throw new DamagedValueError(id, 'a version of the scheduling settings')
  return found
}
