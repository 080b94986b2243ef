import { recallAfterDays, rollupState, weekBefore } from '../../data/queries/retention/rollups'
import type { StudyDay } from '../../domain/ids'
import { earnedSince } from '../../domain/retention/earned'
import { memorySummary } from '../../domain/retention/memory-summary'
import { recallHistoryHeadline } from '../../domain/retention/recall-history-words'
import { recallCurve } from '../../domain/scheduling/fsrs'
import type { Context } from '../context'
import { recordedDays } from './backfill-recall-history'
import { learnerToday } from './learner-day'
import type { RecallHistory } from './metrics'
import { columnsOf, loadStudiedCards } from './studied'
import { daysToClose } from './update-rollups'

const WEEK_DAYS = 7

/** How long a page waits for weeks that are being filled in. */
const PATIENCE_MS = 1_000

/**
 * Cards known as each past study day ended, as it was recorded then, and now, the last of them. Days since the last
 * answer are worked out from the memories, which stand still; `also` names one that is among them in any case.
 * @returns the days, and whether earlier ones are still being worked out from the log, after waiting `patienceMs`
 */
export const recallHistoryUntilNow = async (
  ctx: Context,
  { also = null, patienceMs = PATIENCE_MS }: { readonly also?: StudyDay | null; readonly patienceMs?: number } = {},
): Promise<{ readonly days: RecallHistory['days']; readonly isFilling: boolean }> => {
  const { learner, day: today } = await learnerToday(ctx)
  const { engine, actor, now } = ctx
  const store = engine.read
  const curve = recallCurve(learner.scheduling.weights)
  const { sums } = memorySummary(columnsOf(await loadStudiedCards(ctx), null), now, curve)
  const { days: recorded, isFilling } = await recordedDays(ctx, patienceMs)
  const openDay = (await rollupState(store, actor.learnerId))?.openDay ?? null
  const last = recorded.at(-1)?.day ?? Number.NEGATIVE_INFINITY
  const asked = also !== null && openDay !== null && also >= openDay && also < today ? [also] : []
  const standing = openDay === null ? [] : [...daysToClose(openDay, today), ...asked]
  const missing = [...new Set(standing)].filter((day) => day > last).sort((a, b) => a - b)
  const since = await recallAfterDays(store, actor.learnerId, missing, curve)
  const past = [...recorded, ...since].filter(({ day }) => day < today)
  const days = sums.cards === 0 && past.length === 0 ? [] : [...past, { day: today, cards: sums.recall }]
  return { days, isFilling }
}

/**
 * Cards known over time, and how many more are known now than if this week's reviews had not been.
 * @param patienceMs how long to wait for weeks that are filled in from the log
 */
export const loadRecallHistory = async (ctx: Context, patienceMs?: number): Promise<RecallHistory> => {
  const { learner, day: today } = await learnerToday(ctx)
  const { engine, actor, now } = ctx
  const { days, isFilling } = await recallHistoryUntilNow(ctx, patienceMs === undefined ? {} : { patienceMs })
  const before = await weekBefore(engine.read, actor.learnerId, today - WEEK_DAYS + 1)
  const { cards } = await loadStudiedCards(ctx)
  const earned = earnedSince(before, cards, now, recallCurve(learner.scheduling.weights))
  return { days, earnedThisWeek: earned, isFilling, headline: recallHistoryHeadline(days, earned, isFilling) }
}
