import { eq } from 'drizzle-orm'
import type { Engine, Tx } from '../data/engine/engine'
import { newKey } from '../data/library-ids'
import { allVersions, firstLearnerId, workspacesOf } from '../data/queries/learner/learner'
import type { Instant, LearnerId, SettingsId, WorkspaceId } from '../domain/ids'
import { DEFAULT_PREFERENCES } from '../domain/preferences'
import { DEFAULT_QUEUE, DEFAULT_SCHEDULING } from '../domain/scheduling/settings'
import { SEARCH_VERSION } from '../domain/search/version'
import type { Actor, Context } from './context'

/** Gives a learner whose settings are lost the usual ones: without any version no answer could be stored. */
const ensureSettings = async (tx: Tx, learnerId: LearnerId, now: Instant, timeZone: string): Promise<void> => {
  const { learners: l, settingsVersions: v } = tx.t
  if ((await allVersions(tx, learnerId)).length > 0) return
  const [learner] = await tx.db.select({ settingsId: l.settingsId }).from(l).where(eq(l.id, learnerId))
  if (!learner) return
  const settings = { ...DEFAULT_SCHEDULING, timeZone }
  await tx.db.insert(v).values({ learnerId, id: learner.settingsId, settings, createdAt: now })
}

/** Makes the one workspace and learner of a new installation; where there is a learner, only settings that are lost. */
export const ensureHome = (engine: Engine, now: Instant, timeZone: string): Promise<void> =>
  engine.write(async (tx) => {
    const present = await firstLearnerId(tx)
    if (present !== null) return await ensureSettings(tx, present, now, timeZone)
    const [workspaceId, learnerId, settingsId] = [newKey<WorkspaceId>(), newKey<LearnerId>(), newKey<SettingsId>()]
    const { workspaces, searchStates, learners, settingsVersions, members } = tx.t
    await tx.db.insert(workspaces).values({ id: workspaceId, name: 'Library', createdAt: now })
    await tx.db.insert(searchStates).values({ workspaceId, version: SEARCH_VERSION })
    await tx.db.insert(learners).values({
      id: learnerId,
      name: 'Learner',
      settingsId,
      queue: DEFAULT_QUEUE,
      preferences: DEFAULT_PREFERENCES,
      createdAt: now,
    })
    await tx.db.insert(settingsVersions).values({
      learnerId,
      id: settingsId,
      settings: { ...DEFAULT_SCHEDULING, timeZone },
      createdAt: now,
    })
    await tx.db.insert(members).values({ learnerId, workspaceId, joinedAt: now })
  })

/** The learner of this machine, with their workspaces. @throws when `ensureHome` never ran */
export const localActor = async (engine: Engine): Promise<Actor> => {
  const learnerId: LearnerId | null = await firstLearnerId(engine.read)
  const workspaceIds: readonly WorkspaceId[] = learnerId === null ? [] : await workspacesOf(engine.read, learnerId)
  const workspaceId = workspaceIds[0]
  if (learnerId === null || workspaceId === undefined) throw new Error('there is no learner yet: ensureHome must run')
  return { learnerId, workspaceId, workspaceIds }
}

/** What was opened at the start and serves every request of this process. */
const OPENED = Symbol.for('aide.engine')
const shared = globalThis as { [OPENED]?: Engine } // the process-wide object has no type for what is kept there

export const setRunningEngine = (engine: Engine): void => {
  shared[OPENED] = engine
}

/** @throws when the start-up has not finished: a request cannot get here before it */
export const runningEngine = (): Engine => {
  const engine = shared[OPENED]
  if (!engine) throw new Error('the data was not opened: start-up has not run in this process')
  return engine
}

/** There are no accounts: the learner of this machine stays the same while the process runs. */
const actors = new WeakMap<Engine, Actor>()

/** The context of a request on a machine without accounts. */
export const localContext = async (engine: Engine, now: Instant): Promise<Context> => {
  const cached = actors.get(engine)
  if (cached) return { engine, now, actor: cached }
  const actor = await localActor(engine)
  actors.set(engine, actor)
  return { engine, now, actor }
}
