import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { simulate } from '@/lib/domain/simulation/simulate'
import { SIMULATED_LEVELS, type SimulatedOptions, type Simulation } from '@/lib/domain/simulation/simulation'
import { report } from './report'

const CARDS = 10_000
const numbers = (count: number, of: (i: number) => number) => Array.from({ length: count }, (_, i) => of(i))

const OPTIONS: SimulatedOptions = {
  weights: DEFAULT_WEIGHTS,
  maximumIntervalDays: 36_500,
  learningSteps: 2,
  relearningSteps: 1,
  newPerDay: 20,
  reviewsPerDay: 9_999,
}

/** Half of the cards studied before, the other half new; 20 begin each day. */
const simulation: Simulation = {
  options: OPTIONS,
  cards: {
    stability: numbers(CARDS / 2, (i) => 1 + (i % 200)),
    difficulty: numbers(CARDS / 2, (i) => 3 + (i % 6)),
    lastDay: numbers(CARDS / 2, (i) => -(i % 100)),
    dueDay: numbers(CARDS / 2, (i) => i % 100),
    cardsOfFact: numbers(CARDS / 2, () => 2),
  },
  added: null,
  newCards: { cardsOfFact: numbers(CARDS / 2, () => 2) },
  seconds: { new: 20, learning: 10, review: 8 },
  stepsAfterNew: 1.2,
  stepsAfterLapse: 1.1,
  firstGrades: [0.1, 0.05, 0.8, 0.05],
  recalledGrades: [0, 0.11, 0.78, 0.11],
  days: 365,
  holiday: null,
  seed: 1,
}

const times = numbers(5, () => {
  const from = performance.now()
  simulate(simulation, SIMULATED_LEVELS)
  return performance.now() - from
}).sort((a, b) => a - b)
report({
  group: 'simulate',
  figure: 'simulation, median of 5',
  at: `${SIMULATED_LEVELS.length} levels, ${simulation.days} days, ${CARDS} cards`,
  value: times[2] ?? Number.NaN,
  unit: 'ms',
  aim: '<= 2000',
})
