import { dueGroups } from '../../data/queries/retention'
import { factIdsOfScope, scopeSize } from '../../data/queries/retention-scope'
import type { RetentionFilter } from '../../domain/retention/filter'
import { knownFinding } from '../../domain/retention/findings'
import { forecast } from '../../domain/retention/forecast'
import { missedWeekFinding } from '../../domain/retention/known-words'
import { factsKnown, memoryPicture } from '../../domain/retention/memory-picture'
import { recallCurve } from '../../domain/retention/recall-curve'
import type { Context } from '../context'
import { secondsPerCard } from '../study/pace'
import type { KnownFigures } from './figures'
import { learnerToday } from './learner-day'
import { columnsOf, studiedCards } from './studied'

const WEEK_DAYS = 7

/** What the asker's memories hold now, how they are spread, and what a week without study would cost. */
export const loadKnown = async (ctx: Context, filter: RetentionFilter): Promise<KnownFigures> => {
  const { learner, day } = await learnerToday(ctx)
  const { engine, asker, now } = ctx
  const store = engine.read
  const { scope, cards } = filter
  const studied = await studiedCards(ctx)
  const factIds = await factIdsOfScope(store, asker.workspaceIds, scope)
  const curve = recallCurve(learner.scheduling.weights)
  const picture = memoryPicture(columnsOf(studied, factIds), now, curve)
  const shown = cards === null ? picture : memoryPicture(columnsOf(studied, factIds, cards), now, curve)
  const size = scope.kind === 'all' ? studied.size : await scopeSize(store, asker.workspaceIds, scope)
  const facts = factsKnown(picture, size.facts)
  const groups = await dueGroups(store, asker.learnerId, day + WEEK_DAYS - 1, factIds)
  const { backlog, total } = forecast(groups, day, WEEK_DAYS, await secondsPerCard(store, asker.learnerId))
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
    finding: knownFinding(facts, size.facts),
    missedWeekFinding: missedWeekFinding(missedWeek),
  }
}
