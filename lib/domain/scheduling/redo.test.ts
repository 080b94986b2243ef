import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReviewId } from '../ids'
import { anId } from '../ids.fixture'
import { CARD } from './answer.fixture'
import type { LogEntry } from './log'
import { history, metOf, review, settingsOf, voidOf } from './log.fixture'
import { replay } from './replay'

const restating = (entry: LogEntry, number: number): LogEntry => ({
  ...entry,
  id: anId<ReviewId>(`id-${number}`),
  redoes: entry.redoes ?? entry.id,
})

/** Undoes an entry and redoes it, some times over. */
const undoneAndRedone = (entry: LogEntry, times: number, first: number): readonly LogEntry[] => {
  const added: LogEntry[] = []
  let current = entry
  for (let time = 0; time < times; time++) {
    added.push(voidOf(first + 2 * time, current))
    current = restating(current, first + 1 + 2 * time)
    added.push(current)
  }
  return added
}

describe('a log whose entries were undone and redone', () => {
  it('gives the memory that it gave before, in whichever order its entries came, also among entries of one instant', () => {
    const changed = fc.tuple(
      history,
      fc.array(fc.nat(20), { maxLength: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
    )
    fc.assert(
      fc.property(changed, fc.infiniteStream(fc.nat()), ([entries, chosen, times, isAtOnce], random) => {
        const log = isAtOnce ? entries.map((entry) => ({ ...entry, at: entries[0]?.at ?? 0 })) : entries
        const voided = new Set(log.flatMap((entry) => (entry.kind === 'void' ? [entry.voids] : [])))
        const undoable = log.filter((entry) => entry.kind !== 'void' && !voided.has(entry.id))
        const picked = [...new Set(chosen.flatMap((at) => undoable[at % Math.max(1, undoable.length)] ?? []))]
        const grown = [...log, ...picked.flatMap((entry, i) => undoneAndRedone(entry, times, 5_000 + 100 * i))]
        const keys = new Map(grown.map((entry) => [entry, random.next().value ?? 0]))
        const shuffled = [...grown].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
        expect(replay(CARD, shuffled, settingsOf)).toEqual(replay(CARD, log, settingsOf))
        expect(metOf(CARD, shuffled, new Set(), settingsOf).memory).toEqual(replay(CARD, log, settingsOf))
      }),
      { seed: 68, numRuns: 400 },
    )
  })

  it('lets an entry that restates another meet the memory that the first one met', () => {
    const [first, second, third] = [review(1), review(2, { rating: 1 }), review(3)]
    const again = restating(second, 9_000)
    const twice = restating(again, 9_001)
    const log = [first, second, third, voidOf(4, second), again, voidOf(5, again), twice]
    const { met } = metOf(CARD, log, new Set([second.id, again.id, twice.id, third.id]), settingsOf)
    expect(met.get(again.id)).toEqual(met.get(second.id))
    expect(met.get(twice.id)).toEqual(met.get(second.id))
    expect(met.get(third.id)?.reps).toBe(2)
  })
})
