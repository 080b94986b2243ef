import { cardsToKeepApart } from '../../data/queries/conflicts/conflicts'
import {
  allNewPlaces,
  type NewCardCandidate,
  newCandidates,
  type SessionScope,
} from '../../data/queries/study/candidates'
import { mainDecks } from '../../data/queries/study/card-places'
import { placedReadings } from '../../data/queries/study/study-cards'
import type { StudyDay } from '../../domain/ids'
import { answersShown, type CardReading } from '../../domain/queue/answers-shown'
import { mixNew } from '../../domain/queue/mix-new'
import { needsAllNew, sortNew } from '../../domain/queue/order'
import type { QueueCard } from '../../domain/queue/queue'
import { bothWays, conflictsOf, type NotSoonAfter } from '../../domain/queue/spacing'
import type { NewOrder, QueueSettings } from '../../domain/scheduling/settings'
import type { Context } from '../context'

type NewCardsWanted = {
  readonly scope: SessionScope
  readonly order: NewOrder
  readonly day: StudyDay
  readonly limit: number
}

/** The first `limit` of the actor's never-studied cards in an order, in no particular order: the queue sorts them. */
export const newCardsInOrder = async (
  { engine, actor: { learnerId, workspaceIds } }: Context,
  { scope, order, day, limit }: NewCardsWanted,
): Promise<readonly NewCardCandidate[]> => {
  const store = engine.read
  const asked = { learnerId, workspaceIds, scope }
  if (!needsAllNew(order)) return newCandidates(store, asked, order, day, limit)
  const places = await allNewPlaces(store, asked, day)
  const factIds = [...new Set(places.map(({ factId }) => factId))]
  const decks = order === 'random-facts' ? null : await mainDecks(store, workspaceIds, factIds)
  const cards = places.map((place) => ({
    ...place,
    memory: null,
    weight: 'should' as const,
    deck: decks?.get(place.factId)?.name ?? '',
  }))
  const cardIds = sortNew(cards, order, day)
    .slice(0, limit)
    .map(({ cardId }) => cardId)
  return newCandidates(store, { ...asked, scope: { cardIds } }, 'position', day, limit)
}

/** Pairs of cards of which one shows the answer of the other. */
export const givenAway = (readings: readonly CardReading[]): readonly NotSoonAfter[] =>
  [...answersShown(readings)].flatMap(([cardId, others]) => others.map((other): NotSoonAfter => [cardId, other]))

/** What mixes these new cards; null if their order is one that is kept. */
export const newCardMix = async (
  ctx: Context,
  fresh: readonly NewCardCandidate[],
  { newOrder }: QueueSettings,
): Promise<((sorted: readonly QueueCard[]) => readonly QueueCard[]) | null> => {
  if (newOrder !== 'weight' && newOrder !== 'random') return null
  const { workspaceIds } = ctx.actor
  const store = ctx.engine.read
  const placed = await placedReadings(
    store,
    workspaceIds,
    fresh.map(({ cardId }) => cardId),
  )
  const conflicts = conflictsOf([
    ...bothWays(await cardsToKeepApart(store, workspaceIds, fresh)),
    ...givenAway([...placed.values()]),
  ])
  const newCard = (card: QueueCard) => {
    const { articleId, topics } = placed.get(card.cardId) ?? { articleId: null, topics: [] }
    return { ...card, articleId, topics }
  }
  return (sorted) => mixNew(sorted.map(newCard), newOrder, conflicts)
}
