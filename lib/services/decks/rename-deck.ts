import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { saveBriefingRow } from '../../data/mutations/briefings'
import { saveChoices } from '../../data/mutations/learner'
import { nameDeck } from '../../data/mutations/library'
import { listBriefings } from '../../data/queries/briefing/briefings'
import { allDecks, decksIn, type NamedDeck, namesTaken } from '../../data/queries/learner/decks'
import { learnerOf } from '../../data/queries/learner/learner'
import type { SavedSearch } from '../../domain/cards/card-columns'
import { readDeckName, renamedDeck } from '../../domain/cards/deck-name'
import { counted } from '../../domain/format/words'
import type { WorkspaceId } from '../../domain/ids'
import { type DeckRenamed, searchWithDeckRenamed } from '../../domain/search/cards/deck-renamed'
import { actingLearner, authorizedIn } from '../authorise'
import type { Context } from '../context'
import { done, failed } from '../result'

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

/** A saved search that names the deck. */
const savedWithDeckRenamed = (saved: SavedSearch, renamed: DeckRenamed): SavedSearch => {
  const params = new URLSearchParams(saved.query)
  const search = params.get('search')
  if (search === null) return saved
  const changed = searchWithDeckRenamed(search, renamed)
  params.set('search', changed)
  return changed === search ? saved : { ...saved, query: params.toString() }
}

const inSavedSearches = async (tx: Tx, ctx: Context, renamed: DeckRenamed): Promise<void> => {
  const actor = actingLearner(ctx.actor)
  const { queue, preferences } = await learnerOf(tx, actor.learnerId)
  const savedSearches = preferences.savedSearches.map((saved) => savedWithDeckRenamed(saved, renamed))
  await saveChoices(tx, actor, { queue, preferences: { ...preferences, savedSearches } })
}

/** Lets what names a deck name it as it is called now, once it was renamed: the actor's briefings and saved searches. */
const followRename = async (tx: Tx, ctx: Context, from: string, to: string): Promise<void> => {
  const renamed = { from, to, decks: await allDecks(tx, ctx.actor.workspaceIds) }
  await inBriefings(tx, ctx, renamed)
  await inSavedSearches(tx, ctx, renamed)
}

const rename = async (
  tx: Tx,
  ctx: Context,
  workspaceId: WorkspaceId,
  decks: readonly NamedDeck[],
  from: string,
  to: string,
): Promise<void> => {
  const workspace = authorizedIn(ctx.actor, { workspaceId })
  for (const { id, name } of decks) {
    const wanted = renamedDeck(name, from, to)
    if (workspace && wanted !== null) await nameDeck(tx, workspace, id, wanted)
  }
  await followRename(tx, ctx, from, to)
}

/**
 * Gives a deck of the actor's library another name, or puts it under another deck, with the decks nested in it Cards stay in their decks; briefings and saved searches that name the deck
 * follow. A failure names the field `name`.
 * @returns how many decks have another name now, and how many of them are nested in it
 */
export const renameDeck = async (ctx: Context, deck: string, newName: string) => {
  const read = readDeckName(newName)
  if (!read.ok) return failed('invalid', read.message, 'name')
  const to = read.name
  if (to.startsWith(`${deck}::`)) return failed('invalid', 'A deck can’t be nested in itself.', 'name')
  return ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const found = await decksIn(tx, ctx.actor.workspaceIds, deck)
    const [first] = found
    if (!first) return failed('not-found', `There is no deck called “${deck}”.`)
    const decks = found.filter(({ workspaceId }) => workspaceId === first.workspaceId)
    if (to === deck) return done({ name: to, decks: 0, nested: 0 })
    // It would become the deck above decks that were never in it, and the next rename would move them too.
    const holding = (await decksIn(tx, [first.workspaceId], to)).filter(
      ({ id, name }) => name !== to && !decks.some((deck) => deck.id === id),
    )
    if (holding.length > 0) {
      const inside = `${to}::${deck.split('::').at(-1)}`
      return failed(
        'conflict',
        `“${to}” already holds ${counted(holding.length, 'nested deck')}. To put this deck beside them, call it “${inside}”.`,
        'name',
      )
    }
    const wanted = decks.flatMap(({ name }) => renamedDeck(name, deck, to) ?? [])
    const [taken] = await namesTaken(tx, first.workspaceId, wanted)
    if (taken !== undefined) {
      return failed('conflict', `There is already a deck called “${taken}”. Choose another name.`, 'name')
    }
    await rename(tx, ctx, first.workspaceId, decks, deck, to)
    return done({ name: to, decks: decks.length, nested: decks.filter(({ name }) => name !== deck).length })
  })
}
