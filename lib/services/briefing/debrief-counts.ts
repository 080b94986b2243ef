import type { Briefing, ScopeRow } from '../../data/queries/briefing/briefings'
import { type DebriefRow, debriefOf } from '../../data/queries/rehearsal/rehearsals'
import type { CardId } from '../../domain/ids'
import type { Context } from '../context'
import type { Outlook } from './forecast-inputs'

/** How many facts came up, of how many of them it is known whether they were recalled, and how many were. */
export type DebriefCounts = {
  readonly cameUp: number
  readonly known: number
  readonly recalled: number
  /** Facts that came up, were not recalled and were not answered since, with their cards in the scope. */
  readonly toReview: { readonly facts: number; readonly cards: readonly CardId[] }
}

type Written = Pick<DebriefRow, 'cameUp' | 'recalled'>

/** What was written down of facts in numbers. */
export const countsOfRows = (rows: Iterable<Written>): Omit<DebriefCounts, 'toReview'> => {
  const cameUp = [...rows].filter((row) => row.cameUp)
  return {
    cameUp: cameUp.length,
    known: cameUp.filter(({ recalled }) => recalled !== null).length,
    recalled: cameUp.filter(({ recalled }) => recalled === true).length,
  }
}

/** What the debrief of a briefing says in numbers; null where nothing is written. */
export const countsOf = (
  { at }: Pick<Briefing, 'at'>,
  scope: readonly ScopeRow[],
  written: ReadonlyMap<string, DebriefRow>,
): DebriefCounts | null => {
  if (written.size === 0) return null
  const answeredSince = new Set(scope.flatMap(({ factId, lastReviewAt }) => ((lastReviewAt ?? 0) > at ? [factId] : [])))
  const open = scope.filter(({ factId }) => written.get(factId)?.recalled === false && !answeredSince.has(factId))
  return {
    ...countsOfRows(written.values()),
    toReview: { facts: new Set(open.map(({ factId }) => factId)).size, cards: open.map(({ cardId }) => cardId) },
  }
}

/** The same for a briefing that is read already. */
export const debriefCounts = async ({ engine, actor }: Context, { briefing, rows }: Outlook) =>
  countsOf(briefing, rows, await debriefOf(engine.read, actor.learnerId, briefing.id))
