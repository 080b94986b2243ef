import { saveForecast } from '../../data/mutations/briefings'
import { forecastsOf, type StoredForecast } from '../../data/queries/briefing/forecasts'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { type Outlook, readinessesOf, type ThreeReadinesses } from './forecast-inputs'

const SAME = 1e-6

const isSame = (kept: StoredForecast | undefined, { now, ifStopped, ifFollowed }: ThreeReadinesses): boolean =>
  kept !== undefined &&
  Math.abs(kept.now - now.mean) < SAME &&
  Math.abs(kept.ifStopped - ifStopped.mean) < SAME &&
  Math.abs(kept.ifFollowed - ifFollowed.mean) < SAME

/**
 * Writes down what is forecast for a briefing today, in place of what was earlier today, and gives all that was written
 * so far, the first day first. After the briefing, and where the scope holds no card, nothing is written.
 */
export const keepForecast = async (
  ctx: Context,
  outlook: Outlook,
  readinesses: ThreeReadinesses = readinessesOf(outlook),
): Promise<readonly StoredForecast[]> => {
  const { briefing, day, basis, cards } = outlook
  const { learnerId } = ctx.actor
  const kept = await forecastsOf(ctx.engine.read, learnerId, briefing.id)
  const today = kept.find((forecast) => forecast.day === day)
  if (briefing.at <= ctx.now || cards.length === 0 || isSame(today, readinesses)) return kept
  const { now, ifStopped, ifFollowed } = readinesses
  const forecast: StoredForecast = {
    day,
    at: ctx.now,
    now: now.mean,
    facts: ifStopped.facts,
    ifStopped: ifStopped.mean,
    ifStoppedLow: ifStopped.low,
    ifStoppedHigh: ifStopped.high,
    ifFollowed: ifFollowed.mean,
    ifFollowedLow: ifFollowed.low,
    ifFollowedHigh: ifFollowed.high,
    settingsId: basis.settingsId,
    shift: basis.shift,
  }
  await ctx.engine.write((tx) => saveForecast(tx, actingLearner(ctx.actor), { briefingId: briefing.id, ...forecast }))
  return [...kept.filter((one) => one.day !== day), forecast].sort((a, b) => a.day - b.day)
}
