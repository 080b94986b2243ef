import type { Store } from '../../data/engine/engine'
import type { AskedCards } from '../../data/queries/cards/asked-cards'
import { meaningOf } from '../../data/queries/cards/term-meanings'
import { isFrequent } from '../../data/queries/cards/word-terms'
import type { AgeingReason } from '../../domain/comparison/ageing'
import { recallCurve } from '../../domain/scheduling/fsrs'
import { type CardSearch, type CardTerm, type StaleReason, termsOf } from '../../domain/search/cards/card-search'
import { staleFacts } from '../ageing/list-ageing'
import { cacheByState } from '../cache-by-engine'
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

/** Texts are read for a regular expression once: the next block or order of the same search is found by what they gave. */
const openRegex = cacheByState<readonly string[]>(3)

/** What a term stands for, as `meaningOf` says; of a regular expression as it was read before, if nothing was stored since. */
const cachedMeaning = async (ctx: Context, store: Store, term: CardTerm): Promise<readonly string[] | null> => {
  const { learnerId, workspaceIds } = ctx.actor
  const read = () => meaningOf(store, { learnerId, workspaceIds }, term)
  // A transaction sees what is not stored yet.
  if (term.kind !== 'regex' || store !== ctx.engine.read) return await read()
  const { cached, keep } = await openRegex(ctx, JSON.stringify([workspaceIds, term.source]))
  if (cached !== null) return cached
  const cards = (await read()) ?? []
  keep(cards)
  return cards
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
        : await cachedMeaning(ctx, store, term)
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
