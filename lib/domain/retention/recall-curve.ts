/** The forgetting curve of FSRS-6: recall after t days at stability S is (1 + factor · t / S) ^ decay. */
export type RecallCurve = { readonly decay: number; readonly factor: number }

/** The curve of 21 weights, as `fsrsModel(weights).recall` has it but for rounding: the last weight is its decay. */
export const recallCurve = (weights: readonly number[]): RecallCurve => {
  const decay = -(weights[20] ?? 0.5)
  return { decay, factor: 0.9 ** (1 / decay) - 1 }
}
