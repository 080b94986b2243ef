import { describe, expect, it } from 'vitest'
import { documentOf } from './document'
import { findFacts } from './find'
import { ranked } from './salience'

/** The salience of what stands in a text, by its words. */
const salienceIn = (text: string, title: string | null = null): Readonly<Record<string, number>> => {
  const options = { language: 'en', published: '2026-05-22', title } as const
  const found = ranked(documentOf(text, options), findFacts(text, options))
  return Object.fromEntries(found.map(({ quote, salience }) => [quote, salience]))
}

const next = (day: string) => `The council of Marrat had met in the old town hall by the river every ${day} until then.`

describe('the salience of a mention', () => {
  it.each<[words: string, text: string, more: string, less: string]>([
    ['a sum more than a name', 'Kestrel Shipping lent the port of Lethra $40 million.', '$40 million', 'Lethra'],
    ['many more than a few', 'The port of Lethra sold 2,500 barges and four tugs.', '2,500 barges', 'four tugs'],
    ['what it came to more than what it began from', 'Prices in Lethra rose from 4% to 6%.', '6%', '4%'],
  ])('is %s', (_, text, more, less) => {
    const found = salienceIn(text)
    expect(found[more]).toBeGreaterThan(found[less] ?? 1)
  })

  it('is more in the news than later on', () => {
    const later = ['Monday', 'Thursday', 'Friday'].map(next).join('\n\n')
    const text = `The bank of Marrat lent the port of Lethra $40 million.\n\n${later}\n\nThe bank of Norholt lent the port of Lethra $70 million.`
    const found = salienceIn(text, 'A loan')
    expect(found['$40 million']).toBeGreaterThan(found['$70 million'] ?? 1)
  })

  it('is less where only the sentences before explain it, or somebody speaks of themselves', () => {
    const plain =
      salienceIn('The bank of Marrat lent the port of Lethra $40 million in the spring.')['$40 million'] ?? 0
    for (const text of [
      'It then lent the port of Lethra another sum of $40 million in the spring.',
      'We lent the port of Lethra a sum of $40 million in the spring of it.',
    ])
      expect(salienceIn(text)['$40 million']).toBeLessThan(plain)
  })

  it.each([
    ['a question', 'Who lent the port of Lethra $40 million in the spring?'],
    ['a heading', '# The port of Lethra and its $40 million\n\nNothing else is known.'],
    ['a caption', 'Image credit: the $40 million port of Lethra in the spring.'],
    ['a line without a full stop', 'Of $40 million and other sums'],
  ])('is none in %s', (_, text) => {
    expect(salienceIn(text)['$40 million'] ?? 0).toBe(0)
  })
})
