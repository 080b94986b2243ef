import { expect, it } from 'vitest'
import { cacheByRevision } from '@/lib/services/cache-by-engine'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'

const MOST_AGE_MS = 1000

onBothEngines('a value that is cached by revision', (open) => {
  const opened = async () => {
    const { ctx } = await open()
    const cache = cacheByRevision<string>(2, MOST_AGE_MS)
    let reads = 0
    const load = (revision: number | null, mark = 'a', at = ctx) =>
      cache.load(at, {
        mark,
        revision,
        read: async () => {
          reads += 1
          return `read ${reads}`
        },
        update: async (value, since) => `${value}, ${since} to ${revision}`,
      })
    return { ctx, load }
  }

  it('is read once for a revision, and brought up to date for a later one', async () => {
    const { load } = await opened()
    expect(await load(3)).toBe('read 1')
    expect(await load(3)).toBe('read 1')
    expect(await load(5)).toBe('read 1, 3 to 5')
    expect(await load(5)).toBe('read 1, 3 to 5')
  })

  it('is read again under another mark, for an earlier revision, and when it is too old or from the future', async () => {
    const { ctx, load } = await opened()
    await load(3)
    expect(await load(3, 'b')).toBe('read 2')
    expect(await load(2, 'b')).toBe('read 3')
    expect(await load(2, 'b', later(ctx, MOST_AGE_MS - 1))).toBe('read 3')
    expect(await load(2, 'b', later(ctx, MOST_AGE_MS))).toBe('read 4')
    expect(await load(2, 'b', ctx)).toBe('read 5')
  })

  it('gets no younger by being brought up to date', async () => {
    const { ctx, load } = await opened()
    await load(1)
    expect(await load(2, 'a', later(ctx, MOST_AGE_MS - 1))).toBe('read 1, 1 to 2')
    expect(await load(2, 'a', later(ctx, MOST_AGE_MS))).toBe('read 2')
  })

  it('is not cached without a revision, and is apart for each engine', async () => {
    const { ctx, load } = await opened()
    expect(await load(null)).toBe('read 1')
    expect(await load(null)).toBe('read 2')
    expect(await load(1)).toBe('read 3')
    expect(await load(1, 'a', { ...ctx, engine: { ...ctx.engine } })).toBe('read 4')
  })
})
