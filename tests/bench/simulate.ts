import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { simulate } from '@/lib/domain/simulation/simulate'
import { SIMULATED_LEVELS, type SimulatedPreset, type Simulation } from '@/lib/domain/simulation/simulation'
import { report } from './report'

const CARDS = 10_000
const numbers = (count: number, of: (i: number) => number) => Array.from({ length: count }, (_, i) => of(i))

const PRESETS = 4

const PRESET: SimulatedPreset = {
  weights: DEFAULT_WEIGHTS,
  desiredRetention: 0.9,
  maximumIntervalDays: 36_500,
  learningSteps: 2,
  relearningSteps: 1,
  newPerDay: 20 / PRESETS,
  reviewsPerDay: 9_999,
  reviewLimitCapsNew: false,
}

/** Half of the cards studied before, the other half new; 20 begin each day. Every fourth has the preset that is varied. */
const simulation: Simulation = {
  presets: Array.from({ length: PRESETS }, (_, i) => ({ ...PRESET, desiredRetention: 0.9 - 0.05 * i })),
  varied: 0,
  cards: {
    stability: numbers(CARDS / 2, (i) => 1 + (i % 200)),
    difficulty: numbers(CARDS / 2, (i) => 3 + (i % 6)),
    lastDay: numbers(CARDS / 2, (i) => -(i % 100)),
    dueDay: numbers(CARDS / 2, (i) => i % 100),
    cardsOfFact: numbers(CARDS / 2, () => 2),
    preset: numbers(CARDS / 2, (i) => i % PRESETS),
  },
  added: null,
  newCards: { cardsOfFact: numbers(CARDS / 2, () => 2), preset: numbers(CARDS / 2, (i) => i % PRESETS) },
  seconds: { new: 20, learning: 10, review: 8 },
  stepsAfterNew: 1.2,
  stepsAfterLapse: 1.1,
  firstGrades: [0.1, 0.05, 0.8, 0.05],
  recalledGrades: [0, 0.11, 0.78, 0.11],
  days: 365,
  holiday: null,
  seed: 1,
}

/** All cards with the preset that is varied: more work, since a high target asks all of them often. */
const withOne: Simulation = {
  ...simulation,
  presets: [{ ...PRESET, newPerDay: 20 }],
  cards: { ...simulation.cards, preset: numbers(CARDS / 2, () => 0) },
  newCards: { ...simulation.newCards, preset: numbers(CARDS / 2, () => 0) },
}

for (const [asked, words] of [
  [withOne, 'one preset'],
  [simulation, `${PRESETS} presets`],
] as const) {
  const times = numbers(5, () => {
    const from = performance.now()
    simulate(asked, SIMULATED_LEVELS)
    return performance.now() - from
  }).sort((a, b) => a - b)
  report({
    group: 'simulate',
    figure: `simulation, ${words}, median of 5`,
    at: `${SIMULATED_LEVELS.length} levels, ${simulation.days} days, ${CARDS} cards`,
    value: times[2] ?? Number.NaN,
    unit: 'ms',
    aim: '<= 2000',
  })
}
