import type { Store } from '../../data/engine/engine'
import {
  type AgeingRow,
  mayBeStale,
  openPairs,
  type StoredVersion,
  type TimedSide,
  versionsOfFacts,
} from '../../data/queries/ageing/ageing'
import { type AgeingReason, CHECK_AHEAD_DAYS, isOvertakenBy, reasonsToCheck } from '../../domain/comparison/ageing'
import { changesOnlyPassages, isPutOff } from '../../domain/comparison/change'
import { edtfEnd, parseEdtf } from '../../domain/content/edtf'
import type { FactId, StudyDay, WorkspaceId } from '../../domain/ids'
import { isoDateOf } from '../../domain/time/study-day'

/** A fact that should be looked at again, and why. */
export type FactWithReasons = AgeingRow & {
  readonly reasons: readonly AgeingReason[]
  /** A later fact that gives another value. */
  readonly newer: TimedSide | null
}

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

/** The facts of these workspaces that should be looked at again on a study day, in no particular order. */
export const staleFacts = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  day: StudyDay,
): Promise<readonly FactWithReasons[]> => {
  const [today, soon] = [isoDateOf(day), isoDateOf(day + CHECK_AHEAD_DAYS)]
  const newer = overtaken(await openPairs(store, workspaceIds))
  const rows = await mayBeStale(store, workspaceIds, soon, [...newer.keys()])
  const stale = rows.flatMap((row) => {
    const reasons = reasonsToCheck(row, { today, soon, hasNewer: newer.has(row.factId) })
    return reasons.length > 0 ? [{ ...row, reasons, newer: newer.get(row.factId) ?? null }] : []
  })
  const versions = await versionsOfFacts(
    store,
    workspaceIds,
    stale.map(({ factId }) => factId),
  )
  return stale.filter(({ factId }) => !isAway(versions.get(factId), today))
}
