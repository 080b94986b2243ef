import { cardsToKeepApart } from '../../data/queries/conflicts/conflicts'
import type { NewCardCandidate } from '../../data/queries/study/candidates'
import { placedReadings } from '../../data/queries/study/study-cards'
import { answersShown, type CardReading } from '../../domain/queue/answers-shown'
import { mixNew } from '../../domain/queue/mix-new'
import type { QueueCard } from '../../domain/queue/queue'
import { bothWays, conflictsOf, type NotSoonAfter } from '../../domain/queue/spacing'
import type { QueueSettings } from '../../domain/scheduling/settings'
import type { Context } from '../context'

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
