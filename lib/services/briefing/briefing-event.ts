import { findBriefing } from '../../data/queries/briefing/briefings'
import { icalendarLocalTime, vtimezoneLines } from '../../domain/time/vtimezone'
import { offsetsOf } from '../../domain/time/zone-offsets'
import type { Context } from '../context'
import { done, NO_BRIEFING, type Result } from '../result'
import { calendarText } from './calendar-text'
import { briefingEntry } from './load-calendar'

/** How long before the briefing a calendar program reminds of it. */
const ALARM_MINUTES = 60

const LINE = '\r\n'
const UTC_TIME = /^(DTSTART|DTEND):(\d{8}T\d{6}Z)$/u

const instantOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u, '$1-$2-$3T$4:$5:$6Z'))

/** The times of a calendar of one event in the zone where it takes place, with a table of the zone. */
const inZone = (text: string, timeZone: string, at: number): string => {
  const offsets = offsetsOf(timeZone)
  return text
    .split(LINE)
    .flatMap((line) => {
      if (line === 'BEGIN:VEVENT') return [...vtimezoneLines(timeZone, at), line]
      const [, name, time] = UTC_TIME.exec(line) ?? []
      if (name === undefined || time === undefined) return [line]
      const instant = instantOf(time)
      return [`${name};TZID=${timeZone}:${icalendarLocalTime(instant, offsets.at(instant))}`]
    })
    .join(LINE)
}

/**
 * One of the actor's briefings as an iCalendar file (RFC 5545) with a reminder, in the zone where it takes place;
 * `origin` is where this program answers. Its uid is that of the calendar feed, so that neither doubles the other.
 */
export const briefingEvent = async (ctx: Context, briefingId: string, origin: string): Promise<Result<string>> => {
  const briefing = await findBriefing(ctx.engine.read, ctx.actor.learnerId, briefingId)
  if (briefing === null) return NO_BRIEFING
  const { timeZone, at } = briefing
  const text = calendarText({ timeZone, entries: [briefingEntry(briefing)] }, origin, ALARM_MINUTES)
  return done(inZone(text, timeZone, at))
}
