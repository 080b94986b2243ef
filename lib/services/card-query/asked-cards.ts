import type { Store } from '../../data/engine/engine'
import { type AskedCards, meaningOf } from '../../data/queries/cards/asked-cards'
import { isFrequent } from '../../data/queries/cards/search-condition'
import type { AgeingReason } from '../../domain/comparison/ageing'
import { recallCurve } from '../../domain/scheduling/fsrs'
import { type CardSearch, type CardTerm, type StaleReason, termsOf } from '../../domain/search/cards/card-search'
import { staleFacts } from '../ageing/list-ageing'
import type { Context } from '../context'
import { learnerToday } from '../learner/study-day-of'

const isFor = (reason: AgeingReason, wanted: StaleReason): boolean => {
  switch (wanted) {
    case 'any':
      return true
    case 'late':
      return reason.kind === 'review-by' && reason.isLate
    case 'soon':
      return reason.kind === 'review-by' && !reason.isLate
    case 'undated':
      return reason.kind === 'no-review-by'
    case 'newer':
      return reason.kind === 'newer'
    case 'passage':
      return reason.kind === 'passage'
  }
}

/**
 * A search as the queries of cards take it: made by the actor, now, with what its terms stand for.
 * @throws when the learner has no row
 */
export const askedCards = async (
  ctx: Context,
  search: CardSearch,
  store: Store = ctx.engine.read,
): Promise<AskedCards> => {
  const { learnerId, workspaceIds } = ctx.actor
  const { learner, calendar, day } = await learnerToday(ctx, store)
  const meanings = new Map<CardTerm, readonly string[]>()
  const frequent = new Set<CardTerm>()
  for (const term of termsOf(search)) {
    if (meanings.has(term)) continue
    if (await isFrequent(store, term)) frequent.add(term)
    const meaning =
      term.kind === 'stale'
        ? (await staleFacts(store, workspaceIds, day))
            .filter(({ reasons }) => reasons.some((reason) => isFor(reason, term.reason)))
            .map(({ factId }) => factId)
        : await meaningOf(store, { learnerId, workspaceIds }, term)
    if (meaning !== null) meanings.set(term, meaning)
  }
  return {
    learnerId,
    workspaceIds,
    search,
    meanings,
    frequent,
    now: ctx.now,
    day,
    calendar,
    curve: recallCurve(learner.scheduling.weights),
  }
}
