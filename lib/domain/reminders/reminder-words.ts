import type { DateStyle } from '../format/date-style'
import { percentOf } from '../format/percent'
import { aboutMinutes, counted, dayWords } from '../format/words'
import type { StudyDay } from '../ids'

/** What a reminder tells. */
export type ReminderFacts = {
  readonly cards: number
  readonly minutes: number
  /** The next briefing: readiness, 0 to 1, if nothing more is studied; null without facts. */
  readonly briefing: { readonly title: string; readonly day: StudyDay; readonly readiness: number | null } | null
}

export type ReminderWords = { readonly title: string; readonly body: string }

/** “Today: 12 cards, about 4 minutes” and “Next briefing: Bridges, Friday 4 December; readiness 82% …”. */
export const reminderWords = ({ cards, minutes, briefing }: ReminderFacts, dates: DateStyle): ReminderWords => {
  const title = `Today: ${counted(cards, 'card')}, ${aboutMinutes(minutes)}`
  if (briefing === null) return { title, body: 'No briefing is planned.' }
  const next = `Next briefing: ${briefing.title}, ${dayWords(briefing.day, dates)}`
  const { readiness } = briefing
  return {
    title,
    body: readiness === null ? `${next}.` : `${next}. Readiness if you stop now: ${percentOf(readiness)}.`,
  }
}
