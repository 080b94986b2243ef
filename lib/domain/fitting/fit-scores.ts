import { logLossOf } from '../retention/calibration'
import { Z_95 } from '../retention/wilson'
import type { ScoredItems } from './scored-items'

/** Items `from` up to, and without, `to`. */
export type ItemRange = { readonly from: number; readonly to: number }

/** How well predictions did on single items: each counts the same, none is left out. */
export type FitScores = {
  readonly n: number
  /** Mean of −ln of the probability given to what happened. */
  readonly logLoss: number
  /** Root mean square of predicted less observed recall, by cells of interval, reviews and lapses. */
  readonly rmseBins: number
  /** Probability that a recalled item was predicted higher than a forgotten one; null where all or none were recalled. */
  readonly auc: number | null
}

/** The scores of predictions over a range of items. @throws RangeError where the range is empty */
export function fitScores(items: ScoredItems, predicted: Float64Array, { from, to }: ItemRange): FitScores {
  if (to <= from) throw new RangeError('There is nothing to score.')
  let logLoss = 0
  const cells = new Map<number, { n: number; predicted: number; recalled: number }>()
  for (let i = from; i < to; i++) {
    const [p, y] = [predicted[i] ?? 0, items.recalled[i] ?? 0]
    logLoss += logLossOf(p, y === 1)
    const key = items.cell[i] ?? 0
    const cell = cells.get(key) ?? { n: 0, predicted: 0, recalled: 0 }
    cell.n += 1
    cell.predicted += p
    cell.recalled += y
    cells.set(key, cell)
  }
  const n = to - from
  let squares = 0
  for (const cell of cells.values()) squares += (cell.predicted - cell.recalled) ** 2 / cell.n
  return { n, logLoss: logLoss / n, rmseBins: Math.sqrt(squares / n), auc: aucOf(items, predicted, { from, to }) }
}

/** Mann–Whitney over single items, ties halved. */
function aucOf(items: ScoredItems, predicted: Float64Array, { from, to }: ItemRange): number | null {
  const order = Array.from({ length: to - from }, (_, i) => from + i)
  order.sort((a, b) => (predicted[a] ?? 0) - (predicted[b] ?? 0))
  let [ranks, recalled] = [0, 0]
  for (let start = 0; start < order.length; ) {
    const value = predicted[order[start] ?? 0]
    let end = start
    while (end < order.length && predicted[order[end] ?? 0] === value) end += 1
    for (let i = start; i < end; i++) {
      const y = items.recalled[order[i] ?? 0] ?? 0
      ranks += y * ((start + 1 + end) / 2)
      recalled += y
    }
    start = end
  }
  const forgotten = order.length - recalled
  return recalled === 0 || forgotten === 0 ? null : (ranks - (recalled * (recalled + 1)) / 2) / (recalled * forgotten)
}

/** A mean difference of log loss, candidate less current, with its 95% interval: below 0 the candidate is better. */
export type LossDifference = { readonly mean: number; readonly low: number; readonly high: number }

/**
 * The difference of log loss over the same items, clustered by card: answers to one card are not independent, and an
 * interval that took them for it would be too narrow. @throws RangeError where the range is empty
 */
export function lossDifference(
  items: ScoredItems,
  candidate: Float64Array,
  current: Float64Array,
  { from, to }: ItemRange,
): LossDifference {
  const n = to - from
  if (n <= 0) throw new RangeError('There is nothing to compare.')
  const differences = Array.from({ length: n }, (_, index) => {
    const i = from + index
    const recalled = items.recalled[i] === 1
    return logLossOf(candidate[i] ?? 0, recalled) - logLossOf(current[i] ?? 0, recalled)
  })
  const mean = differences.reduce((sum, one) => sum + one, 0) / n
  const byCard = new Map<number, number>()
  for (const [index, difference] of differences.entries()) {
    const card = items.card[from + index] ?? 0
    byCard.set(card, (byCard.get(card) ?? 0) + difference - mean)
  }
  const squares = [...byCard.values()].reduce((sum, one) => sum + one * one, 0)
  const clusters = byCard.size
  const error = clusters < 2 ? Number.POSITIVE_INFINITY : Math.sqrt((squares * clusters) / (clusters - 1)) / n
  return { mean, low: mean - Z_95 * error, high: mean + Z_95 * error }
}

/** A tenth of the items, those with predictions next to each other. */
export type FitBin = { readonly n: number; readonly predicted: number; readonly recalled: number }

const MOST_BINS = 10

/** Items in order of their prediction, in ten parts as equal as they can be: the mean prediction of each, and how many were recalled. */
export function fitBins(items: ScoredItems, predicted: Float64Array, { from, to }: ItemRange): readonly FitBin[] {
  const order = Array.from({ length: to - from }, (_, i) => from + i)
  order.sort((a, b) => (predicted[a] ?? 0) - (predicted[b] ?? 0))
  const bins = Math.min(MOST_BINS, order.length)
  return Array.from({ length: bins }, (_, bin) => {
    const part = order.slice(Math.round((bin * order.length) / bins), Math.round(((bin + 1) * order.length) / bins))
    return {
      n: part.length,
      predicted: part.reduce((sum, i) => sum + (predicted[i] ?? 0), 0) / part.length,
      recalled: part.reduce((sum, i) => sum + (items.recalled[i] ?? 0), 0),
    }
  })
}
