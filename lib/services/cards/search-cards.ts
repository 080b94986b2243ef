import { pageOfCards } from '../../data/queries/cards/card-search'
import { learnerOf } from '../../data/queries/learner/learner'
import { memoriesOf } from '../../data/queries/study/log'
import { libraryCards } from '../../data/queries/study/study-cards'
import { type AlsoArticle, alsoArticlesOf } from '../../domain/also-articles'
import type { Segment } from '../../domain/cards/segments'
import { answerOf, questionOf } from '../../domain/cards/sides'
import type { CardId, FactId } from '../../domain/ids'
import type { CardForm, FactKind, Weight } from '../../domain/library'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { isLeech } from '../../domain/scheduling/leech'
import type { Memory } from '../../domain/scheduling/memory'
import { recallOf } from '../../domain/scheduling/recall'
import { studyCalendar } from '../../domain/time/study-day'
import type { CardQuery } from '../card-query/card-address'
import type { Context } from '../context'

export const CARDS_A_PAGE = 50

/** A card as a list shows it. */
export type CardLine = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly form: CardForm
  readonly question: readonly Segment[]
  readonly answer: readonly Segment[]
  readonly kind: FactKind
  readonly weight: Weight
  readonly statement: string
  readonly articleKey: string
  readonly title: string
  /** Articles with further passages of its fact. */
  readonly also: readonly AlsoArticle[]
  readonly memory: Memory | null
  readonly isLeech: boolean
  readonly isRetired: boolean
  /** Predicted recall now, 0 to 1; null where it was never studied. */
  readonly recall: number | null
}

export type CardPage = {
  readonly lines: readonly CardLine[]
  /** Of all pages. */
  readonly total: number
  /** The page shown: the last one where the address asks for one behind it. */
  readonly page: number
}

/**
 * One page of the cards of the actor's workspaces that match, with the actor's own memories of them.
 * @throws when the learner has no row
 */
export const searchCards = async (ctx: Context, query: CardQuery): Promise<CardPage> => {
  const store = ctx.engine.read
  const { learnerId, workspaceIds } = ctx.actor
  const learner = await learnerOf(store, learnerId)
  const { timeZone, dayStartHour, weights, leechThreshold } = learner.scheduling
  const day = studyCalendar(timeZone, dayStartHour).dayOf(ctx.now)
  const asked = { learnerId, workspaceIds, filter: query.filter, day }
  const { ids, total, page } = await pageOfCards(store, asked, {
    order: { ...query.order, now: ctx.now },
    page: query.page,
    size: CARDS_A_PAGE,
  })
  const cards = await libraryCards(store, workspaceIds, ids)
  const memories = await memoriesOf(store, learnerId, ids)
  const model = fsrsModel(weights)
  const lines = ids.flatMap((cardId): CardLine[] => {
    const card = cards.get(cardId)
    if (!card) return []
    const memory = memories.get(cardId) ?? null
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
        also: alsoArticlesOf(card.also),
        memory,
        isLeech: memory !== null && isLeech(memory.lapses, leechThreshold),
        isRetired: query.filter.state === 'retired',
        recall: recallOf(memory, ctx.now, model),
      },
    ]
  })
  return { lines, total, page }
}
