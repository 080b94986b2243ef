import { learnerOf } from '../../data/queries/learner/learner'
import { dueGroups, studiedCards } from '../../data/queries/retention/retention'
import { librarySize } from '../../data/queries/study/today'
import type { StudyDay } from '../../domain/ids'
import { talliesOfRows } from '../../domain/retention/day-rows'
import { addKnown, type Expected, expectedFacts, NOTHING_KNOWN } from '../../domain/retention/expected-recall'
import { type Forecast, forecast } from '../../domain/retention/forecast'
import { type RetentionRow, trueRetention } from '../../domain/retention/true-retention'
import { type Year, yearOfAnswers } from '../../domain/retention/year'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'
import { secondsPerCard } from '../learner/pace'
import { keptDays } from './kept-days'
import { ensureRollups } from './rebuild-rollups'

export const FORECAST_DAYS = 30

export type KnownNow = {
  /** Facts that would be recalled now, each counted with the mean recall of its cards. */
  readonly facts: Expected
  readonly factsInLibrary: number
  readonly cardsStudied: number
  readonly cardsInLibrary: number
  /** Σ predicted recall over the cards studied. */
  readonly cardsRecalled: number
}

export type Retention = {
  readonly day: StudyDay
  /** The target, 0.70 to 0.99. */
  readonly desiredRetention: number
  /** Answers that were not taken back, of all time. */
  readonly answers: number
  readonly trueRetention: readonly RetentionRow[]
  readonly forecast: Forecast
  readonly year: Year
  readonly known: KnownNow
}

const knownNow = async ({ engine, now, actor }: Context, { weights }: SchedulingSettings): Promise<KnownNow> => {
  const store = engine.read
  const model = fsrsModel(weights)
  let sums = NOTHING_KNOWN
  for await (const cards of studiedCards(store, actor.learnerId, actor.workspaceIds)) {
    sums = addKnown(sums, cards, now, model)
  }
  const size = await librarySize(store, actor.workspaceIds)
  return {
    facts: expectedFacts(sums, size.facts),
    factsInLibrary: size.facts,
    cardsStudied: sums.cards,
    cardsInLibrary: size.cards,
    cardsRecalled: sums.recall,
  }
}

/**
 * The asker's true retention, forecast, year and what they know now. Reviews that were taken back never count.
 * @throws when the learner has no row
 */
export const loadRetention = async (ctx: Context): Promise<Retention> => {
  const { learnerId } = ctx.actor
  const store = ctx.engine.read
  const learner = await learnerOf(store, learnerId)
  const { scheduling } = learner
  const day = studyCalendar(scheduling.timeZone, scheduling.dayStartHour).dayOf(ctx.now)
  await ensureRollups(ctx.engine, ctx.actor)
  const tallies = talliesOfRows(await keptDays(ctx))
  const groups = await dueGroups(store, learnerId, day + FORECAST_DAYS - 1)
  return {
    day,
    desiredRetention: scheduling.desiredRetention,
    answers: tallies.reduce((sum, { answers }) => sum + answers, 0),
    trueRetention: trueRetention(tallies, day),
    forecast: forecast(groups, day, FORECAST_DAYS, await secondsPerCard(store, learnerId)),
    year: yearOfAnswers(tallies, day),
    known: await knownNow(ctx, scheduling),
  }
}
