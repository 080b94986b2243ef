import { describe, expect, it } from 'vitest'
import { errorsOf, LEARNERS, simulatedSessions } from '@/tests/bench/simulated-sessions'

describe.each(LEARNERS)('20 sessions of a $name learner', (learner) => {
  const sessions = simulatedSessions(learner, 20, 7)

  it('take the minutes that they say when they open, within 15%', () => {
    expect(sessions.every(({ answers }) => answers >= 20)).toBe(true)
    expect(errorsOf(sessions).together).toBeLessThanOrEqual(0.15)
  })

  it('each do so in most cases, once the first has shown how quick the learner is', () => {
    expect(errorsOf(sessions.slice(1)).median).toBeLessThanOrEqual(0.15)
  })
})
