import type { Store } from '../../data/engine/engine'
import {
  mayBeStale,
  openPairs,
  type StoredVersion,
  studiedFacts,
  type TimedSide,
  versionsOfFacts,
} from '../../data/queries/ageing/ageing'
import { factSides } from '../../data/queries/facts/fact-views'
import { byWeightAndLateness, CHECK_AHEAD_DAYS, isOvertakenBy, reasonsToCheck } from '../../domain/comparison/ageing'
import { changesOnlyPassages, isPutOff } from '../../domain/comparison/change'
import { edtfEnd, parseEdtf } from '../../domain/content/edtf'
import type { FactId, StudyDay, WorkspaceId } from '../../domain/ids'
import { isoDateOf } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'

/** Older facts with the later one that overtook them. */
const overtaken = (pairs: readonly (readonly [TimedSide, TimedSide])[]): ReadonlyMap<FactId, TimedSide> =>
  new Map(
    pairs.flatMap(([one, other]): [FactId, TimedSide][] => {
      if (isOvertakenBy(one, other)) return [[one.factId, other]]
      return isOvertakenBy(other, one) ? [[other.factId, one]] : []
    }),
  )

/** Whether somebody put the fact off and that day has not come. */
const isAway = (versions: readonly StoredVersion[] | undefined, today: string): boolean => {
  const last = versions?.findLast((version) => !changesOnlyPassages(version))
  const until = last && isPutOff(last) ? last.after.reviewBy : null
  return until !== null && parseEdtf(until) !== null && today < edtfEnd(until)
}

/**
 * The facts of these workspaces that should be looked at again on a study day, in no particular order, with the reasons
 * and, if there is one, a later fact that gives another value.
 */
export const staleFacts = async (store: Store, workspaceIds: readonly WorkspaceId[], day: StudyDay) => {
  const [today, soon] = [isoDateOf(day), isoDateOf(day + CHECK_AHEAD_DAYS)]
  const newer = overtaken(await openPairs(store, workspaceIds))
  const rows = await mayBeStale(store, workspaceIds, soon, [...newer.keys()])
  const stale = rows.flatMap((row) => {
    const reasons = reasonsToCheck(row, { today, soon, hasNewer: newer.has(row.factId) })
    return reasons.length > 0 ? [{ ...row, reasons, newer: newer.get(row.factId) ?? null }] : []
  })
  const factIds = stale.map(({ factId }) => factId)
  const versions = await versionsOfFacts(store, workspaceIds, factIds)
  return stale.filter(({ factId }) => !isAway(versions.get(factId), today))
}

type Wanted = { readonly offset?: number; readonly limit?: number; readonly isStudied?: boolean }

/**
 * Facts of the actor's library that should be looked at again: past their review-by or near it, of a kind that goes
 * stale without one, overtaken by a later article, or with a passage in doubt; by weight, the longest overdue first.
 * @param isStudied only facts of which the actor has answered a card
 */
export const listAgeing = async (ctx: Context, { offset = 0, limit = 20, isStudied = false }: Wanted = {}) => {
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
    /** The calendar date of the study day, `YYYY-MM-DD`. */
    today: isoDateOf(day),
  }
}

/** A fact to look at again: why, with its source. */
export type FactToCheck = Awaited<ReturnType<typeof listAgeing>>['facts'][number]
