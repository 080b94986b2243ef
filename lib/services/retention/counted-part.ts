import type { Store } from '../../data/engine/engine'
import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import type { ScopedCard } from '../../data/queries/retention/retention-scope'
import { hourTallies, scoresByBin } from '../../data/queries/retention/rollup-metrics'
import type { LearnerId } from '../../domain/ids'
import { memoize, once } from '../../domain/memoize'
import { addScores, NO_SCORES, type ScoreRollup } from '../../domain/retention/calibration'
import type { DayRow } from '../../domain/retention/day-rows'
import type { HourKey, HourRollup, RollupDelta } from '../../domain/retention/rollup-delta'
import { SCORE_AXES, type ScoreAxis } from '../../domain/retention/rollups'
import { cacheByRevision } from '../cache-by-revision'
import type { Context } from '../context'
import { openCount } from './count-rollups'

/** The answers of a scope that are counted from the log day by day; of more only sums over all time are shown. */
const MOST_ANSWERS = 50_000
const CARDS_AT_ONCE = 200
/** Parts that stay counted for the next look, with another filter of answers or on another chart. */
const MOST_PARTS = 4
const cache = cacheByRevision<CountedPart>(MOST_PARTS)

/** Score rollups by value of their axis and by bin. */
export type ScoresByBin = ReadonlyMap<string, ReadonlyMap<number, ScoreRollup>>

/** The answers of everything, or of a part of the library, by day, hour and forecast. */
export type CountedPart = {
  readonly days: readonly DayRow[]
  readonly hours: () => Promise<readonly (HourKey & HourRollup)[]>
  readonly scores: (axis: ScoreAxis) => Promise<ScoresByBin>
}

/** The answers of everything, from the learner's rollups. */
export const wholeOf = (store: Store, learnerId: LearnerId, days: readonly DayRow[]): CountedPart => ({
  days,
  hours: once(() => hourTallies(store, learnerId)),
  scores: memoize(SCORE_AXES.length, (axis) => scoresByBin(store, learnerId, axis)),
})

const scoresIn = ({ scores }: RollupDelta, axis: ScoreAxis): ScoresByBin => {
  const found = new Map<string, Map<number, ScoreRollup>>()
  for (const { axis: own, value, bin, ...sum } of scores) {
    if (own !== axis) continue
    const bins = found.get(value) ?? new Map<number, ScoreRollup>()
    bins.set(bin, addScores(bins.get(bin) ?? NO_SCORES, sum))
    found.set(value, bins)
  }
  return found
}

/** The answers of some cards, from the log; null where they are too many for that. */
export const partOfCards = async (
  ctx: Context,
  revision: number,
  cards: readonly ScopedCard[],
): Promise<CountedPart | null> => {
  if (cards.reduce((sum, card) => sum + card.answers, 0) > MOST_ANSWERS) return null
  const { engine, actor } = ctx
  const ids = cards.map(({ cardId }) => cardId)
  const read = async (): Promise<CountedPart> => {
    const open = openCount(engine.read, actor.learnerId)
    for (let i = 0; i < ids.length; i += CARDS_AT_ONCE) {
      await open.count(ids.slice(i, i + CARDS_AT_ONCE))
      await yieldToEventLoop()
    }
    const delta = open.delta()
    return {
      days: delta.days
        .map(({ scores: { n: scored, ...sum }, ...day }): DayRow => ({ ...day, scored, ...sum }))
        .sort((a, b) => a.day - b.day),
      hours: async () => delta.hours,
      scores: async (axis) => scoresIn(delta, axis),
    }
  }
  return await cache.load(ctx, { key: `${actor.learnerId} ${ids.join(' ')}`, revision, read })
}
