import type { Learner } from '../../data/queries/learner/learner'
import {
  allDueCandidates,
  type Candidate,
  dueCandidates,
  learningCandidates,
  type NewCardCandidate,
  type SessionScope,
} from '../../data/queries/study/candidates'
import { cardPlaces } from '../../data/queries/study/card-places'
import { type DoneToday, doneOnDay } from '../../data/queries/study/done-on-day'
import type { StudyDay } from '../../domain/ids'
import { countBeyondLimits } from '../../domain/queue/limits'
import { needsAllNew } from '../../domain/queue/order'
import { buildQueue, type Queue, type QueueCard } from '../../domain/queue/queue'
import type { StudySession } from '../../domain/queue/study-card'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { overduenessOf, recallOf } from '../../domain/scheduling/recall'
import type { QueueSettings, ReviewOrder } from '../../domain/scheduling/settings'
import type { Context } from '../context'
import { briefingQueue } from './briefing-session'
import { cardsOfScope } from './cards-of-scope'
import { cramQueue } from './cram-queue'
import { newCardMix } from './new-card-mix'
import { newCardsInOrder } from './new-cards-in-order'
import { isDaysSession, MOST_CHOSEN, namesCards, type StudyScope } from './study-scope'

/** Read beyond the limits at least, also where a limit is reached: the first may all be buried. */
const SPARE = 10

/** Orders of reviews that depend on where cards are in the library. */
const PLACED_ORDERS: ReadonlySet<ReviewOrder> = new Set([
  'due-then-deck',
  'deck-then-due',
  'weight',
  'added',
  'added-last',
])

/** Whether the order of new cards depends on their decks, or on their places among the cards of their facts. */
const usesPlaces = ({ newOrder, newSort }: QueueSettings): boolean => needsAllNew(newOrder) || newSort !== 'taken'

/** New cards read at least, so that there is something to choose from; a session of many more has enough. */
const MOST_TO_CHOOSE_FROM = 120

/** Whoever chose the cards wants them all: cards of one fact are kept apart, not buried. */
const NO_BURYING = { buryNewSiblings: false, buryReviewSiblings: false, buryLearningSiblings: false }

export type SessionQueue = {
  readonly queue: Queue
  /** With what of the learner's queue settings the scope changes for the session in progress. */
  readonly settings: QueueSettings
  /** Whether cards of one fact may both be in it, to be kept apart. */
  readonly hasSiblings: boolean
  readonly beyondLimits: StudySession['beyondLimits']
}

const wantsEveryCard = (scope: StudyScope): boolean =>
  scope.isCram === true || (scope.aheadDays !== undefined && namesCards(scope))

/** The day's limits are for the session that the program puts together; whoever chooses the cards is not held back. */
const settingsFor = (settings: QueueSettings, done: DoneToday, scope: StudyScope): QueueSettings => {
  if (isDaysSession(scope)) return settings
  const { newUpTo, aheadDays } = scope
  const roomForReviews = settings.reviewsPerDay - (settings.reviewLimitCapsNew ? done.new : 0)
  const unlimited = { ...settings, reviewsPerDay: done.reviews + MOST_CHOSEN, reviewLimitCapsNew: false }
  if (newUpTo !== undefined) {
    const reviewsPerDay = namesCards(scope) || aheadDays !== undefined ? unlimited.reviewsPerDay : roomForReviews
    return { ...unlimited, reviewsPerDay, newPerDay: newUpTo }
  }
  if (aheadDays !== undefined && !namesCards(scope)) return { ...unlimited, newPerDay: 0 }
  return { ...unlimited, ...(wantsEveryCard(scope) ? NO_BURYING : {}), newPerDay: done.new + MOST_CHOSEN }
}

type Gathering = {
  readonly learner: Learner
  readonly day: StudyDay
  readonly done: DoneToday
  /** Of the queries; `until` is the last day of which reviews are asked. */
  readonly scope: SessionScope
  readonly until: StudyDay
  readonly settings: QueueSettings
}

/**
 * Reads as many candidates as the limits need and more while burying takes too many away, so that a million cards
 * cost no more than a thousand.
 */
const gather = async (ctx: Context, { learner, day, done, scope, until, settings }: Gathering): Promise<Queue> => {
  const store = ctx.engine.read
  const asked = { learnerId: learner.id, workspaceIds: ctx.actor.workspaceIds, scope }
  const learning = await learningCandidates(store, asked, day)
  const wantsAll = settings.reviewOrder !== 'due-then-random'
  const model = fsrsModel(learner.scheduling.weights)
  for (let factor = 1.2; ; factor *= 4) {
    const dueLimit = Math.ceil((Math.max(0, settings.reviewsPerDay - done.reviews) + SPARE) * factor)
    const newWanted = Math.max(0, settings.newPerDay - done.new)
    const newLimit = Math.max(Math.ceil((newWanted + SPARE) * factor), newWanted > 0 ? MOST_TO_CHOOSE_FROM : 0)
    const due = wantsAll
      ? await allDueCandidates(store, asked, day, until)
      : await dueCandidates(store, asked, day, dueLimit, until)
    const fresh = await newCardsInOrder(ctx, { scope, order: settings.newOrder, day, limit: newLimit })
    const placed = [...(PLACED_ORDERS.has(settings.reviewOrder) ? due : []), ...(usesPlaces(settings) ? fresh : [])]
    const places = await cardPlaces(store, asked.workspaceIds, placed)
    const queueCard = (card: Candidate | NewCardCandidate): QueueCard => {
      const place = places.get(card.cardId)
      const { memory } = card
      return {
        ...place,
        cardId: card.cardId,
        factId: card.factId,
        memory,
        weight: 'weight' in card ? card.weight : (place?.weight ?? 'should'),
        position: 'position' in card ? card.position : (place?.position ?? 0),
        predictedRecall: recallOf(memory, ctx.now, model),
        overdueness: overduenessOf(memory, day, model, learner.scheduling.desiredRetention),
      }
    }
    const input = {
      learning: learning.map(queueCard),
      interday: due.filter(({ memory }) => memory?.state !== 'review').map(queueCard),
      due: due.filter(({ memory }) => memory?.state === 'review').map(queueCard),
      fresh: fresh.map(queueCard),
      settings,
      day,
      now: ctx.now,
      done: { new: done.new, reviews: done.reviews },
      factsDoneToday: done.facts,
    }
    const queue = buildQueue(input)
    const enoughDue = wantsAll || due.length < dueLimit || queue.limitReached.reviews
    const enoughNew = fresh.length < newLimit || queue.limitReached.new
    if (enoughDue && enoughNew) {
      const mix = queue.counts.new > 0 ? await newCardMix(ctx, fresh, settings) : null
      return mix ? buildQueue({ ...input, mix }) : queue
    }
  }
}

const NONE_BEYOND = { new: 0, reviews: 0 }
const NO_LIMIT = { new: false, reviews: false }

/**
 * What a scope asks now, in order, before details of the cards are read: what every count and estimate of time of a
 * session is made of.
 */
export const sessionQueue = async (
  ctx: Context,
  learner: Learner,
  day: StudyDay,
  scope: StudyScope,
): Promise<SessionQueue> => {
  const unburied = { ...learner.queue, ...NO_BURYING }
  const chosen = { settings: unburied, hasSiblings: true, beyondLimits: NONE_BEYOND }
  if (scope.isCram) {
    const cards = await cardsOfScope(ctx, day, scope)
    // Cramming counts towards no limit.
    return { ...chosen, queue: await cramQueue(ctx, learner, day, { cards, withNew: namesCards(scope) }) }
  }
  // What a briefing needs today is its own plan, which says how much it is.
  if (scope.briefingId !== undefined) {
    return { ...chosen, queue: await briefingQueue(ctx, learner, scope.briefingId) }
  }
  const done = await doneOnDay(ctx.engine.read, learner.id, day)
  const settings = settingsFor(learner.queue, done, scope)
  const queue = await gather(ctx, {
    learner,
    day,
    done,
    scope: await cardsOfScope(ctx, day, scope),
    until: day + (scope.aheadDays ?? 0),
    settings,
  })
  const isEvery = wantsEveryCard(scope)
  return {
    queue: isDaysSession(scope) ? queue : { ...queue, limitReached: NO_LIMIT },
    settings: isEvery ? unburied : learner.queue,
    hasSiblings: isEvery,
    beyondLimits: countBeyondLimits(queue, done, learner.queue),
  }
}
