import { versionsOfFacts } from '../../data/queries/ageing/fact-versions'
import { cardsToKeepApart } from '../../data/queries/conflicts/conflicts'
import { learnerOf } from '../../data/queries/learner/learner'
import { readingOfCard } from '../../data/queries/study/card-readings'
import { lastAnswered } from '../../data/queries/study/last-answered'
import { type LibraryCard, libraryCards } from '../../data/queries/study/study-cards'
import { changeSince } from '../../domain/comparison/change'
import type { CardId, FactId } from '../../domain/ids'
import type { QueueCard } from '../../domain/queue/queue'
import { bothWays, CARDS_BETWEEN, conflictsOf, keepApart } from '../../domain/queue/spacing'
import type { StudyCard, StudySession } from '../../domain/queue/study-card'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'
import { loadAhead, studyPace } from '../learner/pace'
import { siblingPairs } from './briefing-session'
import { givenAway } from './new-card-mix'
import { sessionQueue } from './session-queue'
import type { StudyScope } from './study-scope'

type Versions = Awaited<ReturnType<typeof versionsOfFacts>>

const studyCards = (
  cards: readonly QueueCard[],
  details: ReadonlyMap<CardId, LibraryCard>,
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
 * @param scope what was chosen; the day's session up to its limits when empty
 * @throws when the learner has no row
 */
export const loadSession = async (ctx: Context, scope: StudyScope = {}): Promise<StudySession> => {
  const store = ctx.engine.read
  const learner = await learnerOf(store, ctx.actor.learnerId)
  const calendar = studyCalendar(learner.scheduling.timeZone, learner.scheduling.dayStartHour)
  const day = calendar.dayOf(ctx.now)
  const { queue, settings, hasSiblings, beyondLimits } = await sessionQueue(ctx, learner, day, scope)
  const asked = [...queue.learning, ...queue.main]
  const { workspaceIds } = ctx.actor
  const recent = await lastAnswered(store, learner.id, day, CARDS_BETWEEN)
  const cards = await libraryCards(store, workspaceIds, [...new Set([...asked.map(({ cardId }) => cardId), ...recent])])
  const versions = await versionsOfFacts(store, workspaceIds, [...new Set(asked.map(({ factId }): FactId => factId))])
  const conflicts = [
    ...bothWays(await cardsToKeepApart(store, workspaceIds, [...cards.values()])),
    ...bothWays(hasSiblings ? siblingPairs(queue.main) : []),
    ...givenAway([...cards.values()].map(readingOfCard)),
  ]
  return {
    now: ctx.now,
    day,
    dayEndsAt: calendar.startOf(day + 1),
    settingsId: learner.settingsId,
    scheduling: learner.scheduling,
    queueSettings: settings,
    isCram: scope.isCram === true,
    learning: studyCards(queue.learning, cards, versions),
    main: studyCards(keepApart(queue.main, conflictsOf(conflicts), recent), cards, versions),
    conflicts,
    recent,
    counts: queue.counts,
    limitReached: queue.limitReached,
    beyondLimits,
    flagNames: learner.preferences.flagNames,
    pace: await studyPace(ctx, learner),
    load: await loadAhead(ctx, day),
  }
}
