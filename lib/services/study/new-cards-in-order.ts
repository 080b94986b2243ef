import {
  allNewPlaces,
  type NewCardCandidate,
  newCandidates,
  type SessionScope,
} from '../../data/queries/study/candidates'
import { mainDecks } from '../../data/queries/study/card-places'
import type { StudyDay } from '../../domain/ids'
import { needsAllNew, sortNew } from '../../domain/queue/order'
import type { NewOrder } from '../../domain/scheduling/settings'
import type { Context } from '../context'

export type NewCardsWanted = {
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
