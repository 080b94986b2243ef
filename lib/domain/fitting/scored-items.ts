import { cellOf } from '../retention/rmse-bins'
import { type FsrsState, fsrsModel } from '../scheduling/fsrs'
import type { Rating } from '../scheduling/memory'
import type { FitLog } from './fit-log'

/**
 * What is scored: the first answer to a card on a later study day than its last one. One list each, in order of time.
 */
export type ScoredItems = {
  readonly length: number
  /** The history of each item, and the place of its answer in the log's lists. */
  readonly history: Int32Array
  readonly place: Int32Array
  readonly card: Int32Array
  /** 1 = recalled. */
  readonly recalled: Uint8Array
  /** The cell for RMSE(bins). */
  readonly cell: Int32Array
}

type Item = { readonly history: number; readonly place: number; readonly at: number; readonly cell: number }

const elapsedAt = ({ day }: FitLog, place: number): number => Math.max(0, (day[place] ?? 0) - (day[place - 1] ?? 0))

/** The scored items of a log, the earliest first. */
export function scoredItemsOf(log: FitLog): ScoredItems {
  const items: Item[] = []
  for (let history = 0; history < log.cards.length; history++) {
    const [from = 0, to = 0] = log.starts.subarray(history, history + 2)
    let [spaced, lapses] = [0, 0]
    for (let place = from + 1; place < to; place++) {
      const elapsedDays = elapsedAt(log, place)
      if (elapsedDays < 1 || log.isFree[place] !== 1) continue
      items.push({ history, place, at: log.at[place] ?? 0, cell: cellOf({ elapsedDays, reviews: spaced + 2, lapses }) })
      spaced += 1
      if (log.rating[place] === 1) lapses += 1
    }
  }
  items.sort((a, b) => a.at - b.at || a.place - b.place)
  return {
    length: items.length,
    history: Int32Array.from(items, ({ history }) => history),
    place: Int32Array.from(items, ({ place }) => place),
    card: Int32Array.from(items, ({ history }) => log.cards[history] ?? 0),
    recalled: Uint8Array.from(items, ({ place }) => ((log.rating[place] ?? 0) > 1 ? 1 : 0)),
    cell: Int32Array.from(items, ({ cell }) => cell),
  }
}

/**
 * The recall that 21 weights predict for each scored item, 0 to 1, from all answers before it and nothing after.
 */
export function predictionsOf(log: FitLog, items: ScoredItems, weights: readonly number[]): Float64Array {
  const model = fsrsModel(weights)
  const byPlace = new Float64Array(log.at.length)
  for (let history = 0; history < log.cards.length; history++) {
    const [from = 0, to = 0] = log.starts.subarray(history, history + 2)
    let state: FsrsState | null = null
    for (let place = from; place < to; place++) {
      const elapsedDays = state === null ? 0 : elapsedAt(log, place)
      if (state !== null && elapsedDays >= 1) byPlace[place] = model.recall(elapsedDays, state.stability)
      state = model.next(state, elapsedDays, log.rating[place] as Rating, true)
    }
  }
  return Float64Array.from(items.place, (place) => byPlace[place] ?? 0)
}

/** An answer with the study days since the one before it; 0 for the first and for others of the same day. */
export type TimedRating = { readonly rating: number; readonly elapsedDays: number }

/** Fits 21 weights to answers; `progress` is told the share that is done, 0 to 1. */
export type Train = (
  items: readonly (readonly TimedRating[])[],
  progress: (share: number) => void,
) => Promise<readonly number[]>

/** What training is given of the items `from` to `to`: of each, the answers of its history up to its own. */
export function trainingItems(
  log: FitLog,
  items: ScoredItems,
  from: number,
  to: number,
): readonly (readonly TimedRating[])[] {
  return Array.from({ length: to - from }, (_, index) => {
    const start = log.starts[items.history[from + index] ?? 0] ?? 0
    const end = items.place[from + index] ?? 0
    return Array.from({ length: end - start + 1 }, (_, step) => ({
      rating: log.rating[start + step] ?? 0,
      elapsedDays: step === 0 ? 0 : elapsedAt(log, start + step),
    }))
  })
}
