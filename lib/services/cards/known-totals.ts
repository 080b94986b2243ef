import type { AskedCards } from '../../data/queries/cards/asked-cards'
import { termsOf } from '../../domain/search/cards/card-search'
import { cacheByState } from '../cache-by-state'
import type { Context } from '../context'

/** Of so many searches it is remembered how many cards they find. */
const MOST_TOTALS = 200
const openTotal = cacheByState<number>(MOST_TOTALS)

/** Predicted recall is another one every moment. */
const isOfThisMoment = ({ search }: AskedCards): boolean =>
  [...termsOf(search)].some((term) => term.kind === 'property' && term.property === 'r')

/**
 * How many cards a search finds, as it was counted for another block or order of it; null if it has to be counted,
 * because it was not yet, or something was stored since. `remember` takes what was counted.
 */
export const knownTotal = async (
  ctx: Context,
  asked: AskedCards,
): Promise<{ readonly known: number | null; readonly remember: (cards: number) => void }> => {
  if (isOfThisMoment(asked)) return { known: null, remember: () => {} }
  const { learnerId, workspaceIds, day, search } = asked
  return await openTotal(ctx, JSON.stringify([learnerId, workspaceIds, day, search]))
}
