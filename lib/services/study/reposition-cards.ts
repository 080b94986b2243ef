import { z } from 'zod'
import type { Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { newCardPlaces } from '../../data/queries/study/card-places'
import type { CardId, ReviewId } from '../../domain/ids'
import { MOST_POSITION, repositioned } from '../../domain/queue/reposition'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { storeActs } from './act-on-cards'
import { type EntryInput, MOST_ENTRIES } from './entry-schema'
import { newReviewId } from './review-id'

const position = z.int().min(-MOST_POSITION).max(MOST_POSITION)

/** New places among the learner's never-studied cards, or those of the library again. */
export const repositionSchemas = [
  z.object({
    kind: z.literal('reposition'),
    start: z.union([position, z.literal('first'), z.literal('last')]),
    step: z.int().min(1).max(10_000).default(1),
    isRandom: z.boolean().default(false),
    shiftsOthers: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('library-order') }),
] as const
export type RepositionAct = z.infer<(typeof repositionSchemas)[number]>

/** More entries of the log are not written to shift others: cards can be put before or after them instead. */
const MOST_SHIFTED = 50_000

export type Repositioned = { readonly entryIds: readonly ReviewId[]; readonly changed: number }

/**
 * Gives cards other places among the learner's new cards, each as an entry of the log. Cards that were studied stay as
 * they are. The caller has locked the learner and checked that the cards are the actor's.
 * @returns the entries, those of shifted cards among them, and how many of the chosen cards have another place now
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
      : repositioned(chosen, others, act, `${ctx.now}`)
  if (positions === null)
    return failed('invalid', 'Some cards would get a position that is too large. Choose another start.', 'start')
  const moved = all.filter(({ cardId, position: before, isGiven }) => {
    const after = positions.get(cardId)
    return after !== undefined && (after === null ? isGiven : after !== before)
  })
  const count = moved.filter(({ cardId }) => isChosen.has(cardId)).length
  if (moved.length - count > MOST_SHIFTED)
    return failed(
      'invalid',
      `${moved.length - count} other cards would be shifted. Put these first or last instead, which shifts none.`,
      'start',
    )
  const entries = moved.map(({ cardId }): EntryInput => {
    const common = { id: newReviewId(ctx.now), cardId, at: ctx.now }
    return { ...common, kind: 'reposition', position: positions.get(cardId) ?? null }
  })
  for (const piece of inPieces(entries, MOST_ENTRIES)) {
    const stored = await storeActs(tx, ctx, piece)
    if (!stored.ok) return stored
  }
  return done({ entryIds: entries.map(({ id }) => id), changed: count })
}
