import { cardTableRows, topicsAndDecks } from '../../data/queries/cards/card-rows'
import { blockOfCards } from '../../data/queries/cards/card-search'
import { learnerOf } from '../../data/queries/learner/learner'
import { memoriesOf } from '../../data/queries/study/log'
import { answerText, questionText } from '../../domain/cards/sides'
import type { CardId, FactId, Instant, StudyDay } from '../../domain/ids'
import type { Weight } from '../../domain/library'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { isLeech } from '../../domain/scheduling/leech'
import type { Memory } from '../../domain/scheduling/memory'
import { recallOf } from '../../domain/scheduling/recall'
import { studyCalendar } from '../../domain/time/study-day'
import type { CardQuery } from '../card-query/card-address'
import type { Context } from '../context'

/** Cards that are fetched together while the table is scrolled. */
export const CARDS_A_BLOCK = 100

/** A row of the table of cards. Its texts are plain, one line each. */
export type CardRow = {
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
  readonly memory: Memory | null
  /** Predicted recall now, 0 to 1; null where it was never studied. */
  readonly recall: number | null
  readonly isLeech: boolean
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
  { filter, order }: Pick<CardQuery, 'filter' | 'order'>,
  from: number,
  limit = CARDS_A_BLOCK,
): Promise<CardBlock> => {
  const { engine, actor, now } = ctx
  const store = engine.read
  const { learnerId, workspaceIds } = actor
  const { scheduling } = await learnerOf(store, learnerId)
  const { timeZone, dayStartHour, weights, leechThreshold } = scheduling
  const day = studyCalendar(timeZone, dayStartHour).dayOf(now)
  const asked = { learnerId, workspaceIds, filter, day }
  const { ids, total } = await blockOfCards(store, asked, { order: { ...order, now }, limit, offset: from })
  const cards = await cardTableRows(store, workspaceIds, ids)
  const factIds = [...new Set([...cards.values()].map(({ factId }) => factId))]
  const { topics, decks } = await topicsAndDecks(store, workspaceIds, factIds)
  const memories = await memoriesOf(store, learnerId, ids)
  const model = fsrsModel(weights)
  const rows = ids.flatMap((cardId): CardRow[] => {
    const card = cards.get(cardId)
    if (!card) return []
    const memory = memories.get(cardId) ?? null
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
        memory,
        recall: recallOf(memory, now, model),
        isLeech: memory !== null && isLeech(memory.lapses, leechThreshold),
        isRetired: card.retiredAt !== null,
      },
    ]
  })
  return { rows, total, from, day, now, timeZone }
}
