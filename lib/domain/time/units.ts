/** Units of time in milliseconds. A day here is 24 hours; the length of a study day depends on its zone (study-day.ts). */
export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
/** The same day in seconds. */
export const DAY_SECONDS = DAY_MS / SECOND_MS
