import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../data/engine/engine'
import { saveBriefingRow } from '../../data/mutations/briefings'
import { saveChoices } from '../../data/mutations/learner'
import { listBriefings } from '../../data/queries/briefing/briefings'
import { allDecks } from '../../data/queries/learner/deck-names'
import { learnerOf } from '../../data/queries/learner/learner'
import type { SavedSearch } from '../../domain/cards/card-columns'
import { renamedDeck } from '../../domain/cards/deck-name'
import { type DeckRenamed, searchWithDeckRenamed } from '../../domain/search/cards/deck-renamed'
import { actingLearner } from '../authorise'
import type { Context } from '../context'

/** Lets the actor's briefings that cover a deck by its name, or by a search that has it, cover it by its new one. */
const inBriefings = async (tx: Tx, ctx: Context, renamed: DeckRenamed): Promise<void> => {
  const learner = actingLearner(ctx.actor)
  for (const briefing of await listBriefings(tx, learner.learnerId)) {
    const { scope } = briefing.choices
    const deckNames = scope.deckNames.map((name) => renamedDeck(name, renamed.from, renamed.to) ?? name)
    const searches = scope.searches.map((typed) => searchWithDeckRenamed(typed, renamed))
    if (isDeepStrictEqual({ deckNames, searches }, { deckNames: scope.deckNames, searches: scope.searches })) continue
    const choices = { ...briefing.choices, scope: { ...scope, deckNames, searches } }
    await saveBriefingRow(tx, learner, { ...briefing, choices, updatedAt: ctx.now })
  }
}

/** A saved search may name a deck in its text, or in the filter of its own. */
const savedWithDeckRenamed = (saved: SavedSearch, renamed: DeckRenamed): SavedSearch => {
  const params = new URLSearchParams(saved.query)
  const [search, deck] = [params.get('search'), params.get('deck')]
  if (search !== null) params.set('search', searchWithDeckRenamed(search, renamed))
  if (deck !== null) params.set('deck', renamedDeck(deck, renamed.from, renamed.to) ?? deck)
  const isSame = params.get('search') === search && params.get('deck') === deck
  return isSame ? saved : { ...saved, query: params.toString() }
}

const inSavedSearches = async (tx: Tx, ctx: Context, renamed: DeckRenamed): Promise<void> => {
  const actor = actingLearner(ctx.actor)
  const { queue, preferences } = await learnerOf(tx, actor.learnerId)
  const savedSearches = preferences.savedSearches.map((saved) => savedWithDeckRenamed(saved, renamed))
  await saveChoices(tx, actor, { queue, preferences: { ...preferences, savedSearches } })
}

/** Lets what names a deck name it as it is called now, once it was renamed: the actor's briefings and saved searches. */
export const followRename = async (tx: Tx, ctx: Context, from: string, to: string): Promise<void> => {
  const renamed = { from, to, decks: await allDecks(tx, ctx.actor.workspaceIds) }
  await inBriefings(tx, ctx, renamed)
  await inSavedSearches(tx, ctx, renamed)
}
