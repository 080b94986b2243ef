import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PresetId, SettingsId } from '../ids'
import { anId } from '../ids.fixture'
import { DAY_MS } from '../time/units'
import type { Adoption } from './adoption'
import { CARD, noon, START_DAY } from './answer.fixture'
import type { LogEntry } from './log'
import { base, history, review, voidOf } from './log.fixture'
import { effectiveEntries, presetAtEnd, replay } from './replay'
import { replayChanges } from './replay-changes'
import { type Met, replayMet } from './replay-met'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS, type SchedulingSettings } from './settings'

const NUM_RUNS = 300
const SEED = 64
const LAW = anId<PresetId>('law')
const NAMES = anId<PresetId>('names')
const QUICK = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight / 2 : weight))
const SLOW = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight * 2 : weight))
const FLAT = DEFAULT_WEIGHTS.map((weight, index) => (index === 20 ? 0.3 : weight))

const VERSIONS: readonly SchedulingSettings[] = [
  DEFAULT_SCHEDULING,
  { ...DEFAULT_SCHEDULING, preset: LAW, weights: QUICK, learningStepsMinutes: [5], desiredRetention: 0.85 },
  { ...DEFAULT_SCHEDULING, preset: NAMES, weights: SLOW, relearningStepsMinutes: [], desiredRetention: 0.95 },
]
const idOf = (version: number) => anId<SettingsId>(`settings-of-preset-${version}`)
const settingsOf = (id: SettingsId): SchedulingSettings => {
  const found = VERSIONS[Number(id.at(-1))]
  if (!found) throw new Error(`no settings ${id}`)
  return found
}

/** Histories whose answers and moves name one of three presets. */
const histories = fc
  .tuple(history, fc.array(fc.nat(2), { minLength: 14, maxLength: 14 }))
  .map(([entries, presets]) =>
    entries.map(
      (entry, index): LogEntry => ('settingsId' in entry ? { ...entry, settingsId: idOf(presets[index] ?? 0) } : entry),
    ),
  )

const adoptions = fc
  .array(
    fc.record({
      day: fc.integer({ min: -1, max: 120 }),
      weights: fc.constantFrom(QUICK, SLOW, FLAT),
      preset: fc.constantFrom(null, LAW, NAMES),
    }),
    { maxLength: 4 },
  )
  .map((list) =>
    list
      .map(({ day, ...rest }): Adoption => ({ at: noon(START_DAY + day) - DAY_MS / 4, ...rest }))
      .sort((a, b) => a.at - b.at),
  )

const finished = (steps: Generator<void, Met>): Met => {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const check = <Ts extends [unknown, ...unknown[]]>(property: fc.IProperty<Ts>) =>
  fc.assert(property, { numRuns: NUM_RUNS, seed: SEED })

describe('a card that several presets had', () => {
  it('has the same memory in every kind of replay, in whatever order its entries arrive', () => {
    check(
      fc.property(histories, adoptions, (entries, adopted) => {
        const whole = replay(CARD, entries, settingsOf, adopted)
        expect(replay(CARD, [...entries].reverse(), settingsOf, adopted)).toEqual(whole)
        expect(finished(replayMet(CARD, entries, new Set(), settingsOf, adopted)).memory).toEqual(whole)
        const until = effectiveEntries(CARD, entries).at(-1)?.at ?? 0
        const before = adopted.filter(({ at }) => at < until)
        const changes = replayChanges(CARD, entries, settingsOf, adopted)
        expect(changes.at(-1)?.after ?? null).toEqual(replay(CARD, entries, settingsOf, before))
      }),
    )
  })

  it('is untouched by what another preset adopts', () => {
    check(
      fc.property(histories, fc.constantFrom(null, LAW, NAMES), (entries, preset) => {
        const last = effectiveEntries(CARD, entries).at(-1)?.at ?? 0
        fc.pre(presetAtEnd(CARD, entries, settingsOf) !== preset)
        expect(replay(CARD, entries, settingsOf, [{ at: last + 1, weights: FLAT, preset }])).toEqual(
          replay(CARD, entries, settingsOf),
        )
      }),
    )
  })

  it('has the stability and difficulty of its new preset from the move on, and keeps everything else', () => {
    check(
      fc.property(histories, fc.nat(2), (entries, version) => {
        const last = effectiveEntries(CARD, entries).at(-1)?.day ?? START_DAY
        const settings = settingsOf(idOf(version))
        const move: LogEntry = { ...base(950, last + 1), kind: 'preset', settingsId: idOf(version) }
        const before = replay(CARD, entries, settingsOf)
        const under = replay(CARD, entries, (id) => ({ ...settingsOf(id), weights: settings.weights }))
        const moved = replay(CARD, [...entries, move], settingsOf)
        expect(moved).toEqual(
          before === null || before.stability === null
            ? before
            : { ...before, stability: under?.stability, difficulty: under?.difficulty },
        )
        expect(presetAtEnd(CARD, [...entries, move], settingsOf)).toBe(settings.preset)
        expect(replay(CARD, [...entries, move, voidOf(960, move)], settingsOf)).toEqual(before)
      }),
    )
  })
})

it('lets an answer start from the memory under the preset that it was given under', () => {
  const first = review(1, { day: START_DAY, rating: 4, settingsId: idOf(0) })
  const move: LogEntry = { ...base(2, START_DAY + 3), kind: 'preset', settingsId: idOf(2) }
  const answers = (entry: LogEntry[]) => replay(CARD, [first, ...entry], settingsOf)
  expect(answers([])?.stability).toBeCloseTo(8.2956, 6)
  expect(answers([move])?.stability).toBeCloseTo(2 * 8.2956, 6)
  expect(answers([move])?.dueDay).toBe(answers([])?.dueDay)
})
