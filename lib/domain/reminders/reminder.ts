import type { Instant, StudyDay } from '../ids'
import { DAY_MS, MINUTE_MS } from '../time/units'
import type { ZoneOffsets } from '../time/zone-offsets'

/** When a learner is reminded, and the address that emails go to; null for none. */
export type ReminderTimes = {
  /** Minutes after midnight in the learner's zone. */
  readonly minuteOfDay: number
  /** 1 = Monday to 7 = Sunday. */
  readonly weekdays: readonly number[]
  readonly email: string | null
}

export const DEFAULT_REMINDERS: ReminderTimes = { minuteOfDay: 480, weekdays: [1, 2, 3, 4, 5, 6, 7], email: null }

/** `sending` lasts if the server stopped meanwhile: it may have arrived, so it is not sent again. */
export const SEND_STATUSES = ['sending', 'sent', 'failed', 'nothing-due'] as const
export type SendStatus = (typeof SEND_STATUSES)[number]

/** A server that was off at the time sends a reminder this much later at most. */
const LATEST_MINUTES = 360

/** Tries a day, and how long after one that failed the next one may come. */
export const MOST_ATTEMPTS = 3
export const RETRY_MS = 10 * MINUTE_MS

/** Day 0 was a Thursday. */
const weekdayOf = (day: StudyDay): number => ((((day + 3) % 7) + 7) % 7) + 1

/**
 * The date for which a reminder is due at an instant, as clocks in the learner's zone show it; null if none is: not on
 * this weekday, not yet, or too late.
 */
export const reminderDay = (
  { minuteOfDay, weekdays }: ReminderTimes,
  now: Instant,
  offsets: Pick<ZoneOffsets, 'at'>,
): StudyDay | null => {
  const local = now + offsets.at(now)
  const day = Math.floor(local / DAY_MS)
  const minute = Math.floor((local - day * DAY_MS) / MINUTE_MS)
  const isTime = minute >= minuteOfDay && minute < minuteOfDay + LATEST_MINUTES
  return isTime && weekdays.includes(weekdayOf(day)) ? day : null
}

/** Reads “7:30” or “07:30” as minutes after midnight; null if it is no time of day. */
export const readTimeOfDay = (text: string): number | null => {
  const [, hours, minutes] = /^(\d{1,2}):(\d\d)$/.exec(text.trim()) ?? []
  const [hour, minute] = [Number(hours), Number(minutes)]
  return hours !== undefined && hour < 24 && minute < 60 ? hour * 60 + minute : null
}

/** “07:30”. */
export const timeOfDayText = (minuteOfDay: number): string =>
  `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`
