import { expect, it } from 'vitest'
import { documentOf } from '../finder/document'
import { clauseAround } from './clause'

const shown = (text: string, keep: string): string => {
  const doc = documentOf(text, { language: 'en', published: '2025-03-14' })
  const [sentence] = doc.sentences
  if (!sentence) throw new Error(`“${text}” has no sentence.`)
  const start = text.indexOf(keep)
  const { start: from, end } = clauseAround(doc, sentence, { start, end: start + keep.length })
  return text.slice(from, end)
}

it.each([
  [
    'of a short sentence all of it',
    'Kestrel Shipping sold 40 barges, but kept its tugs.',
    '40 barges',
    'Kestrel Shipping sold 40 barges, but kept its tugs',
  ],
  [
    'the clause of the answer',
    'A venture with Norholt Foods in Marrat made $41 million, and the port of Lethra, in which Kestrel holds a small stake, paid a dividend of $12 million last summer.',
    '$12 million',
    'the port of Lethra, in which Kestrel holds a small stake, paid a dividend of $12 million last summer',
  ],
  [
    'nothing that an aside tells behind it',
    'A Cook County jury ordered the maker of scooters Zipwheel to pay $61.4 million to three families, which had sued it in the spring of the same year.',
    '$61.4 million',
    'A Cook County jury ordered the maker of scooters Zipwheel to pay $61.4 million to three families',
  ],
  [
    'no dateline',
    'LETHRA — Kestrel Shipping sold 40 barges to Norholt.',
    '40 barges',
    'Kestrel Shipping sold 40 barges to Norholt',
  ],
])('a card shows %s', (_, text, keep, part) => {
  expect(shown(text, keep)).toBe(part)
})

it.each([
  [
    'what speaks against it',
    'The port of Lethra will take 4.2 million containers in the year after next, although the union has not agreed to a third shift and may strike.',
    '4.2 million containers',
  ],
  [
    'the condition before it',
    'A paper by the Halcyon Foundation argues that prices are the trouble: if Britain were split into seven zones, it says, 12 gigawatts of storage would be built in Scotland without subsidy.',
    '12 gigawatts',
  ],
  [
    'whose word it is',
    'Sceptics in Astana argue that the pressure of the neighbours comes too late, and that a treaty which includes Turkmenistan would cost some $40 million.',
    '$40 million',
  ],
  [
    'the year that the clause before names',
    'In 2020 the border between Lethra and Norholt was closed by order of the court, and trade through the port of Marrat fell by 14 per cent.',
    '14 per cent',
  ],
  [
    'what a pronoun points at',
    'The ministry of transport in Lethra bought ships from the yards of Norholt in spring, and it paid the yards $90 million for them in the autumn.',
    '$90 million',
  ],
])('a card keeps %s', (_, text, keep) => {
  expect(shown(text, keep)).toBe(text.slice(0, -1))
})
