import { and, eq, isNull } from 'drizzle-orm'
import { answerText, questionText } from '../../../domain/cards/sides'
import { sentenceAround } from '../../../domain/content/sentence-around'
import { groupedBy } from '../../../domain/grouped-by'
import type { ArticleId, CardId, FactId, WorkspaceId } from '../../../domain/ids'
import type { CardReading } from '../../../domain/queue/answers-shown'
import type { AlsoPassage, LinkedFact, StudyCard } from '../../../domain/queue/study-card'
import type { Store } from '../../engine/engine'
import { rowsByIds } from '../../engine/prepared'
import { cardColumns, factColumns, passageColumns, sourceColumns, wholeCardColumns } from '../columns'
import { conflictsOfFacts } from '../conflicts/conflicts'
import { type FurtherPassage, furtherPassages, linksOfFacts } from '../facts/fact-links'
import { isOfKind } from '../tag-names'

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
  const rows = await rowsByIds(store, 'cards_of_facts', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ factId: cards.factId, cardId: cards.id })
      .from(cards)
      .where(and(inWorkspaces(cards.workspaceId), isAmong(cards.factId), isNull(cards.retiredAt))),
  )
  return groupedBy(rows, 'factId', ({ cardId }) => cardId)
}

/** Cards with their fact, passage and bibliography, by id; ids outside these workspaces are missing. */
export const libraryCards = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly CardId[],
): Promise<ReadonlyMap<CardId, LibraryCard>> => {
  const { cards, facts, passages, articles } = store.t
  const rows = await rowsByIds(store, 'library_cards', workspaceIds, ids, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({
        ...wholeCardColumns(store.t),
        position: cards.position,
        fact: { ...factColumns(store.t), hedge: facts.hedge },
        article: { articleId: articles.id, ...sourceColumns(store) },
        passage: passageColumns(store.t),
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
    rows.map(({ extra, article, passage, ...row }) => {
      const { url: _, key: articleKey, ...source } = article
      const card: LibraryCard = {
        ...row,
        ...(extra === null ? {} : { extra }),
        siblings: (siblings.get(row.factId) ?? []).filter((id) => id !== row.cardId),
        source: { ...source, articleKey, ...passage },
        also: (also.get(row.factId) ?? []).map(alsoOf),
        links: links.get(row.factId) ?? [],
      }
      return [row.cardId, card]
    }),
  )
}

/** What mixing needs of a card: where it comes from, and what is read of it. */
type PlacedReading = CardReading & { readonly articleId: ArticleId; readonly topics: readonly string[] }

type Texts = Pick<LibraryCard, 'cardId' | 'form' | 'deletion' | 'front' | 'back' | 'aliases'> & {
  readonly source: Pick<LibraryCard['source'], 'before' | 'exact' | 'after'>
}

const readingOf = (card: Texts, further: readonly string[]): CardReading => {
  const { before, exact, after } = card.source
  const near = sentenceAround(before, exact, after)
  return {
    cardId: card.cardId,
    question: questionText(card),
    answers: [answerText(card), ...card.aliases],
    beside: [`${near.before}${exact}${near.after}`, ...further],
  }
}

/** What is read of a card that is studied: beside its passage the notes on further ones, and the facts it is linked with. */
export const readingOfCard = (card: LibraryCard): CardReading =>
  readingOf(card, [
    ...card.also.flatMap(({ note }) => note ?? []),
    ...card.links.flatMap(({ statement, note }) => [statement, note]),
  ])

/** Cards as mixing needs them, by id. It reads less than a session needs of a card, since most are not taken today. */
export const placedReadings = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly CardId[],
): Promise<ReadonlyMap<CardId, PlacedReading>> => {
  const { cards: c, facts: f, passages: p, factTags: g } = store.t
  const rows = await rowsByIds(store, 'placed_readings', workspaceIds, ids, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({
        ...cardColumns(store.t),
        aliases: c.aliases,
        articleId: f.articleId,
        source: passageColumns(store.t),
      })
      .from(c)
      .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
      .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
      .where(and(inWorkspaces(c.workspaceId), isAmong(c.id))),
  )
  const factIds = [...new Set(rows.map(({ factId }) => factId))]
  const tags = await rowsByIds(store, 'topics_of_readings', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ factId: g.factId, name: g.name })
      .from(g)
      .where(and(inWorkspaces(g.workspaceId), isAmong(g.factId), isOfKind(store, 'topic'))),
  )
  const topics = groupedBy(tags, 'factId', ({ name }) => name)
  return new Map(
    rows.map((row) => {
      const { articleId, cardId, factId } = row
      return [cardId, { ...readingOf(row, []), articleId, topics: topics.get(factId) ?? [] }]
    }),
  )
}
