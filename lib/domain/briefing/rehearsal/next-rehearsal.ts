import type { StudyDay } from '../../ids'

/** The best gap before a test some days ahead is 20 to 40% of the delay (Cepeda and others, 2008): the middle of it. */
const GAP_SHARE = 0.3

/** Whether a rehearsal on this day is the last: the day before the briefing, or its own. */
export const isLastDay = (day: StudyDay, briefingDay: StudyDay): boolean => day >= briefingDay - 1

/**
 * In how many days to rehearse again: 30% of the days that are left, one at least and never after the last day; null
 * where the last day has come.
 */
export function daysToNextRehearsal(day: StudyDay, briefingDay: StudyDay): number | null {
  if (isLastDay(day, briefingDay)) return null
  const left = briefingDay - day
  return Math.min(left - 1, Math.max(1, Math.round(left * GAP_SHARE)))
}
