import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CARD, START_DAY } from './answer.fixture'
import { byInstant, type LogEntry } from './log'
import { history, metOf, review, settingsOf, voidOf } from './log.fixture'
import { replay } from './replay'
import { replayMet } from './replay-met'

const earlier = (entries: readonly LogEntry[], entry: LogEntry) =>
  entries.filter((other) => byInstant(other, entry) < 0 && other.id !== entry.id)

it('says of each wanted entry what a replay of the entries before it gives', () => {
  const wanted = history.chain((entries) => {
    const early = entries.flatMap((entry, i) => (i % 5 === 4 ? [{ ...voidOf(500 + i, entry), at: entry.at - 1 }] : []))
    const all: readonly LogEntry[] = [...entries, ...early]
    return fc.tuple(fc.shuffledSubarray([...all], { minLength: all.length }), fc.subarray([...all]))
  })
  fc.assert(
    fc.property(wanted, ([entries, some]) => {
      const { met, memory } = metOf(CARD, entries, new Set(some.map(({ id }) => id)), settingsOf)
      expect(memory).toEqual(replay(CARD, entries, settingsOf))
      expect(met.size).toBe(some.length)
      for (const entry of some) {
        expect(met.get(entry.id), entry.id).toEqual(replay(CARD, earlier(entries, entry), settingsOf))
      }
    }),
    { numRuns: 500 },
  )
})

it('pauses often, however long the log', () => {
  const entries = Array.from({ length: 1000 }, (_, i) => review(i, { day: START_DAY + i }))
  const steps = replayMet(CARD, entries, new Set(), settingsOf)
  let pauses = 0
  while (!steps.next().done) pauses++
  expect(pauses).toBeGreaterThan(10)
})
