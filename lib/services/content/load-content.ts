import { createHash } from 'node:crypto'
import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Engine, Tx } from '../../data/engine/engine'
import { placeCards, retireItems } from '../../data/mutations/library'
import { contentState, decksOfArticles, loadedContent } from '../../data/queries/content/content-state'
import type { ArticleFile } from '../../domain/content-files/article-file'
import { deckNames } from '../../domain/content-files/deck-names'
import type { DeckId, FactId, Instant, WorkspaceId } from '../../domain/ids'
import { recordConflictsOfLoad } from '../comparison/record-conflicts'
import { libraryRows, saveLibraryRows } from './library-rows'

/** What identifies content that was loaded: any change of the articles changes it. */
const fingerprint = (articles: readonly ArticleFile[]) =>
  createHash('sha256').update(JSON.stringify(articles)).digest('hex')

/** Decks of articles that have another name than their article gives them. */
const renamedDecks = async (tx: Tx, workspaceId: WorkspaceId): Promise<ReadonlySet<DeckId>> => {
  const decks = await decksOfArticles(tx, workspaceId)
  return new Set(decks.flatMap(({ id, name, title }) => (deckNames(title).includes(name) ? [] : [id])))
}

/** Facts that a person changed here keep their text; the content file no longer overwrites them or their cards. */
const write = async (tx: Tx, workspace: Authorized<InWorkspace>, articles: readonly ArticleFile[], now: Instant) => {
  const { workspaceId } = workspace
  const state = await contentState(tx, workspaceId)
  const rows = libraryRows(workspaceId, articles, now)
  const facts = rows.facts.filter((fact) => !state.editedFacts.has(fact.id))
  const cards = rows.cards.filter(
    (card) => !state.cardsOfEditedFacts.has(card.id) && !state.editedFacts.has(card.factId),
  )
  const renamed = await renamedDecks(tx, workspaceId)
  const placedIds = new Set(cards.map((card) => card.id))
  const isWritten = ({ factId }: { readonly factId: FactId }) => !state.editedFacts.has(factId)
  const written = {
    ...rows,
    facts,
    tags: rows.tags.filter(isWritten),
    factPassages: rows.factPassages.filter(isWritten),
    // Whoever renamed a deck keeps its name.
    decks: rows.decks.filter(({ id }) => !renamed.has(id)),
    // Somebody may have moved an edited fact to another deck.
    deckFacts: rows.deckFacts.filter(isWritten),
    cards,
    placed: rows.placed.filter((card) => placedIds.has(card.cardId)),
  }
  const factIds = rows.facts.map(({ id }) => id)
  await saveLibraryRows(tx, workspace, written, factIds)
  const [liveFacts, liveCards] = [new Set(rows.facts.map(({ id }) => id)), new Set(rows.cards.map(({ id }) => id))]
  const goneFacts = state.facts.filter((id) => !liveFacts.has(id) && !state.editedFacts.has(id))
  const goneCards = state.cards.filter(
    (card) => !liveCards.has(card.cardId) && !state.cardsOfEditedFacts.has(card.cardId) && !card.retired,
  )
  await retireItems(tx, workspace, 'fact', goneFacts, now)
  const cardIds = goneCards.map((card) => card.cardId)
  await retireItems(tx, workspace, 'card', cardIds, now)
  await placeCards(
    tx,
    workspace,
    goneCards.map((card) => ({ ...card, retired: true })),
  )
  await recordConflictsOfLoad(tx, workspace, factIds, now)
  return { facts: rows.facts.length, cards: rows.cards.length, gone: { facts: goneFacts, cards: goneCards } }
}

/**
 * Brings a workspace's library to what the content files say. Loading the same again changes nothing; ids are made of
 * the files' names, so that edited, moved and split facts keep every learner's memories.
 * @param sha256 identifies the content: what was loaded under it last is not looked at again
 */
export const loadContent = (
  engine: Engine,
  workspace: Authorized<InWorkspace>,
  articles: readonly ArticleFile[],
  now: Instant,
  sha256 = fingerprint(articles),
) => {
  return engine.write(async (tx) => {
    const { contentLoads } = tx.t
    const counts = { articles: articles.length, facts: 0, cards: 0, retiredFacts: 0, retiredCards: 0 }
    if ((await loadedContent(tx, workspace.workspaceId)) === sha256) {
      const facts = articles.flatMap((article) => article.facts)
      const cards = facts.flatMap((fact) => fact.cards)
      // Nothing was looked at.
      return { ...counts, changed: false, facts: facts.length, cards: cards.length }
    }
    const written = await write(tx, workspace, articles, now)
    await tx.db
      .insert(contentLoads)
      .values({ workspaceId: workspace.workspaceId, sha256, loadedAt: now })
      .onConflictDoUpdate({ target: contentLoads.workspaceId, set: { sha256, loadedAt: now } })
    return {
      ...counts,
      changed: true,
      facts: written.facts,
      cards: written.cards,
      // Those that the content no longer has: kept, with their memories, and asked no more.
      retiredFacts: written.gone.facts.length,
      retiredCards: written.gone.cards.length,
    }
  })
}
