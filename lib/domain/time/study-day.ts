import type { Instant, StudyDay } from '../ids'
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
const CALENDARS_KEPT = 1000
const DAYS_KEPT = 20_000

/** What one UTC day holds: the study day that clocks show at its start, and the instants at which later ones begin. */
type UtcDay = { readonly first: StudyDay; readonly turns: readonly Instant[] }

const calendars = new Map<string, StudyCalendar>()

/**
 * The calendar of an IANA zone and a day start (0 to 23), cached. Right across changes of daylight saving time, odd
 * offsets and moves of the date line. Throws RangeError on an unknown zone or hour.
 */
export function studyCalendar(timeZone: string, dayStartHour: number): StudyCalendar {
  const key = `${timeZone}|${dayStartHour}`
  const known = calendars.get(key)
  if (known) return known
  if (!Number.isInteger(dayStartHour) || dayStartHour < 0 || dayStartHour > 23) {
    throw new RangeError(`The day starts at hour ${dayStartHour}; it may be 0 to 23.`)
  }
  const calendar = makeCalendar(offsetsOf(timeZone), dayStartHour * HOUR_MS)
  if (calendars.size >= CALENDARS_KEPT) calendars.clear()
  calendars.set(key, calendar)
  return calendar
}

const zones = new Map<string, boolean>()

/** Whether this environment knows a time zone of that name, cached: settings are checked each time they are read. */
export function isTimeZone(name: string): boolean {
  let known = zones.get(name)
  if (known === undefined) {
    try {
      known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
    } catch {
      known = false
    }
    if (zones.size >= CALENDARS_KEPT) zones.clear()
    zones.set(name, known)
  }
  return known
}

/** The calendar date of a day number, `YYYY-MM-DD`. */
export function isoDateOf(day: StudyDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

function makeCalendar(offsets: ZoneOffsets, dayStartMs: number): StudyCalendar {
  const utcDays = new Map<number, UtcDay>()
  const starts = new Map<StudyDay, Instant>()

  const startOf = (day: StudyDay): Instant => {
    let start = starts.get(day)
    if (start === undefined) {
      start = offsets.firstInstantShowing(day * DAY_MS + dayStartMs)
      if (starts.size >= DAYS_KEPT) starts.clear()
      starts.set(day, start)
    }
    return start
  }
  const makeUtcDay = (index: number): UtcDay => {
    const from = index * DAY_MS
    const first = Math.floor((from + offsets.at(from) - dayStartMs) / DAY_MS)
    // Where the clock was set back behind a day start that it had shown, that day has begun already: a turn before
    // `from` counts like one inside.
    const turns: Instant[] = []
    for (let next = startOf(first + 1); next < from + DAY_MS; next = startOf(first + turns.length + 1)) turns.push(next)
    return { first, turns }
  }
  return {
    dayOf(at) {
      const index = Math.floor(at / DAY_MS)
      let utcDay = utcDays.get(index)
      if (utcDay === undefined) {
        utcDay = makeUtcDay(index)
        if (utcDays.size >= DAYS_KEPT) utcDays.clear()
        utcDays.set(index, utcDay)
      }
      let day = utcDay.first
      for (const turn of utcDay.turns) if (at >= turn) day++
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
