import type { Instant, PresetId } from '../ids'
import type { SchedulingSettings } from './settings'

/**
 * Weights that were adopted for a preset (null = the default one): from that instant on, memories of its cards are what
 * they would be had every answer before it been given under these weights. Intervals that were already set stay.
 */
export type Adoption = {
  readonly at: Instant
  readonly weights: readonly number[]
  readonly preset: PresetId | null
}

type Version = { readonly createdAt: Instant; readonly settings: SchedulingSettings }

const areSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((weight, index) => weight === other[index])

/**
 * The adoptions among the versions of a learner's settings, the earliest first: each version whose weights differ from
 * those of the one of its preset before it.
 * @param versions the earliest first
 */
export const adoptionsOf = (versions: readonly Version[]): readonly Adoption[] => {
  const adoptions: Adoption[] = []
  const last = new Map<PresetId | null, readonly number[]>()
  for (const { createdAt, settings } of versions) {
    const { preset, weights } = settings
    const before = last.get(preset)
    if (before !== undefined && !areSame(before, weights)) adoptions.push({ at: createdAt, weights, preset })
    last.set(preset, weights)
  }
  return adoptions
}
