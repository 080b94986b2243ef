import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { countWordsInto, mostCommon, type WordCounts } from '../../domain/cards/advice/common-words'
import type { FactIndex } from '../../domain/comparison/index-of-facts'
import type { FactId, WorkspaceId } from '../../domain/ids'
import type { Context } from '../context'
import { comparisonIndexOf } from './comparison-index'

/** Statements counted at once: others are served in between. */
const A_PIECE = 1_000

type Counted = { readonly counts: WordCounts; readonly factIds: Set<FactId>; upTo: number }

/** The words of each index’s statements. An index only grows, so only its new end is counted. */
const countedOf = new WeakMap<FactIndex, Counted>()

/**
 * The ten most common words of a workspace’s statements, in lower case; fewer, or none, if the library is small. A fact
 * counts as it was first read: an edit hardly changes which words are common.
 */
export const commonWordsOf = async (
  ctx: Pick<Context, 'engine'>,
  workspaceId: WorkspaceId,
): Promise<ReadonlySet<string>> => {
  const index = await comparisonIndexOf(ctx, workspaceId)
  const counted = countedOf.get(index) ?? { counts: new Map(), factIds: new Set(), upTo: 0 }
  countedOf.set(index, counted)
  while (counted.upTo < index.facts.length) {
    const from = counted.upTo
    counted.upTo = Math.min(index.facts.length, from + A_PIECE)
    for (const fact of index.facts.slice(from, counted.upTo)) {
      // The index takes in again what was changed lately.
      if (!fact || fact.factId === null || counted.factIds.has(fact.factId)) continue
      counted.factIds.add(fact.factId)
      countWordsInto(counted.counts, fact.statement)
    }
    await yieldToEventLoop()
  }
  return mostCommon(counted.counts)
}
