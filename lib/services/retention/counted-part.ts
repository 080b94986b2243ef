import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { cardRollupsOfScope, type ScopedCard } from '../../data/queries/retention/retention-scope'
import { hourTallies, scoresByBin } from '../../data/queries/retention/rollup-metrics'
import { rollupState } from '../../data/queries/retention/rollups'
import type { CardId } from '../../domain/ids'
import { addScores, NO_SCORES, type ScoreRollup } from '../../domain/retention/calibration'
import type { DayRow } from '../../domain/retention/day-rows'
import type { RetentionScope } from '../../domain/retention/filter'
import type { HourKey, HourRollup, RollupDelta } from '../../domain/retention/rollup-delta'
import type { ScoreAxis } from '../../domain/retention/rollups'
import { cacheByEngine } from '../cache-by-engine'
import type { Context } from '../context'
import { keptDays } from './kept-days'
import { openCount } from './rebuild-rollups'

/** The answers of a scope that are counted from the log day by day; of more only sums over all time are shown. */
export const MOST_ANSWERS = 50_000
const PIECE = 200
/** Parts that stay counted for the next look, with another filter of answers or on another chart. */
const MOST_KEPT = 4

/** Score sums by value of their axis and by bin. */
export type ScoresByBin = ReadonlyMap<string, ReadonlyMap<number, ScoreRollup>>

/** The answers of everything, or of a part of the library, by day, hour and forecast. */
export type CountedPart = {
  readonly days: readonly DayRow[]
  readonly hours: () => Promise<readonly (HourKey & HourRollup)[]>
  readonly scores: (axis: ScoreAxis) => Promise<ScoresByBin>
}

const scoresIn =
  ({ scores }: RollupDelta) =>
  (axis: ScoreAxis): ScoresByBin => {
    const found = new Map<string, Map<number, ScoreRollup>>()
    for (const { axis: own, value, bin, ...sum } of scores) {
      if (own !== axis) continue
      const bins = found.get(value) ?? new Map<number, ScoreRollup>()
      bins.set(bin, addScores(bins.get(bin) ?? NO_SCORES, sum))
      found.set(value, bins)
    }
    return found
  }

const countedFromLog = async ({ engine, actor }: Context, ids: readonly CardId[]): Promise<CountedPart> => {
  const open = openCount(engine.read, actor.learnerId)
  for (let i = 0; i < ids.length; i += PIECE) {
    await open.count(ids.slice(i, i + PIECE))
    await yieldToEventLoop()
  }
  const delta = open.delta()
  const scores = scoresIn(delta)
  return {
    days: delta.days
      .map(({ scores: { n: scored, ...sum }, ...day }): DayRow => ({ ...day, scored, ...sum }))
      .sort((a, b) => a.day - b.day),
    hours: async () => delta.hours,
    scores: async (axis) => scores(axis),
  }
}

const cacheOf = cacheByEngine<string, CountedPart>(MOST_KEPT)

const countedCards = async (ctx: Context, cards: readonly ScopedCard[]): Promise<CountedPart> => {
  const { engine, actor } = ctx
  const ids = cards.map(({ cardId }) => cardId)
  const revision = (await rollupState(engine.read, actor.learnerId))?.revision ?? 0
  const key = `${actor.learnerId} ${revision} ${ids.join(' ')}`
  const cache = cacheOf(engine)
  const part = cache.get(key) ?? (await countedFromLog(ctx, ids))
  cache.set(key, part)
  return part
}

/**
 * The asker's answers in a scope: from kept sums for everything, from the log for the cards of a part.
 * @returns `counted` null where the part has too many answers for that: then the sums over all time of its `cards`, which
 * are empty for everything, say what there is
 */
export const countedPart = async (
  ctx: Context,
  scope: RetentionScope,
): Promise<{ readonly counted: CountedPart | null; readonly cards: readonly ScopedCard[] }> => {
  const { engine, actor } = ctx
  const store = engine.read
  if (scope.kind === 'all') {
    const counted: CountedPart = {
      days: await keptDays(ctx),
      hours: () => hourTallies(store, actor.learnerId),
      scores: (axis) => scoresByBin(store, actor.learnerId, axis),
    }
    return { counted, cards: [] }
  }
  const cards = await cardRollupsOfScope(store, actor.learnerId, actor.workspaceIds, scope)
  const answers = cards.reduce((sum, card) => sum + card.answers, 0)
  return { counted: answers > MOST_ANSWERS ? null : await countedCards(ctx, cards), cards }
}
