import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import {
  placeCards,
  replaceContentLinks,
  replaceContentPassages,
  replaceDecksOfFacts,
  replaceTags,
  saveDecks,
  saveItems,
  savePassages,
  saveSnapshots,
} from '../../data/mutations/library'
import { freeDeckName } from '../../data/queries/articles/article-page'
import { deckNames } from '../../domain/content-files/deck-names'
import type { FactId } from '../../domain/ids'
import type { LibraryRows } from './library-rows'

/**
 * Writes rows of content files: what is here under the same ids takes their values.
 * @param linking the facts whose links the rows are
 */
export const saveLibraryRows = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: LibraryRows,
  linking: readonly FactId[] = rows.facts.map(({ id }) => id),
): Promise<void> => {
  await saveItems(tx, workspace, 'article', rows.articles)
  await saveSnapshots(tx, workspace, rows.snapshots)
  await savePassages(tx, workspace, rows.passages)
  await saveItems(tx, workspace, 'fact', rows.facts)
  const factIds = rows.facts.map(({ id }) => id)
  await replaceTags(tx, workspace, factIds, rows.tags)
  await replaceContentPassages(tx, workspace, factIds, rows.factPassages)
  await replaceContentLinks(tx, workspace, linking, rows.links)
  for (const deck of rows.decks) {
    const name = await freeDeckName(tx, workspace.workspaceId, deckNames(deck.name), deck.id)
    await saveDecks(tx, workspace, [{ ...deck, name }])
  }
  await replaceDecksOfFacts(tx, workspace, rows.deckFacts)
  await saveItems(tx, workspace, 'card', rows.cards)
  await placeCards(tx, workspace, rows.placed)
}
