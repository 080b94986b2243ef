import { decksWithCards, openDeckOptions } from '../../data/queries/learner/decks'
import { type DeckTreeChoices, deckCount, deckTree } from '../../domain/cards/deck-tree'
import type { Context } from '../context'
import { learnerToday } from '../learner/study-day-of'
import { sessionQueue } from '../study/session-queue'

/** Decks whose sessions are counted for one page. */
export const MOST_DECKS = 100

/** How many decks of the actor's library have cards. */
export const countDecks = async ({ engine, actor }: Context): Promise<number> =>
  deckCount(await decksWithCards(engine.read, actor.workspaceIds))

/**
 * The decks of the actor's library that have cards, each with the counts of the session that it opens: with its nested
 * decks, within the limits of the day. Parameters as of `deckTree`.
 * @throws when the learner has no row
 */
export const loadDecks = async (ctx: Context, asked: DeckTreeChoices = {}) => {
  const { engine, actor } = ctx
  const names = await decksWithCards(engine.read, actor.workspaceIds)
  const { learner, day } = await learnerToday(ctx)
  const options = await openDeckOptions(engine.read, learner, actor.workspaceIds)
  const chosen = new Map(options.choices.map((own) => [own.name, own]))
  const listed = deckTree(names, asked)
  const counted = []
  for (const deck of listed.slice(0, MOST_DECKS)) {
    const scope = { deck: deck.name, isWithinLimits: true as const }
    const { queue } = await sessionQueue(ctx, learner, options, day, scope)
    counted.push({ ...deck, counts: queue.counts })
  }
  return {
    /** `own`: what the learner chose for it; null if nothing. */
    decks: counted.map((deck) => ({ ...deck, own: chosen.get(deck.name) ?? null })),
    /** How many decks match that are not among them. */
    more: listed.length - counted.length,
    /** All decks with cards, and those that only hold others. */
    total: deckCount(names),
  }
}

export type DeckInList = Awaited<ReturnType<typeof loadDecks>>['decks'][number]
