import type { BriefingChoices } from '../../domain/briefing/briefing'
import type { Feasibility, FeasibilityInput } from '../../domain/briefing/feasibility'
import { feasibilityOf } from '../../domain/briefing/feasibility'
import type { StudyDay } from '../../domain/ids'
import { pausedDays, type StudyPause } from '../../domain/pausing/pause'

/** A change of a briefing that closes the gap between what is expected and its targets. */
export type WayToClose =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'drop'; readonly facts: number }
  | { readonly kind: 'targets'; readonly must: number; readonly others: number }
  /** Whether that alone reaches the targets. */
  | { readonly kind: 'days-off'; readonly days: number; readonly reaches: boolean }

const LEAST_TARGET = 0.5
/** What is expected is no promise: a target is lowered a point below it. */
const MARGIN = 0.01

const lowered = (target: number, expected: number | null): number => {
  if (expected === null || expected >= target) return target
  return Math.floor((expected - MARGIN) * 100) / 100
}

/** What would close the gap, each a change that can be made at once; empty where there is none. */
export const waysToClose = (
  input: FeasibilityInput,
  feasibility: Feasibility,
  { targetMust, targetOthers }: Pick<BriefingChoices, 'targetMust' | 'targetOthers'>,
  pauses: readonly StudyPause[],
): readonly WayToClose[] => {
  if (feasibility.reached) return []
  const { minutesNeeded, factsToDrop, byWeight, others } = feasibility
  const ways: WayToClose[] = []
  if (minutesNeeded !== null) ways.push({ kind: 'minutes', minutes: minutesNeeded })
  if (factsToDrop !== null) ways.push({ kind: 'drop', facts: factsToDrop })
  const [must, rest] = [lowered(targetMust, byWeight.must), lowered(targetOthers, others)]
  if (must >= LEAST_TARGET && rest >= LEAST_TARGET && (must < targetMust || rest < targetOthers)) {
    ways.push({ kind: 'targets', must, others: rest })
  }
  // A pause holds for everything, and is not the briefing's to give up.
  const paused = new Set<StudyDay>(pausedDays(pauses, input.day, input.briefingDay))
  const days = daysOffAhead(input).filter((off) => !paused.has(off)).length
  if (days > 0) {
    const withThem = feasibilityOf({ ...input, daysOff: paused })
    if (withThem.expected > feasibility.expected + MARGIN / 2) {
      ways.push({ kind: 'days-off', days, reaches: withThem.reached })
    }
  }
  return ways
}

const daysOffAhead = ({ day, briefingDay, daysOff }: FeasibilityInput): readonly StudyDay[] =>
  [...daysOff].filter((off) => off >= day && off < briefingDay)
