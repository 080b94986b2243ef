import type { Instant } from '../ids'
import { MINUTE_MS } from '../time/units'
import type { Memory } from './memory'

const MINUTES_AN_HOUR = 60
const DAYS_A_MONTH = 30.4375
const DAYS_A_YEAR = 365

/** When a card comes back, for its button: "10 min", "4 days", "3 months", "1.2 years"; counted from `at`. */
export function intervalLabel(memory: Memory, at: Instant): string {
  if (memory.state === 'new') return 'new'
  if (memory.dueAt !== null) return minutesLabel((memory.dueAt - at) / MINUTE_MS)
  return daysLabel(memory.intervalDays)
}

/** The same as part of a sentence: "in 12 days", "in 10 min", "now". */
export function intervalPhrase(memory: Memory, at: Instant): string {
  if (memory.state === 'new') return 'not studied yet'
  if (memory.dueAt !== null && memory.dueAt <= at) return 'now'
  return `in ${intervalLabel(memory, at)}`
}

function minutesLabel(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes))
  return whole < MINUTES_AN_HOUR ? `${whole} min` : counted(tenths(minutes / MINUTES_AN_HOUR), 'hour')
}

function daysLabel(days: number): string {
  if (days < DAYS_A_MONTH) return counted(days, 'day')
  if (days < DAYS_A_YEAR) return counted(tenths(days / DAYS_A_MONTH), 'month')
  return counted(tenths(days / DAYS_A_YEAR), 'year')
}

/** One decimal below ten, none above: "1.2 years", "12 years". */
function tenths(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value)
}

function counted(value: number, unit: string): string {
  return `${value} ${unit}${value === 1 ? '' : 's'}`
}
