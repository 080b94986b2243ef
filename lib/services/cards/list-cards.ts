import { cardTableRows, topicsAndDecks } from '../../data/queries/cards/card-rows'
import { answerText, questionText } from '../../domain/cards/sides'
import type { CardId, FactId, Instant, StudyDay } from '../../domain/ids'
import type { Weight } from '../../domain/library'
import type { Context } from '../context'
import { type CardStanding, foundCards, type ReadQuery } from './found-cards'

/** Cards that are fetched together while the table is scrolled. */
export const CARDS_A_BLOCK = 100

/** A row of the table of cards. Its texts are plain, one line each. */
export type CardRow = CardStanding & {
  readonly cardId: CardId
  readonly factId: FactId
  readonly front: string
  /** What is to be said: of a cloze card the words of the gap. */
  readonly answer: string
  readonly weight: Weight
  /** The title of its article. */
  readonly article: string
  readonly topics: readonly string[]
  readonly decks: readonly string[]
  readonly addedAt: Instant
  readonly isRetired: boolean
}

export type CardBlock = {
  readonly rows: readonly CardRow[]
  /** Of all blocks. */
  readonly total: number
  /** The first row's place in the result, from 0. */
  readonly from: number
  readonly day: StudyDay
  readonly now: Instant
  readonly timeZone: string
}

const LONGEST = 200

/** A side as one line of a table. */
const lineOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line
}

/**
 * Some of the cards of the actor's workspaces that match, in the order of the query, as rows of a table.
 * @param from the place of the first one, from 0; behind the last there are none
 * @throws when the learner has no row
 */
export const listCards = async (
  ctx: Context,
  query: ReadQuery,
  from: number,
  limit = CARDS_A_BLOCK,
): Promise<CardBlock> => {
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const { ids, total, day, timeZone, standingOf } = await foundCards(ctx, query, from, limit)
  const cards = await cardTableRows(store, workspaceIds, ids)
  const factIds = [...new Set([...cards.values()].map(({ factId }) => factId))]
  const { topics, decks } = await topicsAndDecks(store, workspaceIds, factIds)
  const rows = ids.flatMap((cardId): CardRow[] => {
    const card = cards.get(cardId)
    if (!card) return []
    return [
      {
        cardId,
        factId: card.factId,
        front: lineOf(questionText(card)),
        answer: lineOf(answerText(card)),
        weight: card.weight,
        article: card.article,
        topics: topics.get(card.factId) ?? [],
        decks: decks.get(card.factId) ?? [],
        addedAt: card.createdAt,
        isRetired: card.retiredAt !== null,
        ...standingOf(cardId),
      },
    ]
  })
  return { rows, total, from, day, now: ctx.now, timeZone }
}
