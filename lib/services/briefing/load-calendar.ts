import ical, { ICalAlarmType, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator'
import { type Briefing, listBriefings } from '../../data/queries/briefing/briefings'
import { dueGroups } from '../../data/queries/retention/studied-cards'
import { projectBriefing } from '../../domain/briefing/briefing-plan'
import { counted } from '../../domain/format/words'
import type { Instant, StudyDay } from '../../domain/ids'
import { forecast } from '../../domain/retention/forecast'
import { isoDateOf, studyCalendar } from '../../domain/time/study-day'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/time/units'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import { studyDayOf } from '../learner/study-day-of'
import { done, type Result } from '../result'
import { outlooksOf } from './forecast-inputs'
import { sizeOfTodaysPart, withTodaysSize } from './queue-of-plan'

/** Reviews are forecast so far: what lies beyond changes with every answer. */
const DAYS_AHEAD = 30
/** A briefing stays in the calendar so long after it was held. */
const DAYS_BACK = 90
/** Plans of days that are further off are too vague to be entries. */
const PLAN_DAYS = 60
/** The plans of later briefings are left out: a calendar program asks every few minutes, and each plan is made again. */
const MOST_PLANNED = 20
/** How long a briefing is taken to last: nobody is asked for its end. */
const BRIEFING_MS = HOUR_MS

/** When an entry is: a time, or a whole day (`YYYY-MM-DD`). */
type EntryTime =
  | { readonly kind: 'time'; readonly from: Instant; readonly to: Instant }
  | { readonly kind: 'day'; readonly date: string }

type CalendarEntry = {
  /** The same for the same thing as long as it is there. */
  readonly uid: string
  /** Goes up whenever the entry is another than before. */
  readonly sequence: number
  readonly time: EntryTime
  readonly title: string
  readonly place: string | null
  readonly description: string
  readonly path: string
  readonly changedAt: Instant
  /** Only what is an appointment makes the learner busy. */
  readonly isAppointment: boolean
}

const minuteWords = (minutes: number): string => `${Math.max(1, Math.round(minutes))} min`

const pathOf = ({ id }: Briefing): string => `/briefings/${id}`

/** A briefing as an appointment. */
const briefingEntry = (briefing: Briefing): CalendarEntry => ({
  uid: `briefing-${briefing.id}`,
  sequence: Math.floor((briefing.updatedAt - briefing.createdAt) / 1000),
  time: { kind: 'time', from: briefing.at, to: briefing.at + BRIEFING_MS },
  title: briefing.title,
  place: briefing.place,
  description: briefing.audience === null ? '' : `Audience: ${briefing.audience}`,
  path: pathOf(briefing),
  changedAt: briefing.updatedAt,
  isAppointment: true,
})

/** Study at an hour of that date where the learner lives, or on the whole day. */
const studyTime = (day: StudyDay, minutes: number, hour: number | null, timeZone: string): EntryTime => {
  if (hour === null) return { kind: 'day', date: isoDateOf(day) }
  const from = studyCalendar(timeZone, hour).startOf(day)
  return { kind: 'time', from, to: from + Math.max(5, Math.ceil(minutes)) * MINUTE_MS }
}

/** The study days that one of a rough plan stands for: itself and the next ones that are not off. */
export const daysStoodFor = (on: StudyDay, stands: number, daysOff: ReadonlySet<StudyDay>): readonly StudyDay[] => {
  const days: StudyDay[] = []
  for (let day = on; days.length < stands; day += 1) if (!daysOff.has(day)) days.push(day)
  return days
}

/**
 * What belongs into the actor's calendar: briefings, the minutes of each one's plan, and each day's due reviews. With
 * `hour` (0 to 23) study stands at that time of the learner's zone, without it on the whole day.
 * @throws when the learner has no row
 */
export const loadCalendar = async (ctx: Context, hour: number | null): Promise<readonly CalendarEntry[]> => {
  const { engine, actor, now } = ctx
  const { day, scheduling } = await studyDayOf(ctx)
  const { timeZone } = scheduling
  const entries: CalendarEntry[] = []
  const changes = { sequence: Math.floor(now / MINUTE_MS), changedAt: now, isAppointment: false, place: null }
  const briefings = await listBriefings(engine.read, actor.learnerId)
  for (const briefing of briefings) {
    if (briefing.at < now - DAYS_BACK * DAY_MS) continue
    entries.push(briefingEntry(briefing))
  }
  const ahead = briefings.filter(({ at }) => at > now)
  for await (const outlook of outlooksOf(ctx, ahead.slice(0, MOST_PLANNED))) {
    const { briefing, input, plan } = outlook
    const days = withTodaysSize(projectBriefing(input, plan()).days, day, await sizeOfTodaysPart(ctx, outlook))
    const planned = days.flatMap((one) =>
      daysStoodFor(one.day, one.stands, input.daysOff).map((on) => ({ ...one, on })),
    )
    for (const { on, minutes, cards, newFacts } of planned) {
      if (cards === 0 || on >= day + PLAN_DAYS) continue
      const news = newFacts === 0 ? '' : `, ${counted(newFacts, 'new fact')}`
      entries.push({
        ...changes,
        uid: `plan-${briefing.id}-${isoDateOf(on)}`,
        time: studyTime(on, minutes, hour, timeZone),
        title: `${minuteWords(minutes)}: ${briefing.title}`,
        description: `${counted(Math.round(cards), 'card')}${news}.`,
        path: pathOf(briefing),
      })
    }
  }
  const groups = await dueGroups(engine.read, actor.learnerId, day + DAYS_AHEAD - 1)
  const { backlog, days } = forecast(groups, day, DAYS_AHEAD, await studyPace(ctx))
  for (const { day: on, ...load } of days) {
    // What is overdue is due today.
    const cards = load.cards + (on === day ? backlog.cards : 0)
    const minutes = load.minutes + (on === day ? backlog.minutes : 0)
    if (cards === 0) continue
    entries.push({
      ...changes,
      uid: `reviews-${isoDateOf(on)}`,
      time: studyTime(on, minutes, hour, timeZone),
      title: `${counted(cards, 'review')}, ${minuteWords(minutes)}`,
      description: 'Forecast as of now. Your answers until then will change it.',
      path: '/',
    })
  }
  return entries
}

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
  entries: readonly CalendarEntry[],
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

/** How long before the briefing a calendar program reminds of it. */
const ALARM_MINUTES = 60

/**
 * One of the actor's briefings as an iCalendar file (RFC 5545) with a reminder; `origin` is where this program answers.
 * Its uid is that of the calendar feed, so that neither doubles the other.
 */
export const briefingEvent = async (ctx: Context, briefingId: string, origin: string): Promise<Result<string>> => {
  const briefing = await briefingToChange(ctx, briefingId)
  return briefing.ok ? done(calendarText([briefingEntry(briefing.value)], origin, ALARM_MINUTES)) : briefing
}
