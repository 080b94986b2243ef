import { saveForecast } from '../../data/mutations/briefings'
import { forecastsOf, type StoredForecast } from '../../data/queries/briefing/forecasts'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { type Outlook, readinessesOf, type ThreeReadinesses } from './forecast-inputs'

const SAME = 1e-6

const isSame = (kept: StoredForecast | undefined, { now, ifStopped, ifFollowed }: ThreeReadinesses): boolean =>
  kept !== undefined &&
  Math.abs(kept.now - now.mean) < SAME &&
  Math.abs(kept.ifStopped - ifStopped.mean) < SAME &&
  Math.abs(kept.ifFollowed - ifFollowed.mean) < SAME

export type Forecasts = {
  /** All that were kept, the first day first, with today's as it is now. */
  readonly forecasts: readonly StoredForecast[]
  /** Today's, if it is to be kept: not after the briefing, not without cards, and not as it was kept before. */
  readonly toKeep: StoredForecast | null
}

/** The forecasts of a briefing by day, today's among them. */
export const forecastsByDay = async (
  ctx: Context,
  outlook: Outlook,
  readinesses: ThreeReadinesses = readinessesOf(outlook),
): Promise<Forecasts> => {
  const { briefing, day, basis, cards } = outlook
  const kept = await forecastsOf(ctx.engine.read, ctx.actor.learnerId, briefing.id)
  const today = kept.find((forecast) => forecast.day === day)
  if (briefing.at <= ctx.now || cards.length === 0 || isSame(today, readinesses))
    return { forecasts: kept, toKeep: null }
  const { now, ifStopped, ifFollowed } = readinesses
  const toKeep: StoredForecast = {
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
  const forecasts = [...kept.filter((one) => one.day !== day), toKeep].sort((a, b) => a.day - b.day)
  return { forecasts, toKeep }
}

/** Keeps what is forecast for a briefing today, in place of what was kept earlier today. */
export const keepForecast = async (
  ctx: Context,
  briefingId: string,
  { toKeep }: Pick<Forecasts, 'toKeep'>,
): Promise<void> => {
  if (toKeep === null) return
  await ctx.engine.write(async (tx) => {
    const briefing = await briefingToChange(ctx, briefingId, tx)
    if (briefing.ok) await saveForecast(tx, briefing.value, toKeep)
  })
}
