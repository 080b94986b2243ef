import { and, asc, count, desc, eq, gt, gte, inArray, max, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { LRUCache } from 'lru-cache'
import type { Instant, LearnerId, SettingsId, WorkspaceId } from '../../../domain/ids'
import { DEFAULT_PREFERENCES, type Preferences } from '../../../domain/preferences'
import { type Adoption, adoptionsOf } from '../../../domain/scheduling/adoption'
import { DEFAULT_QUEUE, type QueueSettings, type SchedulingSettings } from '../../../domain/scheduling/settings'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'
import type { StoredRow } from '../../rows'
import { DamagedValueError } from '../../schema/dialect/read-value'
import { rowOf, rowsOf } from '../rows-by-key'

export type Learner = {
  readonly id: LearnerId
  readonly name: string
  readonly settingsId: SettingsId
  readonly scheduling: SchedulingSettings
  readonly queue: QueueSettings
  readonly preferences: Preferences
  /** Whether something was chosen for a deck. */
  readonly hasDeckChoices: boolean
}

/** The learner with the scheduling settings in force; null when there is none. */
export const findLearner = async (store: Store, learnerId: LearnerId): Promise<Learner | null> => {
  const { learners, settingsVersions, deckOptions: o } = store.t
  const query = prepared(store, 'find_learner', () =>
    store.db
      .select({
        learner: learners,
        settings: settingsVersions.settings,
        // Read with the learner, so that nothing more is asked for those who chose nothing.
        hasDeckChoices: sql`exists (select 1 from ${o} where ${o.learnerId} = ${learners.id})`.mapWith(Boolean),
      })
      .from(learners)
      .leftJoin(
        settingsVersions,
        and(eq(settingsVersions.learnerId, learners.id), eq(settingsVersions.id, learners.settingsId)),
      )
      .where(eq(learners.id, sql.placeholder('learnerId'))),
  )
  const [row] = await query.execute({ learnerId })
  if (!row) return null
  const { name, settingsId, queue, preferences } = row.learner
  if (!row.settings) throw new DamagedValueError(settingsId, 'a version of the scheduling settings')
  return {
    id: learnerId,
    name,
    queue: { ...DEFAULT_QUEUE, ...queue },
    settingsId,
    scheduling: row.settings,
    preferences: { ...DEFAULT_PREFERENCES, ...preferences },
    hasDeckChoices: row.hasDeckChoices,
  }
}

/** The first learner made here: who asks on a machine without accounts. */
export const firstLearnerId = async (store: Store): Promise<LearnerId | null> => {
  const { learners } = store.t
  const [row] = await store.db
    .select({ id: learners.id })
    .from(learners)
    .orderBy(asc(learners.createdAt), asc(learners.id))
    .limit(1)
  return row?.id ?? null
}

/** The workspaces that a learner belongs to, the first joined first. */
export const workspacesOf = async (store: Store, learnerId: LearnerId): Promise<readonly WorkspaceId[]> => {
  const { members } = store.t
  const rows = await store.db
    .select({ id: members.workspaceId })
    .from(members)
    .where(eq(members.learnerId, learnerId))
    .orderBy(asc(members.joinedAt), asc(members.workspaceId))
  return rows.map((row) => row.id)
}

/** The learners that share a workspace. */
export const membersOf = async (store: Store, workspaceId: WorkspaceId) =>
  (await rowsOf(store, store.t.members, { workspaceId })).map(({ learnerId }) => learnerId)

/** The learner of that id. @throws when there is none: who asks is always somebody. */
export const learnerOf = async (store: Store, learnerId: LearnerId): Promise<Learner> => {
  const learner = await findLearner(store, learnerId)
  if (!learner) throw new Error(`learner ${learnerId} has no row`)
  return learner
}

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
export const settingsByIds = async (store: Store, learnerId: LearnerId, ids: readonly SettingsId[]) => {
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
export const settingsOfLog = async (store: Store, learnerId: LearnerId, ids: readonly SettingsId[]) => {
  const found = await settingsByIds(store, learnerId, ids)
  for (const id of ids) if (!found.has(id)) throw new DamagedValueError(id, 'a version of the scheduling settings')
  return found
}

/** When a workspace was made; null if there is no such workspace. */
export const workspaceCreatedAt = async (store: Store, id: WorkspaceId) =>
  (await rowOf(store, store.t.workspaces, { id }))?.createdAt ?? null

/** The devices that a learner has paired and that have not expired, the one used last first: to the hour. */
export const devicesOf = async ({ db, t }: Store, learnerId: LearnerId, now: Instant) => {
  const { devices: d } = t
  return await db
    .select({ id: d.id, name: d.name, pairedAt: d.createdAt, usedAt: d.updatedAt })
    .from(d)
    .where(and(eq(d.learnerId, learnerId), gt(d.expiresAt, now)))
    .orderBy(desc(d.updatedAt), desc(d.id))
}

/** A learner's own model. Prices are US dollars for a million tokens. */
export type ModelChoice = Omit<StoredRow<'modelSettings'>, 'learnerId' | 'apiKey' | 'updatedAt'> & {
  /** The key, encrypted for the learner and the endpoint; null when there is none. */
  readonly sealedKey: string | null
}

/** The model that a learner named; null when they never did. */
export const findModel = async (store: Store, learnerId: LearnerId): Promise<ModelChoice | null> => {
  const row = await rowOf(store, store.t.modelSettings, { learnerId })
  if (!row) return null
  const { isOn, endpoint, model, apiKey, inputPrice, outputPrice } = row
  return { isOn, endpoint, model, sealedKey: apiKey, inputPrice, outputPrice }
}

const NO_USE = { calls: 0, failed: 0, inputTokens: 0, outputTokens: 0, offered: 0, refused: 0, lastAt: null }

/** What calls of models came to since an instant; `lastAt` is null where there was none. */
export const modelUseSince = async (store: Store, learnerId: LearnerId, since: Instant) => {
  const { modelCalls: c } = store.t
  const total = (column: SQLiteColumn) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number)
  const [use] = await store.db
    .select({
      calls: count(),
      failed: count(c.failure),
      inputTokens: total(c.inputTokens),
      outputTokens: total(c.outputTokens),
      offered: total(c.offered),
      refused: total(c.refused),
      lastAt: max(c.at),
    })
    .from(c)
    .where(and(eq(c.learnerId, learnerId), gte(c.at, since)))
  return use ?? NO_USE
}

export type Device = Awaited<ReturnType<typeof devicesOf>>[number]
