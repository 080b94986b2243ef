import { recallAfterDays, weekBefore } from '../../data/queries/retention/rollups'
import type { StudyDay } from '../../domain/ids'
import { earnedSince } from '../../domain/retention/earned'
import type { RecallDay } from '../../domain/retention/month'
import { recallHistoryHeadline } from '../../domain/retention/recall-history-words'
import { recordedDays } from './backfill-recall-history'
import type { RetentionModel } from './retention-model'
import { daysToClose } from './update-rollups'

const WEEK_DAYS = 7

/** How long a page waits for weeks that are being filled in. */
const PATIENCE_MS = 1_000

/**
 * Expected recall as each past study day ended, as it was recorded then, and now, the last of them. Days since the last
 * answer are worked out from the memories, which have not changed since; `also` names one that is among them in any case.
 * @returns the days, and whether earlier ones are still being worked out from the log, after waiting `patienceMs`
 */
export const recallHistoryUntilNow = async (
  model: RetentionModel,
  { also = null, patienceMs = PATIENCE_MS }: { readonly also?: StudyDay | null; readonly patienceMs?: number } = {},
): Promise<{ readonly days: readonly RecallDay[]; readonly isFilling: boolean }> => {
  const { ctx, day: today } = model
  const [{ sums }, { days: recorded, isFilling }] = await Promise.all([
    model.memoriesOfAll(),
    recordedDays(ctx, patienceMs),
  ])
  const openDay = model.state?.openDay ?? null
  const last = recorded.at(-1)?.day ?? Number.NEGATIVE_INFINITY
  const asked = also !== null && openDay !== null && also >= openDay && also < today ? [also] : []
  const unchanged = openDay === null ? [] : [...daysToClose(openDay, today), ...asked]
  const missing = [...new Set(unchanged)].filter((day) => day > last).sort((a, b) => a - b)
  const since = await recallAfterDays(ctx.engine.read, ctx.actor.learnerId, missing, model.curve)
  const past = [...recorded, ...since].filter(({ day }) => day < today)
  const days = sums.cards === 0 && past.length === 0 ? [] : [...past, { day: today, cards: sums.recall }]
  return { days, isFilling }
}

/**
 * Expected recall over time, and how much more is expected now than if this week's reviews had not been. Always of
 * everything: of a part nothing is recorded.
 * @param patienceMs how long to wait for weeks that are filled in from the log
 */
export const loadRecallHistory = async (model: RetentionModel, patienceMs = PATIENCE_MS) => {
  const { ctx, day } = model
  const [{ days, isFilling }, before, { cards }] = await Promise.all([
    recallHistoryUntilNow(model, { patienceMs }),
    weekBefore(ctx.engine.read, ctx.actor.learnerId, day - WEEK_DAYS + 1),
    model.studied(),
  ])
  const earned = earnedSince(before, cards, ctx.now, model.curve)
  return { days, earnedThisWeek: earned, isFilling, headline: recallHistoryHeadline(days, earned, isFilling) }
}

/** Expected recall at the end of each study day, today’s as of now. */
export type RecallHistory = Awaited<ReturnType<typeof loadRecallHistory>>
