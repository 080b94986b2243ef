import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Instant, LearnerId, SettingsId } from '../../../domain/ids'
import { type Adoption, adoptionsOf } from '../../../domain/scheduling/adoption'
import { DEFAULT_SCHEDULING, type SchedulingSettings } from '../../../domain/scheduling/settings'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'
import { noteDamage } from '../../schema/dialect/damage'

/** When each version of a learner's scheduling settings was made, by id. */
export const versionInstants = async (
  { db, t }: Store,
  learnerId: LearnerId,
): Promise<ReadonlyMap<string, Instant>> => {
  const { settingsVersions: v } = t
  const rows = await db.select({ id: v.id, createdAt: v.createdAt }).from(v).where(eq(v.learnerId, learnerId))
  return new Map(rows.map(({ id, createdAt }) => [id, createdAt]))
}

/** The desired retention of each version of a learner's own settings with the instant it was made, earliest first. */
export const desiredRetentions = async (
  store: Store,
  learnerId: LearnerId,
): Promise<readonly { readonly createdAt: Instant; readonly desiredRetention: number }[]> =>
  (await allVersions(store, learnerId)).flatMap(({ createdAt, settings }) =>
    settings && !settings.isOfDeck ? [{ createdAt, desiredRetention: settings.desiredRetention }] : [],
  )

export type SettingsVersion = {
  readonly id: SettingsId
  readonly createdAt: Instant
  /** Null if they are damaged. */
  readonly settings: SchedulingSettings | null
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

type Readable = { readonly id: SettingsId | null; readonly settings: SchedulingSettings }

/**
 * What takes the place of a version that is damaged or not there: the last one before it that can be read, or the first
 * after it; if none can be read the defaults, under the id of the last version.
 */
export const substituteFor = (id: string, versions: readonly SettingsVersion[]): Readable => {
  const place = versions.findIndex((version) => version.id === id)
  const before = versions.slice(0, place < 0 ? versions.length : place).reverse()
  const after = place < 0 ? [] : versions.slice(place + 1)
  for (const { id: other, settings } of [...before, ...after]) if (settings) return { id: other, settings }
  return { id: versions.at(-1)?.id ?? null, settings: DEFAULT_SCHEDULING }
}

/** Versions never change, so those that were read once are kept: a server knows those of its last learners. */
const cache = new LRUCache<string, SchedulingSettings>({ max: 5000 })

/** Versions of a learner's scheduling settings by id; a damaged one has its substitute, one that is not there is missing. */
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
    if (settings) {
      found.set(id, settings)
      cache.set(`${learnerId}:${id}`, settings)
    } else found.set(id, substituteFor(id, await allVersions(store, learnerId)).settings)
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

/** The settings that entries of a log name: each has some, its own or a substitute. */
export const settingsOfLog = async (
  store: Store,
  learnerId: LearnerId,
  ids: readonly SettingsId[],
): Promise<ReadonlyMap<SettingsId, SchedulingSettings>> => {
  const found = new Map(await settingsByIds(store, learnerId, ids))
  const unknown = ids.filter((id) => !found.has(id))
  if (unknown.length === 0) return found
  const versions = await allVersions(store, learnerId)
  for (const id of unknown) {
    noteDamage(`is settings ${id}, which the log names and which do not exist`)
    found.set(id, substituteFor(id, versions).settings)
  }
  return found
}
