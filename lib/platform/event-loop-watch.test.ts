import { EventEmitter, once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { watchEventLoop } from './event-loop-watch'

const holdUp = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
}

it('tells how long the process kept others waiting, and says so when it was long', async () => {
  const said = new EventEmitter()
  const watch = watchEventLoop({ onHeldUp: (ms) => ms > 350 && said.emit('long') })
  try {
    await after(100)
    holdUp(400)
    await once(said, 'long')
    const { maxMs, p99Ms, seconds } = watch.delay()
    expect(maxMs).toBeGreaterThan(350)
    expect(p99Ms).toBeLessThanOrEqual(maxMs)
    expect(seconds).toBeGreaterThan(0)
  } finally {
    watch.stop()
  }
})
