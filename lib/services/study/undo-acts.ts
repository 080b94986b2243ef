import { storedEntries } from '../../data/queries/study/log'
import type { ReviewId } from '../../domain/ids'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { MOST_ENTRIES } from './entry-schema'
import { newReviewId } from './review-id'
import { submitEntries } from './submit-entries'

/**
 * Takes back exactly these entries of the actor's log, whatever was logged since; answers are not taken back here.
 * @returns how many were taken back; all or none
 */
export const undoActs = async (ctx: Context, entryIds: readonly ReviewId[]): Promise<Result<number>> => {
  const ids = [...new Set(entryIds)]
  if (ids.length === 0 || ids.length > MOST_ENTRIES) return failed('invalid', 'There is nothing to undo.')
  const stored = await storedEntries(ctx.engine.read, ctx.actor.learnerId, ids)
  const acts = [...stored.values()].filter(({ kind }) => kind !== 'review' && kind !== 'void')
  if (acts.length < ids.length) {
    return failed('not-found', 'The entry to undo is not in your log. Load the page again.')
  }
  const results = await submitEntries(
    ctx,
    acts.map(({ id, cardId }) => {
      const voidId = newReviewId(ctx.now)
      return { kind: 'void' as const, id: voidId, cardId, at: ctx.now, voids: id }
    }),
  )
  const refused = results.find(({ status }) => status !== 'stored')
  return refused ? failed('conflict', refused.message ?? 'It could not be undone.') : done(acts.length)
}
