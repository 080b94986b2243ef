import { blockOfCards } from '../../data/queries/cards/card-search'
import type { OptionsOfDecks } from '../../data/queries/learner/decks'
import type { Learner } from '../../data/queries/learner/learner'
import { type DoneToday, doneOnDay, missedSince } from '../../data/queries/study/answers'
import {
  allDueCandidates,
  type Candidate,
  dueCandidates,
  learningCandidates,
  type NewCardCandidate,
  type SessionScope,
  weakestCandidates,
} from '../../data/queries/study/candidates'
import { cardPlaces } from '../../data/queries/study/card-places'
import { CARD_SORT_DIRECTIONS } from '../../domain/cards/card-sorts'
import type { CardId, FactId, StudyDay } from '../../domain/ids'
import { pauseOn, type StudyPause } from '../../domain/pausing/pause'
import type { LimitGroup } from '../../domain/queue/limit-groups'
import { countBeyondLimits } from '../../domain/queue/limits'
import { needsAllNew } from '../../domain/queue/order'
import { type BuiltQueue, buildQueue, type Queue } from '../../domain/queue/queue'
import { countCards, type QueueCard } from '../../domain/queue/queue-card'
import type { RehearsalOfSession, StudySession } from '../../domain/queue/study-card'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { overduenessOf, recallOf } from '../../domain/scheduling/recall'
import type { QueueSettings, ReviewOrder } from '../../domain/scheduling/settings'
import { briefingToChange } from '../authorise'
import { forecastInputsOf } from '../briefing/forecast-inputs'
import { EMPTY_QUEUE, queueOfPlan } from '../briefing/queue-of-plan'
import { askedCards } from '../card-query/asked-cards'
import type { Context } from '../context'
import { rehearsalOfSession } from '../rehearsal/start-rehearsal'
import { type DayRules, openDayRules } from './card-rules'
import { newCardMix, newCardsInOrder } from './new-cards-in-order'
import { isLimited, MOST_CHOSEN, namesCards, type StudyScope } from './study-scope'

/**
 * The cards of a scope as the queries of candidates take them: those of a search and missed cards by their ids; and how
 * many more cards a search finds than a session holds.
 */
const cardsOfScope = async (ctx: Context, day: StudyDay, scope: StudyScope) => {
  const { articleKey, deck, briefingId, cardIds, search, missedDays } = scope
  const { learnerId } = ctx.actor
  const store = ctx.engine.read
  const named = {
    ...(articleKey === undefined ? {} : { articleKey }),
    ...(deck === undefined ? {} : { deck }),
    ...(briefingId === undefined ? {} : { briefingId }),
  }
  const found =
    search === undefined
      ? undefined
      : await blockOfCards(store, await askedCards(ctx, search), {
          order: { sort: 'added', direction: CARD_SORT_DIRECTIONS.added, now: ctx.now },
          limit: MOST_CHOSEN,
          offset: 0,
        })
  const beyond = found === undefined ? 0 : found.total - found.ids.length
  const lists = [
    cardIds,
    found?.ids,
    missedDays === undefined ? undefined : await missedSince(store, learnerId, day - missedDays + 1),
  ].filter((list) => list !== undefined)
  const [first, ...others] = lists
  const inAll = others.map((list) => new Set(list))
  const ids = first?.filter((id) => inAll.every((list) => list.has(id)))
  const cards: SessionScope = ids === undefined ? named : { ...named, cardIds: ids }
  return { cards, beyond }
}

type CardsOfScope = Awaited<ReturnType<typeof cardsOfScope>>

/**
 * Today's part of a briefing as a queue: what of its scope is in steps, then the plan in its order. The limits of the day
 * do not cap it; what was buried for today stays away. Empty where there is no such briefing, or nothing to do for it.
 */
const briefingQueue = async (ctx: Context, briefingId: string): Promise<Queue> => {
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok || found.value.at <= ctx.now) return EMPTY_QUEUE
  return queueOfPlan(ctx, await forecastInputsOf(ctx, found.value))
}

/** Pairs of cards of one fact: a plan may hold both, and one gives the other away. */
export const siblingPairs = (cards: readonly QueueCard[]): readonly (readonly [CardId, CardId])[] => {
  const byFact = new Map<FactId, readonly CardId[]>()
  for (const { cardId, factId } of cards) byFact.set(factId, [...(byFact.get(factId) ?? []), cardId])
  return [...byFact.values()].flatMap((ids) =>
    ids.flatMap((one, index) => ids.slice(index + 1).map((other) => [one, other] as const)),
  )
}

type Crammed = {
  readonly cards: SessionScope
  /** Whether cards that were never studied are asked too, after the others. */
  readonly withNew: boolean
}

/** The cards to cram, the least known first; suspended and buried ones stay away. All are in the main queue. */
const cramQueue = async (
  ctx: Context,
  learner: Learner,
  day: StudyDay,
  { cards: scope, withNew }: Crammed,
): Promise<Queue> => {
  const store = ctx.engine.read
  const asked = { learnerId: learner.id, workspaceIds: ctx.actor.workspaceIds, scope }
  const studied = await weakestCandidates(store, asked, { day, now: ctx.now, limit: MOST_CHOSEN })
  const room = withNew ? MOST_CHOSEN - studied.length : 0
  const fresh = room > 0 ? await newCardsInOrder(ctx, { scope, order: learner.queue.newOrder, day, limit: room }) : []
  const main = [
    ...studied.map((card): QueueCard => ({ ...card, weight: 'should', position: 0 })),
    ...fresh.map((card): QueueCard => card),
  ]
  return { learning: [], main, counts: countCards(main, 0), limitReached: { new: false, reviews: false } }
}

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

/** More than any limit. */
const UNLIMITED = Number.POSITIVE_INFINITY

/** New cards read at least, so that there is something to choose from; a session of many more has enough. */
const MOST_TO_CHOOSE_FROM = 120

/** Whoever chose the cards wants them all: cards of one fact are kept apart, not buried. */
const NO_BURYING = { burySiblings: false }

export type SessionQueue = {
  readonly queue: Queue
  /** With what of the learner's queue settings the scope changes for the session in progress. */
  readonly settings: QueueSettings
  /** Whether cards of one fact may both be in it, to be kept apart. */
  readonly hasSiblings: boolean
  readonly beyondLimits: StudySession['beyondLimits']
  /** The cards that were chosen one by one, of which every one is asked that can be; null if the scope is another. */
  readonly chosen: ChosenCards | null
  readonly rehearsal?: RehearsalOfSession | undefined
}

/** `beyond`: how many more a search finds than a session holds. */
export type ChosenCards = { readonly cardIds: readonly CardId[]; readonly beyond: number }

const chosenOneByOne = ({ cards, beyond }: CardsOfScope): ChosenCards | null => {
  const { cardIds, articleKey, deck, briefingId } = cards
  const isOnlyIds = articleKey === undefined && deck === undefined && briefingId === undefined
  return cardIds !== undefined && isOnlyIds ? { cardIds, beyond } : null
}

const wantsEveryCard = (scope: StudyScope): boolean =>
  scope.isCram === true || (scope.aheadDays !== undefined && namesCards(scope))

type LimitsOfSession = Pick<Parameters<typeof openDayRules>[1], 'queue' | 'overall' | 'withDecks'>

/** The day's limits are for the day's session and for what is to hold them; other chosen cards are not held back. */
const limitsFor = (
  queue: QueueSettings,
  done: DoneToday,
  day: StudyDay,
  scope: StudyScope,
  pauses: readonly StudyPause[],
): LimitsOfSession => {
  // A pause begins no new cards.
  if (isLimited(scope)) return { queue: pauseOn(pauses, day) === null ? queue : { ...queue, newPerDay: 0 } }
  const { newUpTo, aheadDays } = scope
  const beyond = { newPerDay: UNLIMITED, capsNew: false }
  const allReviews = { ...beyond, reviewsPerDay: UNLIMITED }
  const most = (newPerDay: number): LimitGroup => ({
    key: 'session',
    newPerDay,
    reviewsPerDay: done.reviews + MOST_CHOSEN,
    capsNew: false,
    done,
  })
  if (newUpTo !== undefined) {
    const hasAllReviews = namesCards(scope) || aheadDays !== undefined
    const reviewsPerDay = queue.reviewsPerDay - done.new
    return {
      queue: { ...queue, ...(hasAllReviews ? allReviews : { ...beyond, reviewsPerDay }) },
      overall: most(newUpTo),
      withDecks: false,
    }
  }
  const isAhead = aheadDays !== undefined && !namesCards(scope)
  return {
    queue: { ...queue, ...allReviews, ...(wantsEveryCard(scope) ? NO_BURYING : {}) },
    overall: most(isAhead ? 0 : done.new + MOST_CHOSEN),
    withDecks: false,
  }
}

type Gathering = {
  readonly learner: Learner
  readonly options: OptionsOfDecks
  readonly rules: DayRules
  readonly overall: LimitGroup | undefined
  readonly day: StudyDay
  readonly done: DoneToday
  /** Of the queries; `until` is the last day of which reviews are asked. */
  readonly scope: SessionScope
  readonly until: StudyDay
  readonly settings: QueueSettings
}

/** Reads as many candidates as the learner's limits need, `factor` times. */
const candidatesOf = async (
  ctx: Context,
  { learner, rules, overall, day, scope, until, settings }: Gathering,
  factor: number,
) => {
  const groups = [rules.whole, ...(overall ? [overall] : [])]
  const room = Math.min(...groups.map(({ reviewsPerDay, done }) => reviewsPerDay - done.reviews))
  const dueLimit = Math.ceil((Math.max(0, room) + SPARE) * factor)
  const newWanted = Math.max(0, Math.min(...groups.map(({ newPerDay, done }) => newPerDay - done.new)))
  const newLimit = Math.max(Math.ceil((newWanted + SPARE) * factor), newWanted > 0 ? MOST_TO_CHOOSE_FROM : 0)
  const asked = { learnerId: learner.id, workspaceIds: ctx.actor.workspaceIds, scope }
  const wantsAll = settings.reviewOrder !== 'due-then-random'
  const due = wantsAll
    ? await allDueCandidates(ctx.engine.read, asked, day, until)
    : await dueCandidates(ctx.engine.read, asked, day, dueLimit, until)
  const fresh = await newCardsInOrder(ctx, { scope, order: settings.newOrder, day, limit: newLimit })
  const isReached = (keys: ReadonlySet<string>) => groups.some(({ key }) => keys.has(key))
  return {
    due,
    fresh,
    /** Whether there need be no more. */
    isEnough: (reached: BuiltQueue['groupsReached']) =>
      (wantsAll || due.length < dueLimit || isReached(reached.reviews)) &&
      (fresh.length < newLimit || isReached(reached.new)),
  }
}

/**
 * Reads as many candidates as the limits need and more while burying takes too many away, so that a million cards
 * cost no more than a thousand.
 */
const gather = async (ctx: Context, gathering: Gathering): Promise<Queue> => {
  const { learner, options, rules, day, done, scope, settings } = gathering
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const learning = await learningCandidates(store, { learnerId: learner.id, workspaceIds, scope }, day)
  for (let factor = 1.2; ; factor *= 4) {
    const { due, fresh, isEnough } = await candidatesOf(ctx, gathering, factor)
    const placed = [
      ...(PLACED_ORDERS.has(settings.reviewOrder) ? due : []),
      ...(needsAllNew(settings.newOrder) ? fresh : []),
    ]
    const places = await cardPlaces(store, workspaceIds, placed)
    const factIds = [...new Set([...learning, ...due, ...fresh].map(({ factId }) => factId))]
    const optionsOf = await options.ofFacts(factIds)
    const queueCard = (card: Candidate | NewCardCandidate): QueueCard => {
      const place = places.get(card.cardId)
      const { memory } = card
      const { weights, desiredRetention } = optionsOf(card.factId).scheduling
      const model = fsrsModel(weights)
      return {
        ...place,
        cardId: card.cardId,
        factId: card.factId,
        memory,
        weight: 'weight' in card ? card.weight : (place?.weight ?? 'should'),
        position: 'position' in card ? card.position : (place?.position ?? 0),
        predictedRecall: recallOf(memory, ctx.now, model),
        overdueness: overduenessOf(memory, day, model, desiredRetention),
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
      rulesOf: await rules.of(factIds),
    }
    const queue = buildQueue(input)
    if (isEnough(queue.groupsReached)) {
      const mix = queue.counts.new > 0 ? await newCardMix(ctx, fresh, settings) : null
      return mix ? buildQueue({ ...input, mix }) : queue
    }
  }
}

const NONE_BEYOND = { new: 0, reviews: 0 }
const NOT_REACHED = { new: false, reviews: false }

/**
 * What a scope asks now, in order, before details of the cards are read: what every count and estimate of time of a
 * session is made of.
 */
export const sessionQueue = async (
  ctx: Context,
  learner: Learner,
  options: OptionsOfDecks,
  day: StudyDay,
  scope: StudyScope,
): Promise<SessionQueue> => {
  const settings = learner.queue
  const own = { settings: { ...settings, ...NO_BURYING }, hasSiblings: true, beyondLimits: NONE_BEYOND }
  if (scope.isCram) {
    const found = await cardsOfScope(ctx, day, scope)
    // Cramming counts towards no limit.
    const queue = await cramQueue(ctx, learner, day, { cards: found.cards, withNew: namesCards(scope) })
    return { ...own, queue, chosen: chosenOneByOne(found) }
  }
  if (scope.rehearsalId !== undefined) {
    const found = await rehearsalOfSession(ctx, scope.rehearsalId)
    const cards = { cardIds: found?.left ?? [] }
    const queue = await cramQueue(ctx, learner, day, { cards, withNew: true })
    const places = new Map(cards.cardIds.map((id, place) => [id, place]))
    const placeOf = ({ cardId }: QueueCard) => places.get(cardId) ?? 0
    const main = [...queue.main].sort((a, b) => placeOf(a) - placeOf(b))
    return { ...own, queue: { ...queue, main }, rehearsal: found?.rehearsal, chosen: null }
  }
  // What a briefing needs today is its own plan, which says how much it is.
  if (scope.briefingId !== undefined) {
    return { ...own, queue: await briefingQueue(ctx, scope.briefingId), chosen: null }
  }
  const done = await doneOnDay(ctx.engine.read, learner.id, day)
  const limits = limitsFor(settings, done, day, scope, learner.preferences.pauses)
  const found = await cardsOfScope(ctx, day, scope)
  const queue = await gather(ctx, {
    learner,
    options,
    rules: await openDayRules(options, { done, ...limits }),
    overall: limits.overall,
    day,
    done,
    scope: found.cards,
    until: day + (scope.aheadDays ?? 0),
    settings,
  })
  const isEvery = wantsEveryCard(scope)
  const usual = await openDayRules(options, { queue: settings, done })
  const rulesOf = await usual.of([...new Set(queue.main.map(({ factId }) => factId))])
  return {
    queue: isLimited(scope) ? queue : { ...queue, limitReached: NOT_REACHED },
    settings: isEvery ? own.settings : settings,
    hasSiblings: isEvery,
    beyondLimits: countBeyondLimits(queue.main, (card) => rulesOf(card).groups),
    chosen: isEvery ? chosenOneByOne(found) : null,
  }
}
