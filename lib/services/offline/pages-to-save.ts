import { recentArticles } from '../../data/queries/articles/articles'
import { briefingsAhead } from '../../data/queries/briefing/briefings'
import type { Instant, StudyDay } from '../../domain/ids'
import type { StudySession } from '../../domain/queue/study-card'
import { type StudyCalendar, studyDayOfDate } from '../../domain/time/study-day'
import type { Context } from '../context'
import { learnerToday } from '../learner/study-day-of'
import { loadSession } from '../study/load-session'

/** The most study days after today whose sessions a device may save. */
export const MOST_DAYS_AHEAD = 7

const MOST_BRIEFINGS = 5
const MOST_ARTICLES = 10

/** A page that a device saves for use without a connection. */
type SavedPage = {
  /** Where it is shown. */
  readonly address: string
  /** Where it is fetched from. */
  readonly source: string
  readonly title: string
  /** From when and until when it is the page of its address; null for ever. */
  readonly from: Instant | null
  readonly until: Instant | null
}

const page = (address: string, title: string): SavedPage => {
  return { address, source: address, title, from: null, until: null }
}

/** The day's session, and those of the days after it as far as they are known: each is the review of its day. */
const sessionPages = (calendar: StudyCalendar, today: StudyDay, daysAhead: number): readonly SavedPage[] =>
  Array.from({ length: daysAhead + 1 }, (_, index): SavedPage => {
    const day = today + index
    const date = calendar.isoDate(day)
    const source = index === 0 ? '/review' : `/review?on=${date}`
    const title = index === 0 ? 'Review' : `Review on ${date}`
    return { address: '/review', source, title, from: calendar.startOf(day), until: calendar.startOf(day + 1) }
  })

/**
 * What the actor's devices save, the most needed first: Today, the sessions, the next briefings with their crib sheets,
 * and the articles read or added last.
 * @param daysAhead study days after today, 0 to `MOST_DAYS_AHEAD`
 */
export const pagesToSave = async (ctx: Context, daysAhead: number) => {
  const { learnerId, workspaceIds } = ctx.actor
  const store = ctx.engine.read
  const { calendar, day } = await learnerToday(ctx)
  const briefings = await briefingsAhead(store, learnerId, ctx.now, MOST_BRIEFINGS)
  const articles = await recentArticles(store, learnerId, workspaceIds, MOST_ARTICLES)
  return {
    /** The learner and the workspaces: what was saved for others must be removed from the device. */
    owner: [learnerId, ...workspaceIds].join(' '),
    pages: [
      page('/offline', 'Offline'),
      ...sessionPages(calendar, day, daysAhead),
      page('/', 'Today'),
      page('/briefings', 'Briefings'),
      ...briefings.next.flatMap(({ id, title }) => [
        page(`/briefings/${id}`, title),
        page(`/briefings/${id}/crib`, `Crib sheet: ${title}`),
      ]),
      page('/library', 'Library'),
      ...articles.map(({ key, title }) => page(`/library/${encodeURIComponent(key)}`, title)),
    ],
  }
}

/**
 * The session of a later study day as far as it is known now, as if it were loaded when that day begins. Today's answers
 * that are still to come change it: the browser works them in.
 * @param date `YYYY-MM-DD`; null is returned for today, the past, and days further ahead than a device may save
 */
export const sessionOfDay = async (ctx: Context, date: string): Promise<StudySession | null> => {
  const { calendar, day: today } = await learnerToday(ctx)
  const day = studyDayOfDate(date)
  if (day === null || day <= today || day > today + MOST_DAYS_AHEAD) return null
  return loadSession({ ...ctx, now: calendar.startOf(day) })
}
