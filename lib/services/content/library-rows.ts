import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import {
  articleIdOf,
  cardIdOf,
  deckIdOf,
  factIdOf,
  POSITIONS_AN_ARTICLE,
  sha256Of,
  snapshotIdOf,
} from '../../data/library-ids'
import {
  type FactLinkRow,
  type FactRow,
  type NewArticleRow,
  type NewCard,
  placeCards,
  replaceContentLinks,
  replaceContentPassages,
  replaceDecksOfFacts,
  replaceTags,
  type SnapshotRow,
  saveDecks,
  saveItems,
  savePassages,
  saveSnapshots,
} from '../../data/mutations/library'
import { freeDeckName } from '../../data/queries/articles/article-page'
import type { CardPlacement, FactPassageRow } from '../../data/rows'
import { cardSearchText } from '../../domain/cards/search-text'
import { anchorIn } from '../../domain/content/anchor'
import type { AlsoFile, ArticleFile, LinkFile } from '../../domain/content-files/article-file'
import { deckNames } from '../../domain/content-files/deck-names'
import type { ArticleId, FactId, Instant, SnapshotId, WorkspaceId } from '../../domain/ids'
import { passageRow, tagsOf } from '../facts/write-fact'

/** What passages are made of: the text of each article, and the snapshot that has it. */
type Snapshots = ReadonlyMap<string, { readonly articleId: ArticleId; readonly id: SnapshotId; readonly text: string }>

/** @throws where the words are not in the other article exactly once: `checkLibrary` reports that as an error */
const alsoRows = (workspaceId: WorkspaceId, snapshots: Snapshots, factId: FactId, also: AlsoFile, now: Instant) => {
  const snapshot = snapshots.get(also.article)
  const found = snapshot && anchorIn(snapshot.text, also.passage)
  if (!snapshot || !found || 'failure' in found) {
    throw new Error(`“${also.passage}” is not a passage of “${also.article}”: the library was not checked`)
  }
  const passage = passageRow(workspaceId, snapshot.id, snapshot.text, found)
  const { role, note } = also
  const row: FactPassageRow = {
    factId,
    passageId: passage.id,
    articleId: snapshot.articleId,
    role,
    note,
    state: null,
    origin: 'content',
    createdAt: now,
  }
  return { passage, row }
}

/** A contradiction goes both ways; the other kinds of link have a direction. */
const linkRows = (workspaceId: WorkspaceId, factId: FactId, { fact, kind, note }: LinkFile): readonly FactLinkRow[] => {
  const otherFactId = factIdOf(workspaceId, fact)
  const row = { factId, otherFactId, kind, note }
  return kind === 'contradicts' ? [row, { ...row, factId: otherFactId, otherFactId: factId }] : [row]
}

/** The rows that content files come to, in the order of the files. */
export const libraryRows = (workspaceId: WorkspaceId, articles: readonly ArticleFile[], now: Instant) => {
  const snapshots: Snapshots = new Map(
    articles.map(({ key, text }) => {
      const id = snapshotIdOf(workspaceId, key, sha256Of(text))
      return [key, { articleId: articleIdOf(workspaceId, key), id, text }]
    }),
  )
  const perArticle = articles.map((article, a) => {
    const articleId = articleIdOf(workspaceId, article.key)
    const sha256 = sha256Of(article.text)
    const snapshotId = snapshotIdOf(workspaceId, article.key, sha256)
    const deckId = deckIdOf(workspaceId, article.key)
    let position = a * POSITIONS_AN_ARTICLE
    const perFact = article.facts.map((fact, f) => {
      const factId = factIdOf(workspaceId, fact.key)
      const passage = passageRow(workspaceId, snapshotId, article.text, fact.passage)
      const cards = fact.cards.map((card): NewCard => {
        position += 1
        return {
          id: cardIdOf(workspaceId, card.key),
          key: card.key,
          group: card.group,
          factId,
          form: card.form,
          deletion: card.deletion,
          front: card.front,
          back: card.back,
          hint: card.hint,
          aliases: card.aliases,
          position,
          search: cardSearchText(card, fact.statement),
          createdAt: now,
          updatedAt: now,
          retiredAt: null,
        }
      })
      const row: FactRow = {
        id: factId,
        key: fact.key,
        articleId,
        passageId: passage.id,
        kind: fact.kind,
        statement: fact.statement,
        weight: fact.weight,
        asOf: fact.asOf,
        reviewBy: fact.reviewBy,
        speaker: fact.speaker,
        hedge: fact.hedge,
        origin: 'content',
        position: f,
        editedAt: null,
        createdAt: now,
        updatedAt: now,
        retiredAt: null,
      }
      const placed = cards.map(
        (card): CardPlacement => ({
          cardId: card.id,
          factId,
          weight: fact.weight,
          position: card.position,
          retired: false,
        }),
      )
      const also = fact.also.map((one) => alsoRows(workspaceId, snapshots, factId, one, now))
      const links = fact.links.flatMap((link) => linkRows(workspaceId, factId, link))
      return { row, passage, also, tags: tagsOf(factId, fact), links, cards, placed, deckFact: { deckId, factId } }
    })
    const row: NewArticleRow = {
      id: articleId,
      key: article.key,
      title: article.title,
      shortTitle: article.shortTitle,
      authors: [...article.authors],
      outlet: article.outlet,
      published: article.published,
      url: article.url,
      origin: 'content',
      snapshotId,
      position: a,
      createdAt: now,
      retiredAt: null,
    }
    const snapshot: SnapshotRow = { id: snapshotId, articleId, text: article.text, sha256, importedAt: now }
    const deck = { id: deckId, name: article.title, articleId, createdAt: now }
    return { row, snapshot, deck, facts: perFact }
  })
  const facts = perArticle.flatMap((article) => article.facts)
  return {
    articles: perArticle.map(({ row }) => row),
    snapshots: perArticle.map(({ snapshot }) => snapshot),
    passages: facts.flatMap(({ passage, also }) => [passage, ...also.map((one) => one.passage)]),
    facts: facts.map(({ row }) => row),
    tags: facts.flatMap(({ tags }) => tags),
    factPassages: facts.flatMap(({ also }) => also.map(({ row }) => row)),
    links: facts.flatMap(({ links }) => links),
    decks: perArticle.map(({ deck }) => deck),
    deckFacts: facts.map(({ deckFact }) => deckFact),
    cards: facts.flatMap(({ cards }) => cards),
    placed: facts.flatMap(({ placed }) => placed),
  }
}

export type LibraryRows = ReturnType<typeof libraryRows>

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
