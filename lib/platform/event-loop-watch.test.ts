import { setTimeout as after } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { watchEventLoop } from './event-loop-watch'

const holdUp = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
}

it('tells how long the process kept others waiting, and says so when it was long', async () => {
  const heldUp: number[] = []
  const watch = watchEventLoop({ onHeldUp: (ms) => heldUp.push(ms) })
  try {
    await after(100)
    holdUp(400)
    await after(1_200)
    const { maxMs, p99Ms, seconds } = watch.delay()
    expect(maxMs).toBeGreaterThan(350)
    expect(p99Ms).toBeLessThanOrEqual(maxMs)
    expect(seconds).toBeGreaterThan(0)
    expect(heldUp[0]).toBeGreaterThan(350)
  } finally {
    watch.stop()
  }
})
