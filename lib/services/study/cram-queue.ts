import type { Learner } from '../../data/queries/learner/learner'
import { type SessionScope, weakestCandidates } from '../../data/queries/study/candidates'
import type { StudyDay } from '../../domain/ids'
import type { Queue } from '../../domain/queue/queue'
import { countCards, type QueueCard } from '../../domain/queue/queue-card'
import type { Context } from '../context'
import { newCardsInOrder } from './new-cards-in-order'
import { MOST_CHOSEN } from './study-scope'

type Crammed = {
  readonly cards: SessionScope
  /** Whether cards that were never studied are asked too, after the others. */
  readonly withNew: boolean
}

/** The cards to cram, the least known first; suspended and buried ones stay away. All are in the main queue. */
export const cramQueue = async (
  ctx: Context,
  learner: Learner,
  day: StudyDay,
  { cards: scope, withNew }: Crammed,
): Promise<Queue> => {
  const store = ctx.engine.read
  const asked = { learnerId: learner.id, workspaceIds: ctx.actor.workspaceIds, scope }
  const studied = await weakestCandidates(store, asked, { day, now: ctx.now, limit: MOST_CHOSEN })
  const room = withNew ? MOST_CHOSEN - studied.length : 0
  const fresh = room > 0 ? await newCardsInOrder(ctx, { scope, order: learner.queue.newOrder, day, limit: room }) : []
  const main = [
    ...studied.map((card): QueueCard => ({ ...card, weight: 'should', position: 0 })),
    ...fresh.map((card): QueueCard => card),
  ]
  return { learning: [], main, counts: countCards(main, 0), limitReached: { new: false, reviews: false } }
}
