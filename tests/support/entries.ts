import { v7 as uuidv7 } from 'uuid'
import type { CardId, Instant, ReviewId } from '@/lib/domain/ids'
import type { Rating } from '@/lib/domain/scheduling/memory'
import type { Context } from '@/lib/services/context'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'

export const newId = (at: Instant): ReviewId => uuidv7({ msecs: at }) as ReviewId // edge

/** An answer as a client sends it, under the learner's present settings. */
export const answerOf = async (
  ctx: Context,
  cardId: CardId,
  rating: Rating,
  at: Instant = ctx.now,
): Promise<EntryInput> => {
  const { settingsId } = await loadSession(ctx)
  return {
    kind: 'review',
    id: newId(at),
    cardId,
    at,
    rating,
    format: 'flash',
    mode: 'study',
    questionMs: 2000,
    answerMs: 1000,
    fuzz: null,
    settingsId,
  }
}

/** The first cards that the session offers. */
export const firstCards = async (ctx: Context, count: number): Promise<readonly CardId[]> =>
  (await loadSession(ctx)).main.slice(0, count).map(({ cardId }) => cardId)

/** The same actor at another time. */
export const later = (ctx: Context, ms: number): Context => ({ ...ctx, now: ctx.now + ms })
