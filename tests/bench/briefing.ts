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
    reviews: mean(all.map(({ reviews }) => reviews)),
    peakMinutes: mean(all.map(({ peakMinutes }) => peakMinutes)),
    seconds: mean(all.map(({ seconds }) => seconds)),
  }
}

for (const kind of KINDS) {
  for (const days of [14, 30]) {
    // What FSRS at 0.90 takes where minutes do not matter, spread evenly: the measure of tight, fair and ample.
    const needed = run('FSRS at 0.90', kind, { facts: FACTS, days, minutesADay: 10_000 }).seconds / 60 / days
    for (const [name, share] of [
      ['tight', 0.6],
      ['fair', 1],
      ['ample', 1.6],
    ] as const) {
      const given = { facts: FACTS, days, minutesADay: needed * share }
      const at = `${kind.name} forgetting, ${days} days, ${name}: ${given.minutesADay.toFixed(1)} min a day`
      const outcomes = new Map(POLICIES.map((policy) => [policy, run(policy, kind, given)]))
      for (const [policy, { recall, reviews, peakMinutes }] of outcomes) {
        const one = (figure: string, value: number, unit: string) =>
          report({ group: 'briefing', figure: `${policy}: ${figure}`, at, value, unit, aim: null })
        one('recall at the briefing', recall * 100, '%')
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
