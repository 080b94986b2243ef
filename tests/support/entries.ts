import { v7 as uuidv7 } from 'uuid'
import type { CardId, Instant, ReviewId } from '@/lib/domain/ids'
import type { Rating } from '@/lib/domain/scheduling/memory'
import type { Context } from '@/lib/services/context'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'

export const newId = (at: Instant): ReviewId => uuidv7({ msecs: at }) as ReviewId // edge

type ReviewInput = Extract<EntryInput, { readonly kind: 'review' }>
type Given = Pick<ReviewInput, 'cardId' | 'at' | 'rating' | 'settingsId'> & Partial<ReviewInput>

/** An answer as a client sends it. */
export const reviewOf = (given: Given): ReviewInput => ({
  kind: 'review',
  id: newId(given.at),
  format: 'flash',
  mode: 'study',
  questionMs: 2000,
  answerMs: 1000,
  fuzz: null,
  ...given,
})

/** The same under the learner's present settings. */
export const answerOf = async (ctx: Context, cardId: CardId, rating: Rating, at: Instant = ctx.now) => {
  const { settingsId } = await loadSession(ctx)
  return reviewOf({ cardId, at, rating, settingsId })
}

type Cards<Count extends number, Some extends readonly CardId[] = []> = number extends Count
  ? readonly CardId[]
  : Some['length'] extends Count
    ? Some
    : Cards<Count, readonly [...Some, CardId]>

/** The first cards that the session offers. @throws when there are fewer */
export const firstCards = async <Count extends number>(ctx: Context, count: Count): Promise<Cards<Count>> => {
  const cards = (await loadSession(ctx)).main.slice(0, count).map(({ cardId }) => cardId)
  if (cards.length < count) throw new Error(`the session has ${cards.length} cards`)
  return cards as readonly CardId[] as Cards<Count> // as many as were asked for
}

/** The same actor at another time. */
export const later = (ctx: Context, ms: number): Context => ({ ...ctx, now: ctx.now + ms })
