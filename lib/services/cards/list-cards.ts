import type { AskedCards } from '../../data/queries/cards/asked-cards'
import { cardTableRows, topicsAndDecks } from '../../data/queries/cards/card-rows'
import { blockOfCards } from '../../data/queries/cards/card-search'
import { learnerOf } from '../../data/queries/learner/learner'
import { memoriesOf } from '../../data/queries/study/log'
import { libraryCards } from '../../data/queries/study/study-cards'
import { answerOf, answerText, questionOf, questionText } from '../../domain/cards/sides'
import { namesLine } from '../../domain/format/names-line'
import { alsoArticlesOf } from '../../domain/further-articles'
import type { CardId } from '../../domain/ids'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { isLeech } from '../../domain/scheduling/leech'
import { recallOf } from '../../domain/scheduling/recall'
import { type CardSearch, termsOf } from '../../domain/search/cards/card-search'
import { cacheByState } from '../cache-by-engine'
import { askedCards } from '../card-query/asked-cards'
import type { CardQuery } from '../card-query/card-address'
import type { Context } from '../context'

/** Of how many searches the total is cached at most. */
const MOST_TOTALS = 200
const openTotal = cacheByState<number>(MOST_TOTALS)

/** Predicted recall changes constantly. */
const isOfThisMoment = ({ search }: AskedCards): boolean =>
  [...termsOf(search)].some((term) => term.kind === 'property' && term.property === 'r')

/**
 * How many cards a search finds, as it was counted for another block or order of it; null if it has to be counted,
 * because it was not yet, or something was stored since. `keep` takes what was counted.
 */
const cachedTotal = async (
  ctx: Context,
  asked: AskedCards,
): Promise<{ readonly cached: number | null; readonly keep: (cards: number) => void }> => {
  if (isOfThisMoment(asked)) return { cached: null, keep: () => {} }
  const { learnerId, workspaceIds, day, search } = asked
  return await openTotal(ctx, JSON.stringify([learnerId, workspaceIds, day, search]))
}

/** A search that was read, and the order of its result. */
type ReadQuery = { readonly search: CardSearch; readonly order: CardQuery['order'] }

/**
 * Some of the cards of the actor's workspaces that match, in order, with the actor's own memories of them.
 * @param from the place of the first one, from 0; behind the last there are none
 * @throws when the learner has no row
 */
export const foundCards = async (ctx: Context, { search, order }: ReadQuery, from: number, limit: number) => {
  const store = ctx.engine.read
  const { learnerId } = ctx.actor
  const asked = await askedCards(ctx, search)
  const { cached, keep } = await cachedTotal(ctx, asked)
  const wanted = { order: { ...order, now: ctx.now }, limit, offset: from }
  const { ids, total } = await blockOfCards(store, asked, wanted, cached)
  keep(total)
  const learner = await learnerOf(store, learnerId)
  const memories = await memoriesOf(store, learnerId, ids)
  const { timeZone, weights, leechThreshold } = learner.scheduling
  return {
    ids,
    total,
    day: asked.day,
    timeZone,
    /** What the actor's memory of a card says, as lists of cards show it. */
    standingOf: (cardId: CardId) => {
      const memory = memories.get(cardId) ?? null
      return {
        memory,
        /** Predicted recall now, 0 to 1; null where it was never studied. */
        recall: recallOf(memory, ctx.now, fsrsModel(weights)),
        isLeech: memory !== null && isLeech(memory.lapses, leechThreshold, memory.clearedLapses),
      }
    },
  }
}

/** Cards that are fetched together while the table is scrolled. */
export const CARDS_A_BLOCK = 100

const LONGEST = 200

/** A side as one line of a table. */
const lineOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line
}

/**
 * Some of the cards of the actor's workspaces that match, in the order of the query, as rows of a table.
 * @param from the place of the first one, from 0; behind the last there are none
 * @returns `total` of all blocks
 * @throws when the learner has no row
 */
export const listCards = async (ctx: Context, query: ReadQuery, from: number, limit = CARDS_A_BLOCK) => {
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const { ids, total, day, timeZone, standingOf } = await foundCards(ctx, query, from, limit)
  const cards = await cardTableRows(store, workspaceIds, ids)
  const factIds = [...new Set([...cards.values()].map(({ factId }) => factId))]
  const { topics, decks } = await topicsAndDecks(store, workspaceIds, factIds)
  const rows = ids.flatMap((cardId) => {
    const card = cards.get(cardId)
    if (!card) return []
    return [
      {
        cardId,
        factId: card.factId,
        front: lineOf(questionText(card)),
        /** What is to be said: of a cloze card the words of the gap. */
        answer: lineOf(answerText(card)),
        weight: card.weight,
        article: card.article,
        topics: namesLine(topics.get(card.factId) ?? []),
        decks: decks.get(card.factId) ?? [],
        addedAt: card.createdAt,
        isRetired: card.retiredAt !== null,
        ...standingOf(cardId),
      },
    ]
  })
  return { rows, total, from, day, now: ctx.now, timeZone }
}

export type CardBlock = Awaited<ReturnType<typeof listCards>>
/** A row of the table of cards. Its texts are plain, one line each. */
export type CardRow = CardBlock['rows'][number]

export const CARDS_A_PAGE = 50

/**
 * One page of the cards of the actor's workspaces that match, with all that the terminal shows of them.
 * @throws when the learner has no row
 */
export const searchCards = async (ctx: Context, query: ReadQuery & Pick<CardQuery, 'page'>) => {
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const pageAt = (page: number) => foundCards(ctx, query, (page - 1) * CARDS_A_PAGE, CARDS_A_PAGE)
  const wanted = await pageAt(query.page)
  const last = Math.max(1, Math.ceil(wanted.total / CARDS_A_PAGE))
  const page = Math.min(query.page, last)
  const { ids, total, standingOf } = page === query.page ? wanted : await pageAt(page)
  const cards = await libraryCards(store, workspaceIds, ids)
  const lines = ids.flatMap((cardId) => {
    const card = cards.get(cardId)
    if (!card) return []
    return [
      {
        cardId,
        factId: card.factId,
        form: card.form,
        question: questionOf(card),
        answer: answerOf(card),
        kind: card.fact.kind,
        weight: card.fact.weight,
        statement: card.fact.statement,
        articleKey: card.source.articleKey,
        title: card.source.title,
        /** Articles with further passages of its fact. */
        also: alsoArticlesOf(card.also),
        ...standingOf(cardId),
      },
    ]
  })
  /** `total`: of all pages. `page`: the one shown, the last where the address asks for one behind it. */
  return { lines, total, page }
}

export type CardPage = Awaited<ReturnType<typeof searchCards>>
/** A card as a list shows it. */
export type CardLine = CardPage['lines'][number]
