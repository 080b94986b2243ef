import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { LearnerId, SettingsId, WorkspaceId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { DEFAULT_PREFERENCES } from '@/lib/domain/preferences'
import { DEFAULT_QUEUE, DEFAULT_SCHEDULING, type QueueSettings } from '@/lib/domain/scheduling/settings'
import type { Context } from '@/lib/services/context'

/** Another learner of the same installation: in the actor's workspace, or in one of their own. */
export const secondLearner = async (ctx: Context, where: 'same workspace' | 'own workspace'): Promise<Context> => {
  const learnerId = anId<LearnerId>(uuidv7())
  const workspaceId = where === 'same workspace' ? ctx.actor.workspaceId : anId<WorkspaceId>(uuidv7())
  const settingsId = anId<SettingsId>(uuidv7())
  await ctx.engine.write(async (tx) => {
    const { workspaces, learners, settingsVersions, members } = tx.t
    if (where === 'own workspace') {
      await tx.db.insert(workspaces).values({ id: workspaceId, name: 'Elsewhere', createdAt: ctx.now })
    }
    await tx.db.insert(learners).values({
      id: learnerId,
      name: 'Second',
      settingsId,
      queue: DEFAULT_QUEUE,
      preferences: DEFAULT_PREFERENCES,
      createdAt: ctx.now + 1,
    })
    await tx.db.insert(settingsVersions).values({
      learnerId,
      id: settingsId,
      settings: { ...DEFAULT_SCHEDULING, timeZone: 'Etc/UTC' },
      createdAt: ctx.now,
    })
    await tx.db.insert(members).values({ learnerId, workspaceId, joinedAt: ctx.now })
  })
  return { ...ctx, actor: { learnerId, workspaceId, workspaceIds: [workspaceId] } }
}

/** Changes some of the actor's limits and orders, past the form. */
export const setQueue = (ctx: Context, change: Partial<QueueSettings>): Promise<void> =>
  ctx.engine.write(async (tx) => {
    const { learners } = tx.t
    const mine = eq(learners.id, ctx.actor.learnerId)
    const [row] = await tx.db.select({ queue: learners.queue }).from(learners).where(mine)
    await tx.db
      .update(learners)
      .set({ queue: { ...DEFAULT_QUEUE, ...row?.queue, ...change } })
      .where(mine)
  })
