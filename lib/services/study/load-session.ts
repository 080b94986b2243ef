import { versionsOfFacts } from '../../data/queries/ageing/fact-versions'
import { cardsToKeepApart } from '../../data/queries/conflicts/conflicts'
import { type Learner, learnerOf } from '../../data/queries/learner/learner'
import {
  allDueCandidates,
  type Candidate,
  type DoneToday,
  doneOnDay,
  dueCandidates,
  learningCandidates,
  type NewCardCandidate,
  newCandidates,
  type SessionScope,
} from '../../data/queries/study/candidates'
import { placedReadings, readingOfCard } from '../../data/queries/study/card-readings'
import { type LibraryCard, libraryCards } from '../../data/queries/study/study-cards'
import { changeSince } from '../../domain/comparison/change'
import type { CardId, FactId, StudyDay } from '../../domain/ids'
import { answersShown, type CardReading } from '../../domain/queue/answers-shown'
import { countBeyondLimits } from '../../domain/queue/limits'
import { mixNew } from '../../domain/queue/mix-new'
import { buildQueue, type Queue, type QueueCard } from '../../domain/queue/queue'
import { bothWays, conflictsOf, keepApart, type NotSoonAfter } from '../../domain/queue/spacing'
import type { StudyCard, StudySession } from '../../domain/queue/study-card'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { recallOf } from '../../domain/scheduling/recall'
import type { QueueSettings } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'
import { loadAhead, secondsPerCard } from '../learner/pace'
import { briefingQueue, siblingPairs } from './briefing-session'

export type { SessionScope } from '../../data/queries/study/candidates'

/** Read beyond the limits at least, also where a limit is reached: the first may all be buried. */
const SPARE = 10

/** New cards read at least, so that there is something to choose from; a session of many more has enough. */
const MOST_TO_CHOOSE_FROM = 120

/** More than anybody studies in one go: a chosen session ends there. */
const MOST_CHOSEN = 1_000

type Gathered = {
  readonly queue: Queue
  readonly cards: ReadonlyMap<CardId, LibraryCard>
  readonly beyondLimits: StudySession['beyondLimits']
}

/** The day's limits are for the session that the program puts together; whoever chooses the cards is not held back. */
const settingsFor = (settings: QueueSettings, done: DoneToday, scope: SessionScope): QueueSettings =>
  Object.keys(scope).length === 0
    ? settings
    : {
        ...settings,
        newPerDay: done.new + MOST_CHOSEN,
        reviewsPerDay: done.reviews + MOST_CHOSEN,
        reviewLimitCapsNew: false,
      }

/** Pairs of cards of which one shows the answer of the other. */
const givenAway = (readings: readonly CardReading[]): readonly NotSoonAfter[] =>
  [...answersShown(readings)].flatMap(([cardId, others]) => others.map((other): NotSoonAfter => [cardId, other]))

/** What mixes these new cards; null if their order is that of the library. */
const mixOf = async (
  ctx: Context,
  fresh: readonly NewCardCandidate[],
  { newOrder }: QueueSettings,
): Promise<((sorted: readonly QueueCard[]) => readonly QueueCard[]) | null> => {
  if (newOrder === 'position') return null
  const { workspaceIds } = ctx.actor
  const store = ctx.engine.read
  const placed = await placedReadings(
    store,
    workspaceIds,
    fresh.map(({ cardId }) => cardId),
  )
  const conflicts = conflictsOf([
    ...bothWays(await cardsToKeepApart(store, workspaceIds, fresh)),
    ...givenAway([...placed.values()]),
  ])
  const newCard = (card: QueueCard) => {
    const { articleId, topics } = placed.get(card.cardId) ?? { articleId: null, topics: [] }
    return { ...card, articleId, topics }
  }
  return (sorted) => mixNew(sorted.map(newCard), newOrder, conflicts)
}

/**
 * Reads as many candidates as the limits need and more while burying takes too many away, so that a million cards
 * cost no more than a thousand.
 */
const gather = async (
  ctx: Context,
  learner: Learner,
  day: StudyDay,
  done: DoneToday,
  scope: SessionScope,
): Promise<Gathered> => {
  const store = ctx.engine.read
  const asked = { learnerId: learner.id, workspaceIds: ctx.actor.workspaceIds, scope }
  const { scheduling } = learner
  const settings = settingsFor(learner.queue, done, scope)
  const learning = await learningCandidates(store, asked, day)
  const wantsAll = settings.reviewOrder !== 'due-then-random'
  const model = fsrsModel(scheduling.weights)
  for (let factor = 1.2; ; factor *= 4) {
    const dueLimit = Math.ceil((Math.max(0, settings.reviewsPerDay - done.reviews) + SPARE) * factor)
    const newWanted = Math.max(0, settings.newPerDay - done.new)
    const newLimit = Math.max(Math.ceil((newWanted + SPARE) * factor), newWanted > 0 ? MOST_TO_CHOOSE_FROM : 0)
    const due = wantsAll ? await allDueCandidates(store, asked, day) : await dueCandidates(store, asked, day, dueLimit)
    const fresh = await newCandidates(store, asked, settings.newOrder, day, newLimit)
    const details = wantsAll
      ? await libraryCards(
          store,
          asked.workspaceIds,
          due.map((card) => card.cardId),
        )
      : new Map<CardId, LibraryCard>()
    const queueCard = (card: Candidate | NewCardCandidate): QueueCard => {
      const detail = details.get(card.cardId)
      const { memory } = card
      return {
        cardId: card.cardId,
        factId: card.factId,
        memory,
        weight: 'weight' in card ? card.weight : (detail?.fact.weight ?? 'should'),
        position: 'position' in card ? card.position : (detail?.position ?? 0),
        predictedRecall: recallOf(memory, ctx.now, model),
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
      const mix = queue.counts.new > 0 ? await mixOf(ctx, fresh, settings) : null
      const mixed = mix ? buildQueue({ ...input, mix }) : queue
      const ids = [...mixed.learning, ...mixed.main].map((card) => card.cardId)
      const cards = await libraryCards(store, asked.workspaceIds, ids)
      return { queue: mixed, cards, beyondLimits: countBeyondLimits(mixed, done, learner.queue) }
    }
  }
}

/** A briefing's plan holds siblings on purpose: they are kept apart, not buried. */
const NO_BURYING = { buryNewSiblings: false, buryReviewSiblings: false, buryLearningSiblings: false }

const gatherScope = async (ctx: Context, learner: Learner, day: StudyDay, scope: SessionScope): Promise<Gathered> => {
  const store = ctx.engine.read
  if (scope.briefingId === undefined) return gather(ctx, learner, day, await doneOnDay(store, learner.id, day), scope)
  const queue = await briefingQueue(ctx, learner, day, scope.briefingId)
  const ids = [...queue.learning, ...queue.main].map(({ cardId }) => cardId)
  const cards = await libraryCards(store, ctx.actor.workspaceIds, ids)
  // What a briefing needs today is its own plan, which says how much it is.
  return { queue, cards, beyondLimits: { new: 0, reviews: 0 } }
}

type Versions = Awaited<ReturnType<typeof versionsOfFacts>>

const studyCards = (
  cards: readonly QueueCard[],
  details: Gathered['cards'],
  versions: Versions,
): readonly StudyCard[] =>
  cards.flatMap(({ cardId, memory }) => {
    const card = details.get(cardId)
    if (!card) return []
    const change = changeSince(versions.get(card.factId) ?? [], card, memory?.lastReviewAt ?? null)
    return [{ ...card, change, memory }]
  })

/**
 * What the actor has to study now, in order, with everything that answering needs: cards, memories, settings, pace.
 * @param scope an article, a deck, today's part of a briefing, or single cards; everything up to the day's limits when empty
 * @throws when the learner has no row
 */
export const loadSession = async (ctx: Context, scope: SessionScope = {}): Promise<StudySession> => {
  const store = ctx.engine.read
  const learner = await learnerOf(store, ctx.actor.learnerId)
  const calendar = studyCalendar(learner.scheduling.timeZone, learner.scheduling.dayStartHour)
  const day = calendar.dayOf(ctx.now)
  const { queue, cards, beyondLimits } = await gatherScope(ctx, learner, day, scope)
  const asked = [...queue.learning, ...queue.main]
  const { workspaceIds } = ctx.actor
  const versions = await versionsOfFacts(store, workspaceIds, [...new Set(asked.map(({ factId }): FactId => factId))])
  const isBriefing = scope.briefingId !== undefined
  const conflicts = [
    ...bothWays(await cardsToKeepApart(store, workspaceIds, asked)),
    ...bothWays(isBriefing ? siblingPairs(queue.main) : []),
    ...givenAway([...cards.values()].map(readingOfCard)),
  ]
  return {
    now: ctx.now,
    day,
    dayEndsAt: calendar.startOf(day + 1),
    settingsId: learner.settingsId,
    scheduling: learner.scheduling,
    queueSettings: isBriefing ? { ...learner.queue, ...NO_BURYING } : learner.queue,
    learning: studyCards(queue.learning, cards, versions),
    main: studyCards(keepApart(queue.main, conflictsOf(conflicts)), cards, versions),
    conflicts,
    counts: queue.counts,
    limitReached: queue.limitReached,
    beyondLimits,
    secondsPerCard: await secondsPerCard(ctx),
    load: await loadAhead(ctx, day),
  }
}
