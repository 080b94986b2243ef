import { expect, it } from 'vitest'
import { findFacts } from '@/lib/domain/finder/find'

it.each([
  ['It lent $5.7 bil-\nlion to the port.', [{ amount: 5_700_000_000, currency: 'USD' }]],
  ['Cash      1,204     1,118\nTrade receivables      862       901\n', []],
  ['Le port a perdu 40.000 tonnes et il est dans une situation que le ministre a dite grave.', []],
])('%j', (text, values) => {
  expect(findFacts(text, { language: 'en', published: null }).map(({ value }) => value)).toEqual(values)
})
