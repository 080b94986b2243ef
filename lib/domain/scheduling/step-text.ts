export type StepsResult =
  | { readonly ok: true; readonly minutes: readonly number[] }
  | { readonly ok: false; readonly message: string }

/** A step is one second to a year long. */
export const SHORTEST_STEP_MINUTES = 1 / 60
export const LONGEST_STEP_MINUTES = 365 * 1440

const SECONDS_A_MINUTE = 60
const MINUTES = { m: 1, h: 60, d: 1440 } as const
const STEP = /^(\d+(?:\.\d+)?)(s|m|h|d)?$/i

/**
 * The minutes of steps written as "1m 10m", "1.5h", "30s" or "2d"; a number alone is minutes. Parted by spaces
 * or commas. An empty text is no steps. The message says which step cannot be read and what can.
 */
export function parseSteps(text: string): StepsResult {
  const minutes: number[] = []
  // A comma between digits may be a decimal comma: it is left in, and the step refused rather than read as two.
  const parted = text.replace(/([a-z])\s*,|,(?!\d)/gi, '$1 ')
  for (const step of parted.split(/[\s;]+/)) {
    if (step === '') continue
    const value = minutesOf(step)
    if (value === null) {
      return {
        ok: false,
        message: `The step “${step}” cannot be read. Write steps such as 1m 10m, 1.5h, 30s or 2d.`,
      }
    }
    if (value < SHORTEST_STEP_MINUTES || value > LONGEST_STEP_MINUTES) {
      return { ok: false, message: `The step “${step}” is out of range. A step can be 1 second to 365 days.` }
    }
    minutes.push(value)
  }
  return { ok: true, minutes }
}

/** Steps as text, each in the greatest unit that gives a whole number: `parseSteps` gives the same minutes back. */
export function formatSteps(minutes: readonly number[]): string {
  return minutes.map(formatStep).join(' ')
}

function minutesOf(step: string): number | null {
  const [, digits, unit = 'm'] = STEP.exec(step) ?? []
  if (digits === undefined) return null
  const value = Number(digits)
  switch (unit.toLowerCase()) {
    case 's':
      return value / SECONDS_A_MINUTE
    case 'h':
      return value * MINUTES.h
    case 'd':
      return value * MINUTES.d
    default:
      return value
  }
}

function formatStep(minutes: number): string {
  if (minutes % MINUTES.d === 0) return `${minutes / MINUTES.d}d`
  if (minutes % MINUTES.h === 0) return `${minutes / MINUTES.h}h`
  const seconds = Math.round(minutes * SECONDS_A_MINUTE)
  return !Number.isInteger(minutes) && seconds / SECONDS_A_MINUTE === minutes ? `${seconds}s` : `${minutes}m`
}
