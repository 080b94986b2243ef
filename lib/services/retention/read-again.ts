import { addRereading, takeBackRereading } from '../../data/mutations/reading'
import { findRereading, workspaceOfPassage } from '../../data/queries/reading/readings'
import type { PassageId } from '../../domain/ids'
import { actingLearner, rereadingToChange } from '../authorise'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'

const NO_PASSAGE = failed('not-found', 'There is no such passage in your library.')

/**
 * Records that the actor has read a passage again. It is no test of memory and changes none; what it does is that the
 * passage leaves the fading ones until its cards lapse together again. The same id again changes nothing.
 * @param id a UUID made by the client
 */
export const readAgain = async (ctx: Context, id: string, passageId: PassageId): Promise<Result<null>> => {
  const { engine, actor, now } = ctx
  const { day } = await studyDayOf(ctx)
  return await engine.write(async (tx) => {
    const workspaceId = await workspaceOfPassage(tx, actor.workspaceIds, passageId)
    if (workspaceId === null) return NO_PASSAGE
    const before = await findRereading(tx, actor.learnerId, id)
    if (before && before.passageId !== passageId) {
      return failed('conflict', 'Another passage was marked under this id. Reload the page.')
    }
    if (!before) await addRereading(tx, actingLearner(actor), { id, passageId, at: now, day, workspaceId })
    return done(null)
  })
}

/** Takes back that a passage was read again; doing so twice changes nothing. */
export const takeBackReadAgain = (ctx: Context, id: string): Promise<Result<null>> =>
  ctx.engine.write(async (tx) => {
    const rereading = await rereadingToChange(ctx, id, tx)
    if (!rereading.ok) return rereading
    if (rereading.value.takenBackAt === null) await takeBackRereading(tx, rereading.value, ctx.now)
    return done(null)
  })
