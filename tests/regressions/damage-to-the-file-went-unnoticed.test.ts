import { expect, it } from 'vitest'
import { seeded } from '@/tests/bench/random'
import { type DamageKind, damageTrials, randomDamage } from '@/tests/support/damage'

/** A sample of what `npm run bench -- safety` tries: enough to see that nothing crashes, few enough for every run. */
const SAMPLE: readonly (readonly [DamageKind, number])[] = [
  ['bit', 24],
  ['byte', 6],
  ['page', 6],
  ['cut', 4],
]
const WITH_PAGES_EVERY = 4

it('random damage to the database file is named by the doctor or has no effect, and no page crashes', async () => {
  const trials = await damageTrials()
  const random = seeded(20_261_126)
  const bad: unknown[] = []
  const seen = new Set<string>()
  for (const [kind, count] of SAMPLE) {
    for (let i = 0; i < count; i++) {
      const damage = randomDamage(kind, trials.size, random)
      const { verdict, failedPages, differs } = await trials.attempt(damage, i % WITH_PAGES_EVERY === 0)
      seen.add(verdict)
      if (verdict === 'unnoticed' || verdict === 'doctor-failed' || failedPages.length > 0) {
        bad.push({ kind, at: damage.at, verdict, failedPages, differs: differs.slice(0, 3) })
      }
    }
  }
  expect(bad).toEqual([])
  expect([...seen]).toEqual(expect.arrayContaining(['found', 'no-effect']))
}, 180_000)
