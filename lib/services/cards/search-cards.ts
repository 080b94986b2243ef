import { libraryCards } from '../../data/queries/study/study-cards'
import { type AlsoArticle, alsoArticlesOf } from '../../domain/also-articles'
import type { Segment } from '../../domain/cards/segments'
import { answerOf, questionOf } from '../../domain/cards/sides'
import type { CardId, FactId } from '../../domain/ids'
import type { CardForm, FactKind, Weight } from '../../domain/library'
import type { CardQuery } from '../card-query/card-address'
import type { Context } from '../context'
import { type CardStanding, foundCards, type ReadQuery } from './list-cards'

export const CARDS_A_PAGE = 50

/** A card as a list shows it. */
export type CardLine = CardStanding & {
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
}

export type CardPage = {
  readonly lines: readonly CardLine[]
  /** Of all pages. */
  readonly total: number
  /** The page shown: the last one where the address asks for one behind it. */
  readonly page: number
}

/**
 * One page of the cards of the actor's workspaces that match, with all that the terminal shows of them.
 * @throws when the learner has no row
 */
export const searchCards = async (ctx: Context, query: ReadQuery & Pick<CardQuery, 'page'>): Promise<CardPage> => {
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const pageAt = (page: number) => foundCards(ctx, query, (page - 1) * CARDS_A_PAGE, CARDS_A_PAGE)
  const wanted = await pageAt(query.page)
  const last = Math.max(1, Math.ceil(wanted.total / CARDS_A_PAGE))
  const page = Math.min(query.page, last)
  const { ids, total, standingOf } = page === query.page ? wanted : await pageAt(page)
  const cards = await libraryCards(store, workspaceIds, ids)
  const lines = ids.flatMap((cardId): CardLine[] => {
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
        also: alsoArticlesOf(card.also),
        ...standingOf(cardId),
      },
    ]
  })
  return { lines, total, page }
}
