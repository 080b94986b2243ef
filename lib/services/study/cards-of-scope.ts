import { blockOfCards } from '../../data/queries/cards/card-search'
import { missedSince } from '../../data/queries/study/answers'
import type { SessionScope } from '../../data/queries/study/candidates'
import { CARD_SORT_DIRECTIONS } from '../../domain/cards/card-sorts'
import type { StudyDay } from '../../domain/ids'
import { askedCards } from '../card-query/asked-cards'
import type { Context } from '../context'
import { MOST_CHOSEN, type StudyScope } from './study-scope'

export type CardsOfScope = {
  readonly cards: SessionScope
  /** How many more cards a search finds than a session holds. */
  readonly beyond: number
}

/** The cards of a scope as the queries of candidates take them: those of a search and missed cards by their ids. */
export const cardsOfScope = async (ctx: Context, day: StudyDay, scope: StudyScope): Promise<CardsOfScope> => {
  const { articleKey, deck, briefingId, cardIds, search, missedDays } = scope
  const { learnerId } = ctx.actor
  const store = ctx.engine.read
  const named = {
    ...(articleKey === undefined ? {} : { articleKey }),
    ...(deck === undefined ? {} : { deck }),
    ...(briefingId === undefined ? {} : { briefingId }),
  }
  const found =
    search === undefined
      ? undefined
      : await blockOfCards(store, await askedCards(ctx, search), {
          order: { sort: 'added', direction: CARD_SORT_DIRECTIONS.added, now: ctx.now },
          limit: MOST_CHOSEN,
          offset: 0,
        })
  const beyond = found === undefined ? 0 : found.total - found.ids.length
  const lists = [
    cardIds,
    found?.ids,
    missedDays === undefined ? undefined : await missedSince(store, learnerId, day - missedDays + 1),
  ].filter((list) => list !== undefined)
  const [first, ...others] = lists
  if (first === undefined) return { cards: named, beyond }
  const inAll = others.map((list) => new Set(list))
  return { cards: { ...named, cardIds: first.filter((id) => inAll.every((list) => list.has(id))) }, beyond }
}
