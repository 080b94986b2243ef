import { expect, it } from 'vitest'
import { logsOfCards, memoriesOf } from '@/lib/data/queries/study/log'
import { replay } from '@/lib/domain/scheduling/replay'
import { DEFAULT_SCHEDULING } from '@/lib/domain/scheduling/settings'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

const BATCH = 500
const BATCHES = 4

/** The longest time for which nothing else ran while `work` did, and the processor time that it took. */
const held = async (work: () => Promise<unknown>) => {
  let [longestMs, last] = [0, performance.now()]
  const look = () => {
    longestMs = Math.max(longestMs, performance.now() - last)
    last = performance.now()
  }
  const timer = setInterval(look, 1)
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  look()
  clearInterval(timer)
  return { longestMs, cpuMs: (user + system) / 1000 }
}

onBothEngines('many answers that come late to one card', (open) => {
  it('are replayed once for all of them, in steps that let others in, and give the same memory', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 1)
    const [card] = await firstCards(ctx, 1)
    const pattern = await answerOf(ctx, card, 3)
    const answer = (at: number, i: number): EntryInput =>
      ({ ...pattern, id: newId(at), at, rating: i % 9 === 0 ? 1 : 3 }) as EntryInput // as the pattern
    for (let b = 0; b < BATCHES; b++) {
      const from = ctx.now + b * BATCH * HOUR_MS
      const entries = Array.from({ length: BATCH }, (_, i) => answer(from + i * HOUR_MS, i))
      await submitEntries({ ...ctx, now: from + BATCH * HOUR_MS }, entries)
    }
    const now = later(ctx, BATCH * BATCHES * HOUR_MS)
    const lateFrom = ctx.now + 20 * DAY_MS
    const late = Array.from({ length: BATCH }, (_, i) => answer(lateFrom + i * 60_000 + 1, i))
    const { longestMs, cpuMs } = await held(async () => {
      const results = await submitEntries(now, late)
      expect(results.every(({ status }) => status === 'stored')).toBe(true)
    })
    // Once it took 3.3 s of processor time, in one piece. Both bounds leave room for a machine with other work on it.
    expect(cpuMs).toBeLessThan(1800)
    expect(longestMs).toBeLessThan(1000)
    const log = (await logsOfCards(ctx.engine.read, ctx.actor.learnerId, [card])).get(card) ?? []
    expect(log).toHaveLength(BATCH * (BATCHES + 1))
    const memory = (await memoriesOf(ctx.engine.read, ctx.actor.learnerId, [card])).get(card)
    expect(memory).toEqual(replay(card, log, () => ({ ...DEFAULT_SCHEDULING, timeZone: 'Etc/UTC' })))
  })
})
