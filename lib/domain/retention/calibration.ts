import { type Estimate, wilson } from './wilson'

/** From this many scored reviews on calibration is shown. */
export const LEAST_CALIBRATED = 200
/** Fine bins of predicted recall, each 0.0025 wide. */
export const RECALL_BINS = 400

/** Sums over scored reviews. `logLoss` is Σ −ln of the probability given to what happened. */
export type ScoreRollup = {
  readonly n: number
  readonly recalled: number
  readonly predicted: number
  readonly logLoss: number
}

export const NO_SCORES: ScoreRollup = { n: 0, recalled: 0, predicted: 0, logLoss: 0 }

export const addScores = (a: ScoreRollup, b: ScoreRollup): ScoreRollup => ({
  n: a.n + b.n,
  recalled: a.recalled + b.recalled,
  predicted: a.predicted + b.predicted,
  logLoss: a.logLoss + b.logLoss,
})

/** How well predictions did. `logLoss` and `rmseBins` are means; null where there is nothing to take one of. */
export type Scores = {
  readonly n: number
  readonly recalled: number
  /** Mean predicted recall; null where n is 0. */
  readonly predicted: number | null
  readonly observed: Estimate | null
  readonly logLoss: number | null
  /** null where the rollups by interval, reviews and lapses are not kept. */
  readonly rmseBins: number | null
  /** Mann–Whitney, ties halved; null where all or none were recalled, or no fine bins are kept. */
  readonly auc: number | null
  /** How far `auc` may lie from that of single reviews, since those of one fine bin count as ties. */
  readonly aucBound: number | null
}

/** One bar of a calibration plot: about a tenth of the reviews. */
export type CalibrationBin = {
  readonly n: number
  readonly recalled: number
  /** Lowest and highest predicted recall of its fine bins, and the mean of its predictions. */
  readonly from: number
  readonly to: number
  readonly predicted: number
  readonly observed: Estimate
}

/** Log loss of one prediction, kept finite where a certainty failed. */
export const logLossOf = (predicted: number, recalled: boolean): number =>
  -Math.log(Math.min(1, Math.max(LEAST_PROBABILITY, recalled ? predicted : 1 - predicted)))

const LEAST_PROBABILITY = 1e-9

/** The fine bin of a predicted recall, 0 to 399. */
export const recallBin = (predicted: number): number =>
  Math.max(0, Math.min(RECALL_BINS - 1, Math.floor(predicted * RECALL_BINS)))

/**
 * The area under the ROC curve from rollups by fine bin, with the most that ties inside bins can move it: half of the
 * pairs of a recalled and a forgotten review that share a bin. null where there is no such pair at all.
 */
export const aucOf = (
  bins: ReadonlyMap<number, ScoreRollup>,
): { readonly auc: number; readonly bound: number } | null => {
  let [below, ordered, tied, recalled, forgotten] = [0, 0, 0, 0, 0]
  for (const [, bin] of [...bins].sort(([a], [b]) => a - b)) {
    const missed = bin.n - bin.recalled
    ordered += bin.recalled * below
    tied += bin.recalled * missed
    below += missed
    recalled += bin.recalled
    forgotten += missed
  }
  const pairs = recalled * forgotten
  return pairs === 0 ? null : { auc: (ordered + tied / 2) / pairs, bound: tied / 2 / pairs }
}

/** RMSE(bins) from rollups by cell of interval, reviews and lapses (`rmse-bins.ts`); null where there is no review. */
export const rmseOf = (cells: ReadonlyMap<number, ScoreRollup>): number | null => {
  let [squares, weight] = [0, 0]
  for (const { n, recalled, predicted } of cells.values()) {
    if (n === 0) continue
    squares += (predicted - recalled) ** 2 / n
    weight += n
  }
  return weight === 0 ? null : Math.sqrt(squares / weight)
}

/** Scores from rollups; `bins` and `cells` may be left out where they are not kept. */
export const scoresOf = (
  sum: ScoreRollup,
  bins?: ReadonlyMap<number, ScoreRollup>,
  cells?: ReadonlyMap<number, ScoreRollup>,
): Scores => {
  const { n, recalled, predicted, logLoss } = sum
  const auc = bins ? aucOf(bins) : null
  return {
    n,
    recalled,
    predicted: n === 0 ? null : predicted / n,
    observed: wilson(recalled, n),
    logLoss: n === 0 ? null : logLoss / n,
    rmseBins: cells ? rmseOf(cells) : null,
    auc: auc?.auc ?? null,
    aucBound: auc?.bound ?? null,
  }
}

const PLOTTED_BINS = 10

/** Fine bins joined, in order of predicted recall, to at most ten that hold about as many reviews each. */
export const quantileBins = (bins: ReadonlyMap<number, ScoreRollup>): readonly CalibrationBin[] => {
  const sorted = [...bins].filter(([, { n }]) => n > 0).sort(([a], [b]) => a - b)
  const total = sorted.reduce((sum, [, { n }]) => sum + n, 0)
  const joined: { from: number; to: number; sum: ScoreRollup }[] = []
  let seen = 0
  let last = -1
  for (const [bin, sum] of sorted) {
    const slot = Math.min(PLOTTED_BINS - 1, Math.floor(((seen + sum.n / 2) / total) * PLOTTED_BINS))
    const current = joined.at(-1)
    if (current && slot === last) {
      current.to = (bin + 1) / RECALL_BINS
      current.sum = addScores(current.sum, sum)
    } else joined.push({ from: bin / RECALL_BINS, to: (bin + 1) / RECALL_BINS, sum })
    last = slot
    seen += sum.n
  }
  return joined.flatMap(({ from, to, sum }) => {
    const observed = wilson(sum.recalled, sum.n)
    return observed === null
      ? []
      : [{ n: sum.n, recalled: sum.recalled, from, to, predicted: sum.predicted / sum.n, observed }]
  })
}
