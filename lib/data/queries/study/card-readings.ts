import { and, eq } from 'drizzle-orm'
import { answerText, questionText } from '../../../domain/cards/sides'
import { sentenceAround } from '../../../domain/content/sentence-around'
import type { ArticleId, CardId, FactId, WorkspaceId } from '../../../domain/ids'
import type { CardReading } from '../../../domain/queue/answers-shown'
import { rowsByIds } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'
import { cardColumns } from '../columns'
import type { LibraryCard } from './study-cards'

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
        before: p.before,
        exact: p.exact,
        after: p.after,
      })
      .from(c)
      .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
      .leftJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
      .where(and(inWorkspaces(c.workspaceId), isAmong(c.id))),
  )
  const factIds = [...new Set(rows.map(({ factId }) => factId))]
  const tags = await rowsByIds(store, 'topics_of_readings', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ factId: g.factId, name: g.name })
      .from(g)
      .where(and(inWorkspaces(g.workspaceId), isAmong(g.factId), eq(g.kind, 'topic'))),
  )
  const topics = new Map<FactId, string[]>()
  for (const { factId, name } of tags) topics.set(factId, [...(topics.get(factId) ?? []), name])
  return new Map(
    rows.map(({ before, exact, after, ...row }) => {
      const source = { before: before ?? '', exact: exact ?? '', after: after ?? '' }
      const reading = readingOf({ ...row, source }, [])
      return [row.cardId, { ...reading, articleId: row.articleId, topics: topics.get(row.factId) ?? [] }]
    }),
  )
}
