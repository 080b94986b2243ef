import { type Learner, learnerOf } from '../../data/queries/learner/learner'
import { type DoneToday, doneOnDay } from '../../data/queries/study/candidates'
import {
  answeredOnDay,
  cardsDueBy,
  hasAnswered,
  type LibrarySize,
  librarySize,
  newCardQueueSize,
  nextDueDay,
} from '../../data/queries/study/today'
import type { Instant, StudyDay } from '../../domain/ids'
import type { SecondsPerCard, StudySession } from '../../domain/queue/study-card'
import { MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { loadSession } from './load-session'

/** Work of one study day: cards, and the minutes (not rounded) that they take at the learner's pace. */
export type TodayLoad = { readonly reviews: number; readonly new: number; readonly minutes: number }

/** What comes when nothing is due now: cards in steps later today, a day with cards, or nothing. */
export type Next =
  | { readonly kind: 'later'; readonly cards: number; readonly at: Instant }
  | { readonly kind: 'day'; readonly day: StudyDay }
  | { readonly kind: 'none' }

export type Today = {
  readonly day: StudyDay
  readonly timeZone: string
  readonly counts: StudySession['counts']
  /** Minutes (not rounded) that the cards due now take. */
  readonly minutes: number
  readonly done: { readonly answers: number; readonly minutes: number }
  /** What the library holds, where not a single card was ever answered; otherwise null. */
  readonly firstRun: LibrarySize | null
  readonly next: Next
  /** Cards that are due or new and that a limit of the day keeps back. */
  readonly keptBack: { readonly reviews: number; readonly new: number }
  readonly tomorrow: TodayLoad
}

const minutesFor = (counts: StudySession['counts'], seconds: SecondsPerCard): number =>
  (counts.new * seconds.new + counts.learning * seconds.learning + counts.due * seconds.review) / 60

const nextOf = async (ctx: Context, { learning, now, day }: StudySession, tomorrow: TodayLoad): Promise<Next> => {
  const later = learning.flatMap(({ memory }) => (memory?.dueAt != null && memory.dueAt > now ? [memory.dueAt] : []))
  const [first] = later
  if (first !== undefined) return { kind: 'later', cards: later.length, at: first }
  if (tomorrow.reviews + tomorrow.new > 0) return { kind: 'day', day: day + 1 }
  const dueDay = await nextDueDay(ctx.engine.read, ctx.actor.learnerId, day)
  return dueDay === null ? { kind: 'none' } : { kind: 'day', day: dueDay }
}

type Ahead = { readonly keptBack: Today['keptBack']; readonly tomorrow: TodayLoad }

/** Tomorrow's load if today's session is finished: what falls due, what is kept back today, and new cards. */
const aheadOf = async (
  ctx: Context,
  { queue }: Learner,
  { main, day, counts, secondsPerCard }: StudySession,
  done: DoneToday,
): Promise<Ahead> => {
  const { learnerId } = ctx.actor
  const store = ctx.engine.read
  const reviewsNow = main.length - counts.new
  const shelf = (await newCardQueueSize(store, learnerId)) - counts.new
  const overdue = (await cardsDueBy(store, learnerId, day)) - reviewsNow
  const standing = (await cardsDueBy(store, learnerId, day + 1)) - reviewsNow
  const spent = done.reviews + reviewsNow + (queue.reviewLimitCapsNew ? done.new + counts.new : 0)
  const isCapped = queue.reviewLimitCapsNew && spent >= queue.reviewsPerDay
  const reviews = Math.max(0, Math.min(standing, queue.reviewsPerDay))
  const roomForNew = queue.reviewLimitCapsNew ? queue.reviewsPerDay - reviews : shelf
  const fresh = Math.max(0, Math.min(shelf, queue.newPerDay, roomForNew))
  return {
    keptBack: {
      reviews: spent >= queue.reviewsPerDay ? Math.max(0, overdue) : 0,
      new: isCapped || done.new + counts.new >= queue.newPerDay ? Math.max(0, shelf) : 0,
    },
    tomorrow: {
      reviews,
      new: fresh,
      minutes: minutesFor({ new: fresh, learning: 0, due: reviews }, secondsPerCard),
    },
  }
}

/**
 * What the actor has to do today, what was done, and what comes next.
 * @throws when the learner has no row
 */
export const loadToday = async (ctx: Context): Promise<Today> => {
  const store = ctx.engine.read
  const { learnerId, workspaceIds } = ctx.actor
  const learner = await learnerOf(store, learnerId)
  const session = await loadSession(ctx)
  const { day, counts } = session
  const done = await answeredOnDay(store, learnerId, day)
  const ahead = await aheadOf(ctx, learner, session, await doneOnDay(store, learnerId, day))
  const isFirstRun = done.answers === 0 && !(await hasAnswered(store, learnerId))
  return {
    day,
    timeZone: learner.scheduling.timeZone,
    counts,
    minutes: minutesFor(counts, session.secondsPerCard),
    done: { answers: done.answers, minutes: done.ms / MINUTE_MS },
    firstRun: isFirstRun ? await librarySize(store, workspaceIds) : null,
    next: await nextOf(ctx, session, ahead.tomorrow),
    ...ahead,
  }
}
