import type { MemoryComparison } from '../../domain/imports/import-report'
import type { FsrsState } from '../../domain/scheduling/fsrs'

/** Anki stores stability to a ten-thousandth of a day, and difficulty to a thousandth: up to this they are the same. */
const STABILITY_SHARE = 0.001
const DIFFICULTY_POINTS = 0.01

const summaryOf = (values: readonly number[]): { readonly median: number; readonly max: number } => {
  const sorted = Float64Array.from(values).sort()
  return { median: sorted[sorted.length >> 1] ?? 0, max: sorted.at(-1) ?? 0 }
}

/** Compares memories that a replay gives with those that another program stored, one after the other. */
export const openComparison = () => {
  let compared = 0
  const stability: number[] = []
  const difficulty: number[] = []
  return {
    add: (own: FsrsState, stored: FsrsState): void => {
      compared += 1
      const share = Math.abs(own.stability - stored.stability) / Math.max(stored.stability, Number.EPSILON)
      const points = Math.abs(own.difficulty - stored.difficulty)
      if (share <= STABILITY_SHARE && points <= DIFFICULTY_POINTS) return
      stability.push(share)
      difficulty.push(points)
    },
    /** Null if nothing was compared. */
    result: (): MemoryComparison | null =>
      compared === 0
        ? null
        : {
            compared,
            differing: stability.length,
            stability: summaryOf(stability),
            difficulty: summaryOf(difficulty),
          },
  }
}
