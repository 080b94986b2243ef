import { namesAbove } from '../nested-names'
import type { DeckOptions, QueueSettings } from '../scheduling/settings'

/** A limit of a day, with what sets it: a deck, or the learner's settings. */
export type LimitInForce = { readonly deck: string | null; readonly limit: number }

/** Every limit that holds for the cards of a deck, the lowest first: that one applies. */
export type LimitsInForce = { readonly new: readonly LimitInForce[]; readonly reviews: readonly LimitInForce[] }

/**
 * The daily limits for the cards of a deck: the learner's, those of the deck and of the decks above it, all of which must
 * have room.
 * @param chosen the options of decks, by name
 */
export function limitsInForce(
  deck: string,
  queue: Pick<QueueSettings, 'newPerDay' | 'reviewsPerDay'>,
  chosen: ReadonlyMap<string, DeckOptions>,
): LimitsInForce {
  const of = (kind: 'newPerDay' | 'reviewsPerDay'): readonly LimitInForce[] => {
    const decks = [deck, ...namesAbove(deck)].flatMap((name): readonly LimitInForce[] => {
      const limit = chosen.get(name)?.[kind] ?? null
      return limit === null ? [] : [{ deck: name, limit }]
    })
    // Of two that are equal the nearer one is named: the deck before those above it, and the settings last.
    return [...decks, { deck: null, limit: queue[kind] }].sort((a, b) => a.limit - b.limit)
  }
  return { new: of('newPerDay'), reviews: of('reviewsPerDay') }
}

/** What sets a limit, in words. */
export const limitSourceWords = ({ deck }: LimitInForce, asked: string): string =>
  deck === null ? 'your settings' : deck === asked ? 'this deck' : `deck “${deck}”`
