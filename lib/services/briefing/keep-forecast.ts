import { saveForecast } from '../../data/mutations/briefings'
import { listBriefings } from '../../data/queries/briefing/briefings'
import {
  forecastsOf,
  type MemoryBefore,
  memoriesBefore,
  type StoredForecast,
} from '../../data/queries/briefing/forecasts'
import { type Readiness, readinessOf, recallAt, studiedStateOf } from '../../domain/briefing/forecast'
import type { CardId, Instant } from '../../domain/ids'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { forecastInputsOf, type Outlook, readinessesOf, type ThreeReadinesses } from './forecast-inputs'

const SAME = 1e-6

const isSame = (kept: StoredForecast | undefined, { now, ifStopped, ifFollowed }: ThreeReadinesses): boolean =>
  kept !== undefined &&
  Math.abs(kept.now - now.mean) < SAME &&
  Math.abs(kept.ifStopped - ifStopped.mean) < SAME &&
  Math.abs(kept.ifFollowed - ifFollowed.mean) < SAME

/**
 * The forecasts of a briefing by day, the first day first, with today's as it is now.
 * @returns `toKeep`: today's, if it is to be kept: not after the briefing, not without cards, and not as it was kept before
 */
export const forecastsByDay = async (
  ctx: Context,
  outlook: Outlook,
  readinesses: ThreeReadinesses = readinessesOf(outlook),
) => {
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
  { toKeep }: { readonly toKeep: StoredForecast | null },
): Promise<void> => {
  if (toKeep === null) return
  await ctx.engine.write(async (tx) => {
    const briefing = await briefingToChange(ctx, briefingId, tx)
    if (briefing.ok) await saveForecast(tx, briefing.value, toKeep)
  })
}

const readinessWith = (
  { cards, input, recallIfStopped }: Outlook,
  before: ReadonlyMap<CardId, MemoryBefore>,
): Readiness => {
  const { at, now, correct = (recall: number) => recall } = input
  return readinessOf(
    cards.map((card) => {
      const found = before.get(card.cardId)
      if (found === undefined) return { ...card, recall: recallIfStopped.get(card.cardId) ?? 0 }
      const studied = studiedStateOf(found.memory)
      return { ...card, recall: studied === null ? 0 : correct(recallAt({ ...card, studied }, Math.max(at, now))) }
    }),
  )
}

/**
 * How the readiness of a briefing (the next one where none is named) changed since an instant; its forecast of the day
 * is kept. Null where no briefing lies ahead or nothing of it changed.
 */
export const readinessChange = async (ctx: Context, since: Instant, id: string | null = null) => {
  const all = await listBriefings(ctx.engine.read, ctx.actor.learnerId)
  const ahead = all.filter(({ at }) => at > ctx.now)
  const briefing = id === null ? ahead[0] : ahead.find((one) => one.id === id)
  if (!briefing) return null
  const outlook = await forecastInputsOf(ctx, briefing)
  const changed = await memoriesBefore(ctx.engine.read, ctx.actor.learnerId, since)
  if (!outlook.cards.some(({ cardId }) => changed.has(cardId))) return null
  await keepForecast(ctx, outlook.briefing.id, await forecastsByDay(ctx, outlook))
  return {
    id: briefing.id,
    title: briefing.title,
    day: outlook.day,
    briefingDay: outlook.input.briefingDay,
    before: readinessWith(outlook, changed),
    after: readinessWith(outlook, new Map()),
  }
}

export type ReadinessBeforeAfter = NonNullable<Awaited<ReturnType<typeof readinessChange>>>
