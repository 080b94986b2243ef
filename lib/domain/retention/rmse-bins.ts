/** What a scored review's cell depends on. */
export type CellInput = {
  /** Study days since the last review, at least 1. */
  readonly elapsedDays: number
  /** Reviews of the card after a day or more, this one among them, plus 1. */
  readonly reviews: number
  /** Earlier reviews of the card after a day or more that were answered Again. */
  readonly lapses: number
}

/** Cells stand beside fine bins in one column: numbers from here on. */
export const FIRST_CELL = 1_000_000

const step = (value: number, base: number) => Math.floor(Math.log(value) / Math.log(base))

/**
 * The cell of a scored review for RMSE(bins): steps of elapsed days (base 3.62), reviews (1.89) and lapses (1.73), as
 * in fsrs-rs `r_matrix_index`. Cells are numbered by their steps, which are one to one with the rounded values there.
 */
export const cellOf = ({ elapsedDays, reviews, lapses }: CellInput): number =>
  FIRST_CELL +
  step(Math.max(1, elapsedDays), 3.62) * 10_000 +
  step(Math.max(1, reviews), 1.89) * 100 +
  (lapses === 0 ? 0 : 1 + step(lapses, 1.73))
