import { studiedFacts } from '../../data/queries/ageing/ageing'
import { type FactSide, factSides } from '../../data/queries/facts/fact-views'
import { type AgeingReason, byWeightAndLateness } from '../../domain/comparison/ageing'
import type { FactId } from '../../domain/ids'
import { isoDateOf } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { staleFacts } from './stale-facts'

/** A fact to look at again: why, with its source. */
export type FactToCheck = FactSide & {
  readonly reasons: readonly AgeingReason[]
  /** A later fact that gives another value. */
  readonly newer: { readonly factId: FactId; readonly statement: string; readonly title: string } | null
}

export type FactsToCheck = {
  readonly facts: readonly FactToCheck[]
  /** How many there are in all. */
  readonly total: number
  /** How many the library has, studied or not. */
  readonly inLibrary: number
  /** How many have passed their review-by. */
  readonly late: number
  /** The calendar date of the study day, `YYYY-MM-DD`. */
  readonly today: string
}

type Wanted = { readonly offset?: number; readonly limit?: number; readonly isStudied?: boolean }

/**
 * Facts of the actor's library that should be looked at again: past their review-by or near it, of a kind that goes
 * stale without one, overtaken by a later article, or with a passage in doubt; by weight, the longest overdue first.
 * @param isStudied only facts of which the actor has answered a card
 */
export const listAgeing = async (
  ctx: Context,
  { offset = 0, limit = 20, isStudied = false }: Wanted = {},
): Promise<FactsToCheck> => {
  const { read } = ctx.engine
  const { workspaceIds } = ctx.actor
  const { day } = await studyDayOf(ctx)
  const studied = isStudied ? await studiedFacts(read, ctx.actor.learnerId) : null
  const all = await staleFacts(read, workspaceIds, day)
  const due = all
    .filter(({ factId }) => studied?.has(factId) ?? true)
    .sort((a, b) => byWeightAndLateness(a, b) || (a.factId < b.factId ? -1 : 1))
  const page = due.slice(offset, offset + limit)
  const ids = page.map(({ factId }) => factId)
  const sides = await factSides(read, workspaceIds, ids)
  return {
    facts: page.flatMap(({ factId, reasons, newer }) => {
      const side = sides.get(factId)
      return side ? [{ ...side, reasons, newer }] : []
    }),
    total: due.length,
    inLibrary: all.length,
    late: due.filter(({ reasons }) => reasons.some((reason) => reason.kind === 'review-by' && reason.isLate)).length,
    today: isoDateOf(day),
  }
}
