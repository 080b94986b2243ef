import ical, { ICalAlarmType, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/time/units'
import type { CalendarEntry, StudyCalendarEntries } from './load-calendar'

/** How soon a calendar program should ask again. */
const ASK_AGAIN_S = HOUR_MS / SECOND_MS

/** Times are written in UTC: right in every zone and across clock changes, without a table of zones. */
const timesOf = ({ time }: CalendarEntry) => {
  if (time.kind === 'time') return { start: new Date(time.from), end: new Date(time.to) }
  const start = new Date(`${time.date}T00:00:00Z`)
  return { start, end: new Date(start.getTime() + DAY_MS), allDay: true }
}

/**
 * The calendar as a text in iCalendar (RFC 5545); `origin` is where this program answers, for links. With `alarmMinutes`
 * a calendar program reminds of each entry so long before it.
 */
export const calendarText = (
  { entries }: StudyCalendarEntries,
  origin: string,
  alarmMinutes: number | null = null,
): string => {
  const calendar = ical({
    name: 'Aide-Mémoire',
    prodId: { company: 'Aide-Mémoire', product: 'Study calendar', language: 'EN' },
    ttl: ASK_AGAIN_S,
  })
  for (const entry of entries) {
    const { uid, sequence, title, place, description, path, changedAt, isAppointment } = entry
    const event = calendar.createEvent({
      ...timesOf(entry),
      id: `${uid}@aide-memoire`,
      sequence,
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      summary: title,
      location: place,
      description: [description, `${origin}${path}`].filter((part) => part !== '').join('\n'),
      url: `${origin}${path}`,
      busystatus: isAppointment ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
      transparency: isAppointment ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    })
    if (alarmMinutes !== null) {
      const trigger = (alarmMinutes * MINUTE_MS) / SECOND_MS
      event.createAlarm({ type: ICalAlarmType.display, trigger, description: title })
    }
  }
  return calendar.toString()
}
