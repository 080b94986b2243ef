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
 * Cards known as each past study day ended, as it was recorded then, and now, the last of them. Days since the last
 * answer are worked out from the memories, which stand still; `also` names one that is among them in any case.
 */
export const knownUntilNow = async (
  ctx: Context,
  also: StudyDay | null = null,
): Promise<readonly { readonly day: StudyDay; readonly cards: number }[]> => {
  const { learner, day: today } = await learnerToday(ctx)
  const { engine, asker, now } = ctx
  const store = engine.read
  const curve = recallCurve(learner.scheduling.weights)
  const { sums } = memoryPicture(columnsOf(await studiedCards(ctx), null), now, curve)
  const recorded = await recordedDays(ctx)
  const openDay = (await sumState(store, asker.learnerId))?.openDay ?? null
  const last = recorded.at(-1)?.day ?? Number.NEGATIVE_INFINITY
  const asked = also !== null && openDay !== null && also >= openDay && also < today ? [also] : []
  const standing = openDay === null ? [] : [...daysToClose(openDay, today), ...asked]
  const missing = [...new Set(standing)].filter((day) => day > last).sort((a, b) => a - b)
  const since = await recallAfterDays(store, asker.learnerId, missing, curve)
  const past = [...recorded, ...since].filter(({ day }) => day < today)
  return sums.cards === 0 && past.length === 0 ? [] : [...past, { day: today, cards: sums.recall }]
}

/** Cards known over time, and how many more are known now than if this week's reviews had not been. */
export const loadKnownOverTime = async (ctx: Context): Promise<KnownOverTime> => {
  const { learner, day: today } = await learnerToday(ctx)
  const { engine, asker, now } = ctx
  const days = await knownUntilNow(ctx)
  const before = await weekBefore(engine.read, asker.learnerId, today - WEEK_DAYS + 1)
  const { cards } = await studiedCards(ctx)
  const earned = earnedSince(before, cards, now, recallCurve(learner.scheduling.weights))
  return { days, earnedThisWeek: earned, finding: knownOverTimeFinding(days, earned) }
}
