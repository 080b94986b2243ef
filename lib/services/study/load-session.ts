import { versionsOfFacts } from '../../data/queries/ageing/ageing'
import { cardsToKeepApart } from '../../data/queries/conflicts/conflicts'
import { openDeckOptions } from '../../data/queries/learner/decks'
import { lastAnswered } from '../../data/queries/study/answers'
import { type MainDeck, mainDecks } from '../../data/queries/study/card-places'
import { loggedCards, memoriesOf, replayedMemories } from '../../data/queries/study/log'
import { justUndone } from '../../data/queries/study/log-history'
import { dueDaysOfFacts } from '../../data/queries/study/memories'
import { type LibraryCard, libraryCards, readingOfCard } from '../../data/queries/study/study-cards'
import { changeSince } from '../../domain/comparison/change'
import type { CardId, FactId, StudyDay } from '../../domain/ids'
import { loadAroundPauses } from '../../domain/pausing/pause'
import { leftOutWords } from '../../domain/queue/left-out'
import type { QueueCard } from '../../domain/queue/queue'
import { sessionNotes } from '../../domain/queue/session-note'
import { bothWays, CARDS_BETWEEN, conflictsOf, keepApart } from '../../domain/queue/spacing'
import type { StudyCard, StudySession } from '../../domain/queue/study-card'
import { isAskedAgain } from '../../domain/scheduling/log'
import { isPossible, type Memory } from '../../domain/scheduling/memory'
import type { Context } from '../context'
import { loadAhead, studyPace } from '../learner/pace'
import { learnerToday } from '../learner/study-day-of'
import { givenAway } from './new-cards-in-order'
import { type ChosenCards, sessionQueue, siblingPairs } from './session-queue'
import type { StudyScope } from './study-scope'

type Versions = Awaited<ReturnType<typeof versionsOfFacts>>

type Details = {
  readonly cards: ReadonlyMap<CardId, LibraryCard>
  /** What the logs lead to of cards whose memories cannot be true. */
  readonly replayed: ReadonlyMap<CardId, Memory | null>
  readonly versions: Versions
  /** Decks of facts without an article. */
  readonly decks: ReadonlyMap<FactId, MainDeck>
  /** When cards of their facts are due by days. */
  readonly dueDays: ReadonlyMap<CardId, StudyDay>
  /** The place of a card's settings among `deckSettings` of the session; -1 for the learner's. */
  readonly placeOf: (card: QueueCard) => number
}

const studyCards = (
  queued: readonly QueueCard[],
  { cards, replayed, versions, decks, dueDays, placeOf }: Details,
): readonly StudyCard[] =>
  queued.flatMap((one) => {
    const { cardId } = one
    const memory = replayed.has(cardId) ? (replayed.get(cardId) ?? null) : one.memory
    const card = cards.get(cardId)
    if (!card) return []
    const change = changeSince(versions.get(card.factId) ?? [], card, memory?.lastReviewAt ?? null)
    const settings = placeOf(one)
    const siblingDays = card.siblings.flatMap((id) => dueDays.get(id) ?? [])
    const spread = siblingDays.length === 0 ? {} : { siblingDays }
    const deck = decks.get(card.factId)?.name
    const placed = {
      ...(deck === undefined || deck === card.source.title ? {} : { deck }),
      ...(settings < 0 ? {} : { settings }),
    }
    return [{ ...card, change, memory, ...spread, ...placed }]
  })

/** Why some of the chosen cards are not asked; null if all are. */
const leftOutOf = async (
  ctx: Context,
  { cardIds, beyond }: ChosenCards,
  asked: readonly QueueCard[],
  day: StudyDay,
): Promise<string | null> => {
  const { engine, actor } = ctx
  const isAsked = new Set(asked.map(({ cardId }) => cardId))
  const others = cardIds.filter((id) => !isAsked.has(id))
  const cards = await loggedCards(engine.read, actor.workspaceIds, others)
  const memories = await memoriesOf(engine.read, actor.learnerId, others)
  const leftOut = [...cards.values()].map(({ cardId, retired }) => ({
    memory: memories.get(cardId) ?? null,
    isRetired: retired,
  }))
  return leftOutWords(leftOut, isAsked.size + leftOut.length, day, beyond)
}

/**
 * The card whose answer, or leave of a session, was undone last today, if it is asked here: it comes first, wherever it was
 * undone. A crammed answer is given again in a cram session, and any other in none; in a rehearsal only its own kind is.
 */
const cardToAskAgain = async (
  { engine, actor }: Context,
  asked: readonly QueueCard[],
  day: StudyDay,
  { isCram, rehearsalId }: StudyScope,
): Promise<Pick<StudySession, 'upFirst'>> => {
  const undone = await justUndone(engine.read, actor.learnerId, day)
  if (!undone || !isAskedAgain(undone.entry)) return {}
  const { entry } = undone
  const isOfThisKind =
    entry.kind !== 'review' ||
    ((entry.mode === 'cram') === (isCram === true) && (rehearsalId === undefined || entry.mode === 'rehearsal'))
  return isOfThisKind && asked.some(({ cardId }) => cardId === entry.cardId) ? { upFirst: entry.cardId } : {}
}

/**
 * What the actor has to study now, in order, with everything that answering needs: cards, memories, settings, pace.
 * @param scope what was chosen; the day's session up to its limits when empty
 * @throws when the learner has no row
 */
export const loadSession = async (ctx: Context, scope: StudyScope = {}): Promise<StudySession> => {
  const store = ctx.engine.read
  const { learner, calendar, day } = await learnerToday(ctx)
  const options = await openDeckOptions(store, learner, ctx.actor.workspaceIds)
  const { queue, settings, hasSiblings, beyondLimits, chosen, rehearsal } = await sessionQueue(
    ctx,
    learner,
    options,
    day,
    scope,
  )
  const asked = [...queue.learning, ...queue.main]
  const factIds = [...new Set(asked.map(({ factId }) => factId))]
  const { workspaceIds } = ctx.actor
  const recent = await lastAnswered(store, learner.id, day, CARDS_BETWEEN)
  const cards = await libraryCards(store, workspaceIds, [...new Set([...asked.map(({ cardId }) => cardId), ...recent])])
  const versions = await versionsOfFacts(store, workspaceIds, factIds)
  const conflicts = [
    ...bothWays(await cardsToKeepApart(store, workspaceIds, [...cards.values()])),
    ...bothWays(hasSiblings ? siblingPairs(queue.main) : []),
    ...givenAway([...cards.values()].map(readingOfCard)),
  ]
  const damaged = asked.flatMap(({ cardId, memory }) => (memory && !isPossible(memory) ? [cardId] : []))
  const replayed = await replayedMemories(store, learner.id, damaged, learner.scheduling)
  const decks = await mainDecks(store, workspaceIds, factIds)
  const dueDays = await dueDaysOfFacts(store, learner.id, factIds)
  const optionsOf = await options.ofFacts(factIds)
  const ofCards = new Map(asked.map(({ factId }) => [optionsOf(factId).settingsId, optionsOf(factId).scheduling]))
  const others = [...ofCards].filter(([id]) => id !== learner.settingsId)
  const placeOf = ({ factId }: QueueCard) => others.findIndex(([id]) => id === optionsOf(factId).settingsId)
  const shown = (queued: readonly QueueCard[]) =>
    studyCards(queued, { cards, replayed, versions, decks, dueDays, placeOf })
  const session = {
    now: ctx.now,
    day,
    dayEndsAt: calendar.startOf(day + 1),
    settingsId: learner.settingsId,
    scheduling: learner.scheduling,
    queueSettings: settings,
    isCram: scope.isCram === true,
    ...(rehearsal === undefined ? {} : { rehearsal }),
    ...(others.length === 0
      ? {}
      : { deckSettings: others.map(([settingsId, scheduling]) => ({ settingsId, scheduling })) }),
    learning: shown(queue.learning),
    main: shown(keepApart(queue.main, conflictsOf(conflicts), recent)),
    conflicts,
    recent,
    ...(await cardToAskAgain(ctx, asked, day, scope)),
    counts: queue.counts,
    limitReached: queue.limitReached,
    beyondLimits,
    pace: await studyPace(ctx, learner),
    load: loadAroundPauses(await loadAhead(ctx, day), day, learner.preferences.pauses),
  }
  return { ...session, notes: sessionNotes(session, chosen && (await leftOutOf(ctx, chosen, asked, day))) }
}
