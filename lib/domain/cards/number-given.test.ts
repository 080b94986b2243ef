import { expect, it } from 'vitest'
import { isNumberGiven } from './number-given'

it.each([
  ['Jury: firm must pay $61M', '$61.4 million', true],
  ['EU to put duties of up to 46.7% on glass', 'between 17.3% and 46.7%', true],
  ['Bank cuts to 2.75pc', '2.75 per cent', true],
  ['Jury: firm must pay $61M', '$64.1 million', false],
  ['Lethra in 2024', '24 ships', false],
  ['Two banks, 3 ships', '3.2 per cent', false],
  ['Bank cuts rate', '2.75 per cent', false],
  ['The 5 pilots of Lethra', '5 years', false],
])('“%s” gives %s away: %s', (title, answer, isSo) => {
  expect(isNumberGiven(title, answer)).toBe(isSo)
})
