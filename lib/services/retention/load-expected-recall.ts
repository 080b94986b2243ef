import { dueGroups } from '../../data/queries/retention/retention'
import { factIdsOfScope, scopeSize } from '../../data/queries/retention/retention-scope'
import type { RetentionFilter } from '../../domain/retention/filter'
import { forecast } from '../../domain/retention/forecast'
import { expectedRecallHeadline } from '../../domain/retention/headlines'
import { factsKnown, memoryPicture } from '../../domain/retention/memory-picture'
import { recallCurve } from '../../domain/retention/recall-curve'
import { missedWeekHeadline } from '../../domain/retention/recall-history-words'
import type { Context } from '../context'
import { secondsPerCard } from '../learner/pace'
import { learnerToday } from './learner-day'
import type { ExpectedRecallMetrics } from './metrics'
import { columnsOf, loadStudiedCards } from './studied'

const WEEK_DAYS = 7

/** What the asker's memories hold now, how they are spread, and what a week without study would cost. */
export const loadExpectedRecall = async (ctx: Context, filter: RetentionFilter): Promise<ExpectedRecallMetrics> => {
  const { learner, day } = await learnerToday(ctx)
  const { engine, actor, now } = ctx
  const store = engine.read
  const { scope, cards } = filter
  const studied = await loadStudiedCards(ctx)
  const factIds = await factIdsOfScope(store, actor.workspaceIds, scope)
  const curve = recallCurve(learner.scheduling.weights)
  const picture = memoryPicture(columnsOf(studied, factIds), now, curve)
  const shown = cards === null ? picture : memoryPicture(columnsOf(studied, factIds, cards), now, curve)
  const size = scope.kind === 'all' ? studied.size : await scopeSize(store, actor.workspaceIds, scope)
  const facts = factsKnown(picture, size.facts)
  const groups = await dueGroups(store, actor.learnerId, day + WEEK_DAYS - 1, factIds)
  const { backlog, total } = forecast(groups, day, WEEK_DAYS, await secondsPerCard(store, actor.learnerId))
  const missedWeek = {
    facts: facts.mean - picture.factsInAWeek,
    dueCards: backlog.cards + total.cards,
    minutes: backlog.minutes + total.minutes,
  }
  return {
    filter,
    facts,
    factsInLibrary: size.facts,
    cardsStudied: picture.sums.cards,
    cardsInLibrary: size.cards,
    cardsRecalled: picture.sums.recall,
    stabilityDays: shown.stabilityDays,
    difficulty: shown.difficulty,
    recall: shown.recall,
    missedWeek,
    finding: expectedRecallHeadline(facts, size.facts),
    missedWeekHeadline: missedWeekHeadline(missedWeek),
  }
}
