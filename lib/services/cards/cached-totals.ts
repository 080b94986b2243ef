import type { AskedCards } from '../../data/queries/cards/asked-cards'
import { termsOf } from '../../domain/search/cards/card-search'
import { cacheByState } from '../cache-by-state'
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
export const cachedTotal = async (
  ctx: Context,
  asked: AskedCards,
): Promise<{ readonly cached: number | null; readonly keep: (cards: number) => void }> => {
  if (isOfThisMoment(asked)) return { cached: null, keep: () => {} }
  const { learnerId, workspaceIds, day, search } = asked
  return await openTotal(ctx, JSON.stringify([learnerId, workspaceIds, day, search]))
}
