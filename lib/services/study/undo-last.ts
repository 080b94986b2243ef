import { lastStandingEntry } from '../../data/queries/study/last-entry'
import type { EntryKind } from '../../data/schema/study'
import type { CardId, ReviewId } from '../../domain/ids'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { newReviewId } from './review-id'
import { submitEntries } from './submit-entries'

export type Undone = { readonly id: ReviewId; readonly cardId: CardId; readonly kind: EntryKind }

/**
 * Takes back the actor's last entry that still stands, by an entry of its own. There is no limit, also after a restart.
 * @param voidId the id of the new entry, so that sending the request again takes back nothing more
 */
export const undoLast = async (ctx: Context, voidId: ReviewId = newReviewId(ctx.now)): Promise<Result<Undone>> => {
  const last = await lastStandingEntry(ctx.engine.read, ctx.actor.learnerId, voidId)
  if (!last) return failed('not-found', 'There is nothing to undo.')
  if (last.undone) return done({ id: last.id, cardId: last.cardId, kind: last.kind })
  const [result] = await submitEntries(ctx, [
    { kind: 'void', id: voidId, cardId: last.cardId, at: Math.max(ctx.now, last.at), voids: last.id },
  ])
  if (result?.status === 'stored' || result?.status === 'duplicate') {
    return done({ id: last.id, cardId: last.cardId, kind: last.kind })
  }
  return failed('conflict', result?.message ?? 'The last entry could not be undone.')
}
