import type { Instant, StudyDay } from '../ids'
import type { StudyCalendar } from '../time/study-day'
import { DAY_SECONDS } from '../time/units'
import type { Rating } from './memory'

/** When a step is over: at an instant of the same study day, or some study days later. */
export type StepDue =
  | { readonly kind: 'intraday'; readonly dueAt: Instant }
  | { readonly kind: 'days'; readonly days: number }

const MINUTE_SECONDS = 60
/** A step is drawn out by up to a quarter of itself, and by 5 minutes at most. */
const FUZZ_SHARE = 0.25
const LONGEST_FUZZ_SECONDS = 300

/**
 * Seconds until a (re)learning card comes back after a rating, on step `step` (index into `stepsMinutes`); null where
 * it leaves the steps: after Easy, after Good on the last step, and always where there are no steps.
 * Rules: Anki's learning steps.
 */
export function stepDelaySeconds(stepsMinutes: readonly number[], step: number, rating: Rating): number | null {
  const index = stepIndex(stepsMinutes, step)
  const first = secondsOf(stepsMinutes[0])
  switch (rating) {
    case 1:
      return first
    case 2:
      return index === 0 ? hardOnFirstStep(first, secondsOf(stepsMinutes[1])) : secondsOf(stepsMinutes[index])
    case 3:
      return secondsOf(stepsMinutes[index + 1])
    case 4:
      return null
  }
}

/** The step that a card stands on after a rating that `stepDelaySeconds` gives a delay for. */
export function stepAfter(stepsMinutes: readonly number[], step: number, rating: Rating): number {
  switch (rating) {
    case 1:
      return 0
    case 2:
      return stepIndex(stepsMinutes, step)
    case 3:
    case 4:
      return stepIndex(stepsMinutes, step) + 1
  }
}

/** The delay drawn out by at most 25% or 5 minutes, at the place `fraction` (0 <= f < 1), in whole seconds. */
export function fuzzedDelaySeconds(delaySeconds: number, fraction: number): number {
  return delaySeconds + Math.floor(fraction * Math.floor(Math.min(delaySeconds * FUZZ_SHARE, LONGEST_FUZZ_SECONDS)))
}

/**
 * When a step begun at `at` on study day `day` is over. A step that ends after the next day start becomes days; fuzz
 * (`fraction`, null for none) never carries a shorter one over it.
 */
export function stepDue(
  at: Instant,
  day: StudyDay,
  delaySeconds: number,
  fraction: number | null,
  calendar: StudyCalendar,
): StepDue {
  const dueAt = at + delaySeconds * 1000
  const dayEndsAt = calendar.startOf(day + 1)
  if (dueAt >= dayEndsAt) return { kind: 'days', days: Math.max(1, calendar.dayOf(dueAt) - day) }
  if (fraction === null) return { kind: 'intraday', dueAt }
  return { kind: 'intraday', dueAt: Math.min(at + fuzzedDelaySeconds(delaySeconds, fraction) * 1000, dayEndsAt - 1) }
}

/** The steps may have been shortened since the card was put on one. */
function stepIndex(stepsMinutes: readonly number[], step: number): number {
  return Math.max(0, Math.min(step, stepsMinutes.length - 1))
}

function secondsOf(minutes: number | undefined): number | null {
  return minutes === undefined ? null : Math.max(1, Math.round(minutes * MINUTE_SECONDS))
}

/** Between Again and Good: their mean, or half as much again where there is one step, by a day at most. */
function hardOnFirstStep(again: number | null, good: number | null): number | null {
  if (again === null) return null
  if (good !== null) return wholeDaysAboveOne(Math.floor((again + good) / 2))
  return wholeDaysAboveOne(Math.min(Math.floor(again * 1.5), again + DAY_SECONDS))
}

/** A delay above one day in whole days, so that it is the same early and late in the day. */
function wholeDaysAboveOne(seconds: number): number {
  return seconds > DAY_SECONDS ? Math.round(seconds / DAY_SECONDS) * DAY_SECONDS : seconds
}
