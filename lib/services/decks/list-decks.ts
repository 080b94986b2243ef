import { decksWithCards, openDeckOptions } from '../../data/queries/learner/decks'
import { type DeckTreeChoices, deckCount, deckTree, type ListedDeckName } from '../../domain/cards/deck-tree'
import type { Counts } from '../../domain/queue/queue-card'
import type { DeckOptions } from '../../domain/scheduling/settings'
import type { Context } from '../context'
import { learnerToday } from '../learner/study-day-of'
import { sessionQueue } from '../study/session-queue'

/** Decks whose sessions are counted for one page. */
export const MOST_DECKS = 100

export type DeckInList = ListedDeckName & {
  /** What its session opens with. */
  readonly counts: Counts
  /** What the learner chose for it; null if nothing. */
  readonly own: DeckOptions | null
}

export type DecksToStudy = {
  readonly decks: readonly DeckInList[]
  /** How many decks match that are not among them. */
  readonly more: number
  /** All decks with cards, and those that only hold others. */
  readonly total: number
}

/** How many decks of the actor's library have cards. */
export const countDecks = async ({ engine, actor }: Context): Promise<number> =>
  deckCount(await decksWithCards(engine.read, actor.workspaceIds))

/**
 * The decks of the actor's library that have cards, each with the counts of the session that it opens: with its nested
 * decks, within the limits of the day. Parameters as of `deckTree`.
 * @throws when the learner has no row
 */
export const loadDecks = async (ctx: Context, asked: DeckTreeChoices = {}): Promise<DecksToStudy> => {
  const { engine, actor } = ctx
  const names = await decksWithCards(engine.read, actor.workspaceIds)
  const { learner, day } = await learnerToday(ctx)
  const options = await openDeckOptions(engine.read, learner, actor.workspaceIds)
  const chosen = new Map(options.choices.map((own) => [own.name, own]))
  const listed = deckTree(names, asked)
  const decks: DeckInList[] = []
  for (const deck of listed.slice(0, MOST_DECKS)) {
    const scope = { deck: deck.name, isWithinLimits: true as const }
    const { queue } = await sessionQueue(ctx, learner, options, day, scope)
    decks.push({ ...deck, counts: queue.counts, own: chosen.get(deck.name) ?? null })
  }
  return { decks, more: listed.length - decks.length, total: deckCount(names) }
}
