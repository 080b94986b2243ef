import { z } from 'zod'
import type { Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/upsert'
import { newCardPlaces } from '../../data/queries/study/new-card-places'
import type { CardId, ReviewId } from '../../domain/ids'
import { repositioned } from '../../domain/queue/reposition'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { storeActs } from './act-on-cards'
import { type EntryInput, MOST_ENTRIES } from './entry-schema'
import { newReviewId } from './review-id'

/** New places among the learner's never-studied cards, or those of the library again. */
export const repositionSchemas = [
  z.object({ kind: z.literal('reposition'), to: z.enum(['first', 'last']) }),
  z.object({ kind: z.literal('library-order') }),
] as const
export type RepositionAct = z.infer<(typeof repositionSchemas)[number]>

export type Repositioned = { readonly entryIds: readonly ReviewId[]; readonly changed: number }

/**
 * Gives cards other places among the learner's new cards, each as an entry of the log. Cards that were studied stay as
 * they are. The caller has locked the learner and checked that the cards are the actor's.
 * @returns the entries, and how many of the cards have another place now
 */
export const repositionCards = async (
  tx: Tx,
  ctx: Context,
  act: RepositionAct,
  cardIds: readonly CardId[],
): Promise<Result<Repositioned>> => {
  const { learnerId, workspaceIds } = ctx.actor
  const all = await newCardPlaces(tx, learnerId, workspaceIds)
  const isChosen = new Set(cardIds)
  const chosen = all.filter(({ cardId }) => isChosen.has(cardId))
  const others = all.filter(({ cardId }) => !isChosen.has(cardId))
  const positions =
    act.kind === 'library-order'
      ? new Map(chosen.map(({ cardId }) => [cardId, null]))
      : repositioned(chosen, others, act.to)
  if (positions === null)
    return failed('invalid', 'There are no positions left on that side. Put all new cards in library order first.')
  const moved = chosen.filter(({ cardId, position: before, isGiven }) => {
    const after = positions.get(cardId)
    return after !== undefined && (after === null ? isGiven : after !== before)
  })
  const entries = moved.map(({ cardId }): EntryInput => {
    const common = { id: newReviewId(ctx.now), cardId, at: ctx.now }
    return { ...common, kind: 'reposition', position: positions.get(cardId) ?? null }
  })
  for (const piece of inPieces(entries, MOST_ENTRIES)) {
    const stored = await storeActs(tx, ctx, piece)
    if (!stored.ok) return stored
  }
  return done({ entryIds: entries.map(({ id }) => id), changed: moved.length })
}
