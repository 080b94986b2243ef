import type { Instant } from '../ids'
import type { SchedulingSettings } from './settings'

/**
 * Weights that were adopted: from that instant on, memories are what they would be had every answer before it been given
 * under these weights. Intervals that were already set stay.
 */
export type Adoption = {
  readonly at: Instant
  readonly weights: readonly number[]
}

type Version = { readonly createdAt: Instant; readonly settings: SchedulingSettings }

const areSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((weight, index) => weight === other[index])

/**
 * The adoptions among the versions of a learner's settings, the earliest first: each version whose weights differ from
 * those of the one before it.
 * @param versions the earliest first
 */
export const adoptionsOf = (versions: readonly Version[]): readonly Adoption[] => {
  const adoptions: Adoption[] = []
  let before: readonly number[] | null = null
  for (const { createdAt, settings } of versions) {
    const { weights } = settings
    if (before !== null && !areSame(before, weights)) adoptions.push({ at: createdAt, weights })
    before = weights
  }
  return adoptions
}
