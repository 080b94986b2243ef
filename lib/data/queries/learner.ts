import { and, asc, eq, inArray } from 'drizzle-orm'
import type { LearnerId, SettingsId, WorkspaceId } from '../../domain/ids'
import { DEFAULT_PREFERENCES, type Preferences } from '../../domain/preferences'
import type { QueueSettings, SchedulingSettings } from '../../domain/scheduling/settings'
import type { Store } from '../engine/engine'

export type Learner = {
  readonly id: LearnerId
  readonly name: string
  readonly settingsId: SettingsId
  readonly scheduling: SchedulingSettings
  readonly queue: QueueSettings
  readonly preferences: Preferences
}

/** The learner with the scheduling settings in force; null when there is none. */
export const findLearner = async (store: Store, learnerId: LearnerId): Promise<Learner | null> => {
  const { learners, settingsVersions } = store.t
  const [row] = await store.db
    .select({ learner: learners, settings: settingsVersions.settings })
    .from(learners)
    .innerJoin(
      settingsVersions,
      and(eq(settingsVersions.learnerId, learners.id), eq(settingsVersions.id, learners.settingsId)),
    )
    .where(eq(learners.id, learnerId))
  if (!row) return null
  return {
    id: learnerId,
    name: row.learner.name,
    settingsId: row.learner.settingsId as SettingsId, // edge
    scheduling: row.settings,
    queue: row.learner.queue,
    preferences: { ...DEFAULT_PREFERENCES, ...row.learner.preferences },
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
  return row ? (row.id as LearnerId) : null // edge
}

/** The workspaces that a learner belongs to, the first joined first. */
export const workspacesOf = async (store: Store, learnerId: LearnerId): Promise<readonly WorkspaceId[]> => {
  const { members } = store.t
  const rows = await store.db
    .select({ id: members.workspaceId })
    .from(members)
    .where(eq(members.learnerId, learnerId))
    .orderBy(asc(members.joinedAt), asc(members.workspaceId))
  return rows.map((row) => row.id as WorkspaceId) // edge
}

/** The learners that share a workspace. */
export const membersOf = async (store: Store, workspaceId: WorkspaceId): Promise<readonly LearnerId[]> => {
  const { members } = store.t
  const rows = await store.db
    .select({ id: members.learnerId })
    .from(members)
    .where(eq(members.workspaceId, workspaceId))
  return rows.map((row) => row.id as LearnerId) // edge
}

/** Versions never change, so those that were read once are kept: a server knows those of its last learners. */
const versions = new Map<string, SchedulingSettings>()
const MOST_VERSIONS = 5000

/** Versions of a learner's scheduling settings by id. */
export const settingsByIds = async (
  store: Store,
  learnerId: LearnerId,
  ids: readonly SettingsId[],
): Promise<ReadonlyMap<SettingsId, SchedulingSettings>> => {
  const found = new Map<SettingsId, SchedulingSettings>()
  const missing = new Set<SettingsId>()
  for (const id of ids) {
    const known = versions.get(`${learnerId}:${id}`)
    if (known) found.set(id, known)
    else missing.add(id)
  }
  if (missing.size === 0) return found
  const { settingsVersions } = store.t
  const rows = await store.db
    .select({ id: settingsVersions.id, settings: settingsVersions.settings })
    .from(settingsVersions)
    .where(and(eq(settingsVersions.learnerId, learnerId), inArray(settingsVersions.id, [...missing])))
  if (versions.size > MOST_VERSIONS) versions.clear()
  for (const row of rows) {
    found.set(row.id as SettingsId, row.settings) // edge
    versions.set(`${learnerId}:${row.id}`, row.settings)
  }
  return found
}
