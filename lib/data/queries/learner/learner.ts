import { and, asc, eq, sql } from 'drizzle-orm'
import type { LearnerId, SettingsId, WorkspaceId } from '../../../domain/ids'
import { DEFAULT_PREFERENCES, type Preferences } from '../../../domain/preferences'
import { DEFAULT_QUEUE, type QueueSettings, type SchedulingSettings } from '../../../domain/scheduling/settings'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'
import { DamagedValueError } from '../../schema/dialect/read-value'

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
export const membersOf = async (store: Store, workspaceId: WorkspaceId): Promise<readonly LearnerId[]> => {
  const { members } = store.t
  const rows = await store.db
    .select({ id: members.learnerId })
    .from(members)
    .where(eq(members.workspaceId, workspaceId))
  return rows.map((row) => row.id)
}

/** The learner of that id. @throws when there is none: who asks is always somebody. */
export const learnerOf = async (store: Store, learnerId: LearnerId): Promise<Learner> => {
  const learner = await findLearner(store, learnerId)
  if (!learner) throw new Error(`learner ${learnerId} has no row`)
  return learner
}
