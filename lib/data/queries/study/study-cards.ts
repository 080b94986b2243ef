import { and, eq, isNull } from 'drizzle-orm'
import type { CardId, FactId, WorkspaceId } from '../../../domain/ids'
import type { AlsoPassage, LinkedFact, StudyCard } from '../../../domain/queue/study-card'
import { rowsByIds } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'
import { factColumns, wholeCardColumns } from '../columns'
import { conflictsOfFacts } from '../conflicts/conflicts'
import { linksOfFacts } from '../facts/fact-links'
import { type FurtherPassage, furtherPassages } from '../facts/further-passages'
import { shownTitle } from '../facts/shown-title'

/** What the library says of a card: everything of a StudyCard but the memory and what changed since. */
export type LibraryCard = Omit<StudyCard, 'memory' | 'change'>

/** What is shown with the answer: unsettled contradictions, with what a person wrote of them, and newer facts. */
const cardLinks = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const links = await linksOfFacts(store, workspaceIds, factIds)
  const decided = new Map(
    (await conflictsOfFacts(store, workspaceIds, factIds))
      .filter(({ kind }) => kind === 'conflict')
      .flatMap((row) => [
        [`${row.factId} ${row.otherFactId}`, row] as const,
        [`${row.otherFactId} ${row.factId}`, row] as const,
      ]),
  )
  const ofFact = (factId: FactId): readonly LinkedFact[] =>
    (links.get(factId) ?? []).flatMap(({ kind, factId: other, statement, articleTitle: title, note }) => {
      if (kind !== 'contradicts' && kind !== 'updated-by') return []
      const row = kind === 'contradicts' ? decided.get(`${factId} ${other}`) : undefined
      if (row && row.state !== 'open' && row.state !== 'kept') return []
      return [{ kind, statement, title, note: (row?.state === 'kept' ? row.note : null) ?? note }]
    })
  return new Map(factIds.map((factId) => [factId, ofFact(factId)]))
}

const alsoOf = ({ role, note, before, exact, after, article }: FurtherPassage): AlsoPassage => {
  const { key: articleKey, title, authors, outlet, published, origin } = article
  return { role, note, articleKey, title, authors, outlet, published, origin, before, exact, after }
}

const cardsOfFacts = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { cards } = store.t
  const found = new Map<string, CardId[]>()
  const rows = await rowsByIds(store, 'cards_of_facts', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ factId: cards.factId, cardId: cards.id })
      .from(cards)
      .where(and(inWorkspaces(cards.workspaceId), isAmong(cards.factId), isNull(cards.retiredAt))),
  )
  for (const { factId, cardId } of rows) found.set(factId, [...(found.get(factId) ?? []), cardId])
  return found
}

/** Cards with their fact, passage and bibliography, by id; ids outside these workspaces are missing. */
export const libraryCards = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly CardId[],
): Promise<ReadonlyMap<CardId, LibraryCard>> => {
  if (ids.length === 0) return new Map()
  const { cards, facts, passages, articles } = store.t
  const rows = await rowsByIds(store, 'library_cards', workspaceIds, ids, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({
        ...wholeCardColumns(store.t),
        position: cards.position,
        ...factColumns(store.t),
        hedge: facts.hedge,
        articleId: articles.id,
        articleKey: articles.key,
        origin: articles.origin,
        title: shownTitle(store),
        shortTitle: articles.shortTitle,
        authors: articles.authors,
        outlet: articles.outlet,
        published: articles.published,
        before: passages.before,
        exact: passages.exact,
        after: passages.after,
      })
      .from(cards)
      .innerJoin(facts, and(eq(facts.workspaceId, cards.workspaceId), eq(facts.id, cards.factId)))
      .innerJoin(passages, and(eq(passages.workspaceId, facts.workspaceId), eq(passages.id, facts.passageId)))
      .innerJoin(articles, and(eq(articles.workspaceId, facts.workspaceId), eq(articles.id, facts.articleId)))
      .where(and(inWorkspaces(cards.workspaceId), isAmong(cards.id))),
  )
  const factIds = [...new Set(rows.map((row) => row.factId))]
  const links = await cardLinks(store, workspaceIds, factIds)
  const also = await furtherPassages(store, workspaceIds, factIds)
  const siblings = await cardsOfFacts(store, workspaceIds, factIds)
  return new Map(
    rows.map((row) => {
      const card: LibraryCard = {
        cardId: row.cardId,
        factId: row.factId,
        form: row.form,
        deletion: row.deletion,
        front: row.front,
        back: row.back,
        hint: row.hint,
        ...(row.extra === null ? {} : { extra: row.extra }),
        aliases: row.aliases,
        position: row.position,
        siblings: (siblings.get(row.factId) ?? []).filter((id) => id !== row.cardId),
        fact: {
          kind: row.kind,
          weight: row.weight,
          statement: row.statement,
          asOf: row.asOf,
          reviewBy: row.reviewBy,
          speaker: row.speaker,
          hedge: row.hedge,
        },
        source: {
          articleId: row.articleId,
          articleKey: row.articleKey,
          origin: row.origin,
          title: row.title,
          shortTitle: row.shortTitle,
          authors: row.authors,
          outlet: row.outlet,
          published: row.published,
          before: row.before,
          exact: row.exact,
          after: row.after,
        },
        also: (also.get(row.factId) ?? []).map(alsoOf),
        links: links.get(row.factId) ?? [],
      }
      return [row.cardId, card]
    }),
  )
}
