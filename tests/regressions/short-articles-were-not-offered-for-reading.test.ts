import { expect, it } from 'vitest'
import { loadReadingOfDay } from '@/lib/services/reading/load-reading-list'
import { addedKey, pasted } from '@/tests/services/library-fixture'
import { onBothEngines } from '@/tests/support/engines'

const WORDS = ['water', 'stone', 'iron', 'glass']
const textOn = (word: string) =>
  Array.from({ length: 40 }, (_, i) => `Sentence ${i} of the text on ${word} says that ${word} is ${word}.`).join(' ')

onBothEngines('with 20 minutes a day and four short articles waiting', (open) => {
  it('offers all four today: together they take less', async () => {
    const { ctx } = await open()
    for (const word of WORDS) await addedKey(ctx, pasted(textOn(word), { title: word }))
    const { articles } = await loadReadingOfDay(ctx)
    expect(articles.map(({ title }) => title).sort()).toEqual([...WORDS].sort())
    const minutes = articles.reduce((sum, { minutesToday }) => sum + minutesToday, 0)
    expect(minutes).toBeGreaterThan(0)
    expect(minutes).toBeLessThanOrEqual(20)
  })
})
