import { openDeckOptions } from '../../data/queries/learner/decks'
import {
  answeredOnDay,
  cardsDueBy,
  type DoneToday,
  doneOnDay,
  hasAnswered,
  librarySize,
  newCardQueueSize,
  nextDueDay,
} from '../../data/queries/study/answers'
import type { Instant, StudyDay } from '../../domain/ids'
import { pauseOn, type StudyPause } from '../../domain/pausing/pause'
import { minutesOfCounts } from '../../domain/queue/estimate'
import type { StudyPace } from '../../domain/queue/pace'
import { kindOf } from '../../domain/queue/queue-card'
import { sessionSizeOf } from '../../domain/queue/session-size'
import type { QueueSettings } from '../../domain/scheduling/settings'
import { MINUTE_MS } from '../../domain/time/units'
import { type TodaysPart, todaysBriefings } from '../briefing/list-briefings'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import { learnerToday } from '../learner/study-day-of'
import { type SessionQueue, sessionQueue } from './session-queue'
import { studyMore } from './study-more'

/** Work of one study day: cards, and the minutes (not rounded) that they take at the learner's pace. */
export type TodayLoad = { readonly reviews: number; readonly new: number; readonly minutes: number }

/** What comes when nothing is due now: cards in steps later today, a day with cards, or nothing. */
export type Next =
  | { readonly kind: 'later'; readonly cards: number; readonly at: Instant }
  | { readonly kind: 'day'; readonly day: StudyDay }
  | { readonly kind: 'none' }

const nextOf = async (
  ctx: Context,
  day: StudyDay,
  { queue: { learning } }: SessionQueue,
  tomorrow: TodayLoad,
): Promise<Next> => {
  const { now } = ctx
  const later = learning.flatMap(({ memory }) => (memory?.dueAt != null && memory.dueAt > now ? [memory.dueAt] : []))
  const [first] = later
  if (first !== undefined) return { kind: 'later', cards: later.length, at: first }
  if (tomorrow.reviews + tomorrow.new > 0) return { kind: 'day', day: day + 1 }
  const dueDay = await nextDueDay(ctx.engine.read, ctx.actor.learnerId, day)
  return dueDay === null ? { kind: 'none' } : { kind: 'day', day: dueDay }
}

type Known = {
  readonly queue: QueueSettings
  readonly pauses: readonly StudyPause[]
  readonly day: StudyDay
  readonly session: SessionQueue
  readonly done: DoneToday
  readonly pace: StudyPace
}

/** Tomorrow's load if today's session is finished: what falls due, what is kept back today, and new cards. */
const aheadOf = async (ctx: Context, { queue, pauses, day, session, done, pace }: Known) => {
  const { learnerId } = ctx.actor
  const store = ctx.engine.read
  const { main } = session.queue
  const freshNow = main.filter((card) => kindOf(card) === 'new').length
  const reviewsNow = main.length - freshNow
  const { newPerDay, reviewsPerDay } = queue
  const shelf = Math.max(0, (await newCardQueueSize(store, learnerId)) - freshNow)
  const overdue = (await cardsDueBy(store, learnerId, day)) - reviewsNow
  const standing = (await cardsDueBy(store, learnerId, day + 1)) - reviewsNow
  const spent = done.reviews + reviewsNow + done.new + freshNow
  const isFull = spent >= reviewsPerDay
  const reviews = Math.max(0, Math.min(standing, reviewsPerDay))
  const isPaused = pauseOn(pauses, day + 1) !== null
  const fresh = isPaused ? 0 : Math.max(0, Math.min(shelf, newPerDay, reviewsPerDay - reviews))
  return {
    /** Cards that are due or new and that a limit of the day keeps back. */
    keptBack: {
      reviews: isFull ? Math.max(0, overdue) : 0,
      new: isFull || done.new + freshNow >= newPerDay ? shelf : 0,
    },
    tomorrow: { reviews, new: fresh, minutes: minutesOfCounts({ new: fresh, due: reviews }, pace) } satisfies TodayLoad,
    /** Cards that were never studied and are not in the day's session. */
    shelf,
  }
}

/**
 * What the actor has to do today, what was done, and what comes next.
 * @throws when the learner has no row
 */
export const loadToday = async (ctx: Context) => {
  const store = ctx.engine.read
  const { learnerId, workspaceIds } = ctx.actor
  const { learner, day } = await learnerToday(ctx)
  const { pauses } = learner.preferences
  const options = await openDeckOptions(store, learner, workspaceIds)
  const session = await sessionQueue(ctx, learner, options, day, {})
  const pace = await studyPace(ctx, learner)
  const { counts, minutes } = sessionSizeOf(session, false, ctx.now, pace)
  const answered = await answeredOnDay(store, learnerId, day)
  const done = await doneOnDay(store, learnerId, day)
  const { shelf, keptBack, tomorrow } = await aheadOf(ctx, { queue: learner.queue, pauses, day, session, done, pace })
  const isFirstRun = answered.answers === 0 && !(await hasAnswered(store, learnerId))
  return {
    day,
    timeZone: learner.scheduling.timeZone,
    dates: learner.preferences.dates,
    counts,
    /** Minutes (not rounded) that the cards due now take. */
    minutes,
    /** How many answers the minutes rest on. */
    pace: { answers: pace.answers },
    done: { answers: answered.answers, minutes: answered.ms / MINUTE_MS },
    /** What the library holds, where not a single card was ever answered; otherwise null. */
    firstRun: isFirstRun ? await librarySize(store, workspaceIds) : null,
    next: await nextOf(ctx, day, session, tomorrow),
    keptBack,
    tomorrow,
    /** The pause that today lies in, and whether tomorrow lies in one; neither brings new cards. */
    pause: pauseOn(pauses, day),
    isPausedTomorrow: pauseOn(pauses, day + 1) !== null,
    overdue: await cardsDueBy(store, learnerId, day - 1),
    more: await studyMore(ctx, { learner, options, day, done, pace, counts, keptBack, shelf }),
  }
}

export type Today = Awaited<ReturnType<typeof loadToday>>

/**
 * Today's parts of the next briefings, with the cards and minutes that their sessions open with: the plan, and what of it
 * is in steps.
 * @throws when the learner has no row
 */
export const partsOfToday = async (ctx: Context) => {
  const { parts, later } = await todaysBriefings(ctx)
  if (parts.every(({ nothing }) => nothing !== null)) return { parts, later }
  const { learner, day } = await learnerToday(ctx)
  const options = await openDeckOptions(ctx.engine.read, learner, ctx.actor.workspaceIds)
  const pace = await studyPace(ctx, learner)
  const sized: TodaysPart[] = []
  for (const part of parts) {
    if (part.nothing === null) {
      const session = await sessionQueue(ctx, learner, options, day, { briefingId: part.id })
      const { cards, minutes } = sessionSizeOf(session, false, ctx.now, pace)
      sized.push({ ...part, cards, minutes })
    } else sized.push(part)
  }
  return { parts: sized, later }
}
