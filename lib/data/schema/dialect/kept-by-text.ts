import { LRUCache } from 'lru-cache'
import { damageIn, noteDamage } from './damage'

/** Texts that are kept for each column. */
const MOST_KEPT = 200

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const part of Object.values(value)) frozen(part)
    Object.freeze(value)
  }
  return value
}

/**
 * Reads texts that are read again and again, such as settings: what a text was read as is kept, frozen, unless damage
 * was noted, which every reading notes.
 */
export const keptByText = <T>(read: (raw: unknown) => T): ((raw: unknown) => T) => {
  const kept = new LRUCache<string, { readonly value: T }>({ max: MOST_KEPT })
  return (raw) => {
    if (typeof raw !== 'string') return read(raw)
    const known = kept.get(raw)
    if (known) return known.value
    const readings: T[] = []
    const damage = damageIn(() => void readings.push(read(raw)))
    const [value] = readings as [T] // it was read once
    for (const what of damage) noteDamage(what)
    if (damage.length === 0) kept.set(raw, { value: frozen(value) })
    return value
  }
}
