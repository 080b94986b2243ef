import { expectedFacts, memorySummary } from '../../domain/retention/expected-recall'
import { forecast } from '../../domain/retention/forecast'
import { expectedRecallHeadline } from '../../domain/retention/headlines'
import { missedWeekHeadline } from '../../domain/retention/recall-history-words'
import type { RetentionModel } from './retention-model'
import { columnsOf } from './studied'

const WEEK_DAYS = 7

/** What the learner's memories hold now, how they are spread, and what a week without study would cost. */
export const loadExpectedRecall = async (model: RetentionModel) => {
  const { ctx, filter, day } = model
  const factIds = await model.factIds()
  const [studied, memories, size, groups, pace] = await Promise.all([
    model.studied(),
    model.memories(),
    model.size(),
    model.due(),
    model.pace(),
  ])
  const { stabilityDays, difficulty, recall } =
    filter.cards === null ? memories : memorySummary(columnsOf(studied, factIds, filter.cards), ctx.now, model.curve)
  const facts = expectedFacts(memories.sums, size.facts)
  const { backlog, total } = forecast(groups, day, WEEK_DAYS, pace)
  const missedWeek = {
    facts: facts.mean - memories.factsInAWeek,
    dueCards: backlog.cards + total.cards,
    minutes: backlog.minutes + total.minutes,
  }
  return {
    filter,
    facts,
    factsInLibrary: size.facts,
    cardsStudied: memories.sums.cards,
    cardsInLibrary: size.cards,
    cardsRecalled: memories.sums.recall,
    /** These three are of young or mature cards alone where the filter says so. */
    stabilityDays,
    difficulty,
    recall,
    missedWeek,
    headline: expectedRecallHeadline(facts, size.facts),
    missedWeekHeadline: missedWeekHeadline(missedWeek),
  }
}

/** What the memories hold now. The period says nothing here. */
export type ExpectedRecallMetrics = Awaited<ReturnType<typeof loadExpectedRecall>>
