import { expect, it } from 'vitest'
import { byNames, compareNames } from './collation'

it('names come as in an index: without regard to case, accents or the length of numbers', () => {
  const first = ['Åland', 'Article 9', 'Article 10', 'BRICS', 'colour revolutions']
  const names = [...first, 'EAEU', 'élites', 'Xinjiang', 'Zagreb']
  expect(names.toReversed().toSorted(compareNames)).toEqual(names)
})

it('names that differ in case alone keep one order', () => {
  expect(byNames([{ name: 'trade' }, { name: 'Trade' }])).toEqual(byNames([{ name: 'Trade' }, { name: 'trade' }]))
})
