import { expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import { loadReadingOfDay } from '@/lib/services/reading/load-reading-list'
import { putOffReading, saveReadPoint } from '@/lib/services/reading/save-reading'
import { onBothEngines } from '@/tests/support/engines'
import { addedKey, pasted } from '../services/library-fixture'

const textOf = (name: string) =>
  Array.from({ length: 90 }, (_, i) => `Sentence ${i} of the ${name} text is about a river.`).join(' ')

onBothEngines('four short articles that wait to be read', (open) => {
  const opened = async () => {
    const { ctx } = await open()
    const keys: string[] = []
    for (const name of ['first', 'second', 'third', 'fourth']) {
      keys.push(await addedKey(ctx, pasted(textOf(name), { title: name, as: { kind: 'own' } })))
    }
    const titles = async (days = 0) =>
      (await loadReadingOfDay({ ...ctx, now: ctx.now + days * DAY_MS })).articles.map(({ title }) => title).sort()
    return { ctx, keys, titles }
  }

  it('are still for today after each was opened, scrolled and left', async () => {
    const { ctx, keys, titles } = await opened()
    for (const key of keys) await saveReadPoint(ctx, key, { readPoint: 400, readMs: 15_000 })
    expect(await titles()).toEqual(['first', 'fourth', 'second', 'third'])
  })

  it('stay away while they are put off, also when somebody looks into them', async () => {
    const { ctx, keys, titles } = await opened()
    for (const key of keys.slice(0, 2)) await putOffReading(ctx, key)
    await saveReadPoint(ctx, keys[0] ?? '', { readPoint: 400, readMs: 15_000 })
    expect(await titles()).toEqual(['fourth', 'third'])
    expect(await titles(2)).toEqual(['first', 'fourth', 'second', 'third'])
  })

  it('come back later once some minutes of them were read, however short the steps', async () => {
    const { ctx, keys, titles } = await opened()
    for (let i = 1; i <= 20; i += 1) await saveReadPoint(ctx, keys[0] ?? '', { readPoint: i * 50, readMs: 15_000 })
    expect(await titles()).toEqual(['fourth', 'second', 'third'])
    expect(await titles(2)).toContain('first')
  })
})
