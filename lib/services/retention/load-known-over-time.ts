import type { Engine } from '../../data/engine/engine'
import { knownDays } from '../../data/queries/sum-figures'
import { recallAfterDays, sumState, weekBefore } from '../../data/queries/sums'
import type { LearnerId, StudyDay } from '../../domain/ids'
import { earnedSince } from '../../domain/retention/earned'
import { hasUnrecordedWeek } from '../../domain/retention/known-by-day'
import { knownOverTimeFinding } from '../../domain/retention/known-words'
import { memoryPicture } from '../../domain/retention/memory-picture'
import { recallCurve } from '../../domain/retention/recall-curve'
import type { Context } from '../context'
import { fillKnown } from './build-sums'
import type { KnownOverTime } from './figures'
import { daysToClose } from './keep-sums'
import { keptDays } from './kept-days'
import { learnerToday } from './learner-day'
import { columnsOf, studiedCards } from './studied'

const WEEK_DAYS = 7

/** The revision of the log at which weeks were last filled in; kept by engine, so that no two databases are mixed up. */
const filledAt = new WeakMap<Engine, Map<LearnerId, number>>()

/** What was known on past days as it is recorded; weeks whose answers came in at once are filled in from the log first. */
const recordedDays = async (ctx: Context) => {
  const { engine, asker } = ctx
  const recorded = await knownDays(engine.read, asker.learnerId)
  const state = await sumState(engine.read, asker.learnerId)
  const filled = filledAt.get(engine) ?? new Map<LearnerId, number>()
  filledAt.set(engine, filled)
  if (!state || state.openDay === null || filled.get(asker.learnerId) === state.revision) return recorded
  const answered = [...new Set((await keptDays(ctx)).map(({ day }) => day))]
  const days = recorded.map(({ day }) => day)
  if (!hasUnrecordedWeek(answered, days, state.openDay)) return recorded
  await fillKnown(engine, asker)
  filled.set(asker.learnerId, state.revision)
  return await knownDays(engine.read, asker.learnerId)
}

/**
 * Cards known as each past study day ended, as it was recorded then, and now; and how many more are known now than if
 * this week's reviews had not been. Days since the last answer are worked out from the memories, which stand still.
 */
export const loadKnownOverTime = async (ctx: Context): Promise<KnownOverTime> => {
  const { learner, day: today } = await learnerToday(ctx)
  const { engine, asker, now } = ctx
  const store = engine.read
  const curve = recallCurve(learner.scheduling.weights)
  const studied = await studiedCards(ctx)
  const { sums } = memoryPicture(columnsOf(studied, null), now, curve)
  const recorded = await recordedDays(ctx)
  const openDay = (await sumState(store, asker.learnerId))?.openDay ?? null
  const last = recorded.at(-1)?.day ?? Number.NEGATIVE_INFINITY
  const missing: readonly StudyDay[] = openDay === null ? [] : daysToClose(openDay, today).filter((day) => day > last)
  const since = await recallAfterDays(store, asker.learnerId, missing, curve)
  const past = [...recorded, ...since].filter(({ day }) => day < today)
  const days = sums.cards === 0 && past.length === 0 ? [] : [...past, { day: today, cards: sums.recall }]
  const before = await weekBefore(store, asker.learnerId, today - WEEK_DAYS + 1)
  const earned = earnedSince(before, studied.cards, now, curve)
  return { days, earnedThisWeek: earned, finding: knownOverTimeFinding(days, earned) }
}
