import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../time/units'
import { type Adoption, adoptionsOf } from './adoption'
import { CARD, noon, START_DAY } from './answer.fixture'
import type { LogEntry } from './log'
import { history, metOf, settingsOf, voidOf } from './log.fixture'
import type { Memory } from './memory'
import { effectiveEntries, replay, replayEntry, restated } from './replay'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from './settings'

const OTHER = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight * 2 : weight))
const THIRD = DEFAULT_WEIGHTS.map((weight, index) => (index === 20 ? 0.3 : weight))

/** When weights were adopted, in days after the first entry: between entries and after all of them. */
const adoptions = fc
  .array(fc.record({ day: fc.integer({ min: -1, max: 120 }), weights: fc.constantFrom(OTHER, THIRD) }), {
    maxLength: 3,
  })
  .map((list) =>
    list
      .map(({ day, weights }): Adoption => ({ at: noon(START_DAY + day) - DAY_MS / 4, weights }))
      .sort((a, b) => a.at - b.at),
  )

const timed = (entries: readonly LogEntry[]) => effectiveEntries(CARD, entries)

describe('adopting weights', () => {
  it('restates stability and difficulty as if all earlier answers had been given under them, and nothing else', () => {
    fc.assert(
      fc.property(history, (entries) => {
        const last = timed(entries).at(-1)?.at ?? 0
        const plain = replay(CARD, entries, settingsOf)
        const under = replay(CARD, entries, (id) => ({ ...settingsOf(id), weights: OTHER }))
        const adopted = replay(CARD, entries, settingsOf, [{ at: last + 1, weights: OTHER }])
        const expected: Memory | null =
          plain === null || plain.stability === null || under === null
            ? plain
            : { ...plain, stability: under.stability, difficulty: under.difficulty }
        expect(adopted).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('a second time counts alone: what is restated starts from the answers', () => {
    fc.assert(
      fc.property(history, (entries) => {
        const last = timed(entries).at(-1)?.at ?? 0
        const [first, second] = [
          { at: last + 1, weights: OTHER },
          { at: last + 2, weights: THIRD },
        ]
        expect(replay(CARD, entries, settingsOf, [first, second])).toEqual(replay(CARD, entries, settingsOf, [second]))
        const back = { at: last + 2, weights: DEFAULT_WEIGHTS }
        expect(replay(CARD, entries, settingsOf, [first, back])).toEqual(replay(CARD, entries, settingsOf))
      }),
    )
  })

  it('gives the same memory in a whole replay, in one that notes what was met, and entry by entry', () => {
    fc.assert(
      fc.property(history, adoptions, fc.boolean(), (entries, adopted, withVoid) => {
        const last = timed(entries).at(-1)
        const all = withVoid && last ? [...entries, { ...voidOf(900, last), at: last.at + 1 }] : entries
        const whole = replay(CARD, all, settingsOf, adopted)
        expect(metOf(CARD, all, new Set(), settingsOf, adopted).memory).toEqual(whole)
        expect(replay(CARD, [...all].reverse(), settingsOf, adopted)).toEqual(whole)

        let memory: Memory | null = null
        let passed = 0
        const past: ReturnType<typeof timed> = []
        for (const entry of timed(all)) {
          const before = adopted.filter(({ at }) => at < entry.at)
          const latest = before.slice(passed).at(-1)
          if (latest) memory = restated(memory, past, latest, settingsOf)
          passed = before.length
          expect(replay(CARD, past, settingsOf, before)).toEqual(memory)
          memory = replayEntry(memory, entry, settingsOf)
          past.push(entry)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('the adoptions among versions of settings', () => {
  const version = (createdAt: number, changed: Partial<typeof DEFAULT_SCHEDULING> = {}) => ({
    createdAt,
    settings: { ...DEFAULT_SCHEDULING, ...changed },
  })
  it.each([
    ['none in one version', [version(1)], []],
    ['none where other settings change', [version(1), version(2, { desiredRetention: 0.8 })], []],
    ['one where weights change', [version(1), version(2, { weights: OTHER })], [{ at: 2, weights: OTHER }]],
    [
      'one more where they change back',
      [version(1), version(2, { weights: OTHER }), version(3, { weights: [...OTHER] }), version(4)],
      [
        { at: 2, weights: OTHER },
        { at: 4, weights: DEFAULT_WEIGHTS },
      ],
    ],
  ])('%s', (_, versions, expected) => {
    expect(adoptionsOf(versions)).toEqual(expected)
  })
})
