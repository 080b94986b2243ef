import { describe, expect, it } from 'vitest'
import { bylineNames } from './byline'
import { publishedIn } from './published'

describe('publishedIn', () => {
  it.each([
    ['24 June 2022', '2022-06-24'],
    ['June 24, 2022', '2022-06-24'],
    ['June 24th, 2022', '2022-06-24'],
    ['Jun. 24, 2022', '2022-06-24'],
    ['1st of May 2019', '2019-05-01'],
    ['Sept. 3, 2021', '2021-09-03'],
    ['2023-03-12', '2023-03-12'],
    ['12.03.2023', '2023-03-12'],
    ['24/06/2022', '2022-06-24'],
    ['06/24/2022', '2022-06-24'],
    ['Friday, 12 March 2023', '2023-03-12'],
    ['12 March 2023, 10:15 GMT', '2023-03-12'],
    ['12 March 2023 at 6.30 pm', '2023-03-12'],
    ['12 March 2023 | By Ada Holm', '2023-03-12'],
    ['By Ada Holm · March 12, 2023 · 5 min read', '2023-03-12'],
    ['The Weir, March 2023', '2023-03'],
    ['February 2023', '2023-02'],
    ['Published: 12 March 2023', '2023-03-12'],
    ['First published on 12 March 2023 in The Weir', '2023-03-12'],
    ['Posted on March 12, 2023 by admin', '2023-03-12'],
    ['Published 12 March 2023, updated 3 May 2024', '2023-03-12'],
    ['TASHKENT, 12 March 2023 — The river rose again.', '2023-03-12'],
    ['BISHKEK, March 12, 2023 (Weir Agency) – The river rose again.', '2023-03-12'],
    ['TASHKENT, 12 March 2023. The river rose again.', '2023-03-12'],
  ])('takes “%s” for %s', (line, date) => {
    expect(publishedIn(`Bridges grow\n\n${line}\n\nThe river has many bridges.`)).toBe(date)
  })

  it.each([
    'The bridge was opened on 12 March 2023.',
    'On 12 March 2023 the bridge was opened, and the ferries stopped.',
    'Ada and Jan meet at the bridge on Dec. 30, 2022: the river is high.',
    'Updated: 3 May 2024',
    'Accessed 3 May 2024',
    '03/04/2023',
    '31 February 2023',
    'Version 1.2.2023.4',
    'In 2023 the river rose.',
    'TASHKENT, 12 March — The river rose again.',
    'TASHKENT, 12 March 2023 was a day to remember.',
    'Tashkent, 12 March 2023. The river rose again.',
    '- 12 March 2023',
  ])('takes no date from “%s”', (line) => {
    expect(publishedIn(`Bridges grow\n\n${line}\n\nThe river has many bridges.`)).toBe(null)
  })

  it('believes a labelled date before one that stands alone, and finds one at the end', () => {
    expect(publishedIn('Bridges\n\n1 May 2020\n\nPublished: 2 May 2021\n\nWords.')).toBe('2021-05-02')
    const words = Array.from({ length: 40 }, (_, i) => `Paragraph ${i} has words.`).join('\n\n')
    expect(publishedIn(`${words}\n\nFirst published in The Weir on 12 March 2023`)).toBe('2023-03-12')
  })

  it('does not look at dates deep in the text', () => {
    const words = Array.from({ length: 20 }, (_, i) => `Paragraph ${i} has words.`).join('\n\n')
    expect(publishedIn(`${words}\n\n12 March 2023\n\n${words}`)).toBe(null)
  })
})

describe('bylineNames', () => {
  it.each([
    ['By Ada Holm', ['Ada Holm']],
    ['by Ada Holm and Jan de Wit', ['Ada Holm', 'Jan de Wit']],
    ['Ada Holm, Jan de Wit & Bo Li', ['Ada Holm', 'Jan de Wit', 'Bo Li']],
    ['Ada Holm, Senior Fellow, Institute of Rivers', ['Ada Holm']],
    ['By Ada Holm | Staff Writer', ['Ada Holm']],
    ['Updated 3 May 2024', []],
    ['', []],
  ])('reads “%s”', (byline, names) => {
    expect(bylineNames(byline)).toEqual(names)
  })
})
