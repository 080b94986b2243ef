import { expect, it } from 'vitest'
import { byNames, compareNames } from './collation'

it('names come as in an index: without regard to case, accents or the length of numbers', () => {
  const names = [
    'Xinjiang',
    'colour revolutions',
    'Åland',
    'EAEU',
    'Article 10',
    'Article 9',
    'Zagreb',
    'élites',
    'BRICS',
  ]
  expect(names.toSorted(compareNames)).toEqual([
    'Åland',
    'Article 9',
    'Article 10',
    'BRICS',
    'colour revolutions',
    'EAEU',
    'élites',
    'Xinjiang',
    'Zagreb',
  ])
})

it('names that differ in case alone keep one order', () => {
  expect(byNames([{ name: 'trade' }, { name: 'Trade' }])).toEqual(byNames([{ name: 'Trade' }, { name: 'trade' }]))
})
