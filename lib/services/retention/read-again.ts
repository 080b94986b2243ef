import { addRereading, takeBackRereading } from '../../data/mutations/rereadings'
import { findRereading, workspaceOfPassage } from '../../data/queries/reading/rereadings'
import type { PassageId } from '../../domain/ids'
import { ownStudy } from '../authorise'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'

const NO_PASSAGE = failed('not-found', 'There is no such passage in your library.')

/**
 * Records that the asker has read a passage again. It is no test of memory and changes none; what it does is that the
 * passage leaves the fading ones until its cards lapse together anew. The same id again changes nothing.
 * @param id a UUID made by the client
 */
export const readAgain = async (ctx: Context, id: string, passageId: PassageId): Promise<Result<null>> => {
  const { engine, actor, now } = ctx
  const { day } = await studyDayOf(ctx)
  return await engine.write(async (tx) => {
    const workspaceId = await workspaceOfPassage(tx, actor.workspaceIds, passageId)
    if (workspaceId === null) return NO_PASSAGE
    const known = await findRereading(tx, actor.learnerId, id)
    if (known && known.passageId !== passageId) {
      return failed('conflict', 'Another passage was marked under this id. Reload the page.')
    }
    if (!known) await addRereading(tx, ownStudy(actor), { id, passageId, at: now, day, workspaceId })
    return done(null)
  })
}

/** Takes back that a passage was read again; doing so twice changes nothing. */
export const takeBackReadAgain = (ctx: Context, id: string): Promise<Result<null>> =>
  ctx.engine.write(async (tx) => {
    const known = await findRereading(tx, ctx.actor.learnerId, id)
    if (!known) return failed('not-found', 'There is nothing to undo: this passage was not marked as read again.')
    if (known.takenBackAt === null) await takeBackRereading(tx, ownStudy(ctx.actor), id, ctx.now)
    return done(null)
  })
