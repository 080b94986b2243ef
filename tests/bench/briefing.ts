import { type Case, follow, type Outcome, POLICIES, type Policy } from './briefing-learner'
import { KINDS } from './briefing-memory'
import { reportSpeed } from './briefing-speed'
import { report } from './report'

const LEARNERS = 40
const FACTS = 200
/** Not the learners that the plan was tuned on, which had the seeds 1 to 40. */
const FIRST_SEED = 1001

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const run = (policy: Policy, kind: (typeof KINDS)[number], given: Case): Outcome => {
  const all = Array.from({ length: LEARNERS }, (_, seed) => follow(policy, kind, given, seed + FIRST_SEED))
  return {
    recall: mean(all.map(({ recall }) => recall)),
    whole: mean(all.map(({ whole }) => whole)),
    reviews: mean(all.map(({ reviews }) => reviews)),
    peakMinutes: mean(all.map(({ peakMinutes }) => peakMinutes)),
    seconds: mean(all.map(({ seconds }) => seconds)),
  }
}

type Shape = { readonly facts: number; readonly cardsOfFact: number; readonly days: number; readonly words: string }

/** As many cards in all; with two cards a fact each half of it has to be kept. */
const SHAPES: readonly Shape[] = [
  { facts: FACTS, cardsOfFact: 1, days: 14, words: '14 days' },
  { facts: FACTS, cardsOfFact: 1, days: 30, words: '30 days' },
  { facts: FACTS / 2, cardsOfFact: 2, days: 14, words: '14 days, two cards a fact' },
]

for (const kind of KINDS) {
  for (const { words, ...shape } of SHAPES) {
    // What FSRS at 0.90 takes where minutes do not matter, spread evenly: the measure of tight, fair and ample.
    const needed = run('FSRS at 0.90', kind, { ...shape, minutesADay: 10_000 }).seconds / 60 / shape.days
    for (const [name, share] of [
      ['tight', 0.6],
      ['fair', 1],
      ['ample', 1.6],
    ] as const) {
      const given = { ...shape, minutesADay: needed * share }
      const at = `${kind.name} forgetting, ${words}, ${name}: ${given.minutesADay.toFixed(1)} min a day`
      const outcomes = new Map(POLICIES.map((policy) => [policy, run(policy, kind, given)]))
      for (const [policy, { recall, whole, reviews, peakMinutes }] of outcomes) {
        const one = (figure: string, value: number, unit: string) =>
          report({ group: 'briefing', figure: `${policy}: ${figure}`, at, value, unit, aim: null })
        one('recall at the briefing', recall * 100, '%')
        if (shape.cardsOfFact > 1) one('facts recalled whole', whole * 100, '%')
        one('reviews', reviews, '')
        one('most minutes on a day', peakMinutes, 'min')
      }
      const plan = outcomes.get('plan')?.recall ?? Number.NaN
      const best = Math.max(
        ...POLICIES.filter((policy) => policy !== 'plan').map((policy) => outcomes.get(policy)?.recall ?? 0),
      )
      report({
        group: 'briefing',
        figure: 'plan against the best other',
        at,
        value: (plan - best) * 100,
        unit: 'points',
        aim: null,
      })
    }
  }
}

reportSpeed()
