import { z } from 'zod'
import type { SessionScope } from '../../data/queries/study/candidates'
import type { CardId } from '../../domain/ids'

/** What a session is limited to, from the parameters of an address: `article`, `deck`, `briefing`, `cards` (ids with commas). */
export const scopeSchema = z
  .object({
    article: z.string().min(1).max(200).optional(),
    deck: z.string().min(1).max(400).optional(),
    briefing: z.string().min(1).max(100).optional(),
    cards: z.string().min(1).max(20_000).optional(),
  })
  .transform(({ article, deck, briefing, cards }): SessionScope => {
    const ids = cards?.split(',').filter((id) => id !== '')
    return {
      ...(article === undefined ? {} : { articleKey: article }),
      ...(deck === undefined ? {} : { deck }),
      ...(briefing === undefined ? {} : { briefingId: briefing }),
      ...(ids === undefined ? {} : { cardIds: ids.map((id) => id as CardId) }), // edge
    }
  })
