import type { Instant, StudyDay } from '../ids'
import { memoize } from '../memoize'
import { DAY_MS, HOUR_MS } from './units'
import { offsetsOf, type ZoneOffsets } from './zone-offsets'

/** The learner's calendar: days that turn over at the day start in a time zone. */
export type StudyCalendar = {
  /** The study day that an instant belongs to; never falls as time goes on. Throws RangeError on an invalid instant. */
  dayOf(at: Instant): StudyDay
  /** The first instant of a study day: when the clocks of the zone first show the day start of that date or later. */
  startOf(day: StudyDay): Instant
  /** The calendar date on which a study day starts, `YYYY-MM-DD`. */
  isoDate(day: StudyDay): string
  /** 0 = Monday to 6 = Sunday, of the date on which a study day starts. */
  weekday(day: StudyDay): number
  /** The hour that the clocks of the zone show, 0 to 23. */
  localHour(at: Instant): number
}

/** 1970-01-01 was a Thursday, counted from Monday. */
const WEEKDAY_OF_DAY_0 = 3
const ZONES_KEPT = 1000
const HOURS_KEPT = 24
const DAYS_KEPT = 20_000

/** What one UTC day holds: the study day that clocks show at its start, and the instants at which later ones begin. */
type UtcDay = { readonly first: StudyDay; readonly turns: readonly Instant[] }

const calendarsOf = memoize(ZONES_KEPT, (timeZone: string) =>
  memoize(HOURS_KEPT, (dayStartHour: number): StudyCalendar => {
    if (!Number.isInteger(dayStartHour) || dayStartHour < 0 || dayStartHour > 23) {
      throw new RangeError(`The day starts at hour ${dayStartHour}; it must be 0 to 23.`)
    }
    return makeCalendar(offsetsOf(timeZone), dayStartHour * HOUR_MS)
  }),
)

/**
 * The calendar of an IANA zone and a day start (0 to 23), cached. Right across changes of daylight saving time, odd
 * offsets and moves of the date line. Throws RangeError on an unknown zone or hour.
 */
export const studyCalendar = (timeZone: string, dayStartHour: number): StudyCalendar =>
  calendarsOf(timeZone)(dayStartHour)

/** Whether this environment knows a time zone of that name, cached: settings are checked each time they are read. */
export const isTimeZone = memoize(ZONES_KEPT, (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
})

/** The calendar date of a day number, `YYYY-MM-DD`. */
export function isoDateOf(day: StudyDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The study day of a date written `2026-11-24`; null where there is no such date. */
export const studyDayOfDate = (text: string): StudyDay | null => {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  const day = at / DAY_MS
  return Number.isFinite(day) && isoDateOf(day) === text ? day : null
}

/** The month of a study day: `2026-03`. */
export const monthOf = (day: StudyDay): string => isoDateOf(day).slice(0, 7)

function makeCalendar(offsets: ZoneOffsets, dayStartMs: number): StudyCalendar {
  const startOf = memoize(DAYS_KEPT, (day: StudyDay): Instant => offsets.firstInstantShowing(day * DAY_MS + dayStartMs))
  const utcDayOf = memoize(DAYS_KEPT, (index: number): UtcDay => {
    const from = index * DAY_MS
    const first = Math.floor((from + offsets.at(from) - dayStartMs) / DAY_MS)
    // Where the clock was set back behind a day start that it had shown, that day has begun already: a turn before
    // `from` counts like one inside.
    const turns: Instant[] = []
    for (let next = startOf(first + 1); next < from + DAY_MS; next = startOf(first + turns.length + 1)) turns.push(next)
    return { first, turns }
  })
  return {
    dayOf(at) {
      const { first, turns } = utcDayOf(Math.floor(at / DAY_MS))
      let day = first
      for (const turn of turns) if (at >= turn) day++
      return day
    },
    startOf,
    isoDate: isoDateOf,
    weekday: (day) => (((day + WEEKDAY_OF_DAY_0) % 7) + 7) % 7,
    localHour(at) {
      const local = at + offsets.at(at)
      return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / HOUR_MS)
    },
  }
}
