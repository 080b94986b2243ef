import { expect, it } from 'vitest'
import { hasUnnamedSubject } from './unnamed'

it.each([
  ['By how much did the shares fall in 2025?', true],
  ['By how much did the shares of Kestrel Shipping fall in 2025?', false],
  ['What did sales fall to?', true],
  ['What did sales [of Kestrel Shipping] fall to?', false],
  ['The measures will save {{c1::€90m}} a year from 2028.', true],
  ['According to Moira Holm: The measures will save {{c1::€90m}} a year.', true],
  ['{{c1::Four members}} voted for the increase; two did not.', true],
  ['{{c1::Four members}} voted for the increase in the levy.', false],
  ['Net debt rose to {{c1::€1.6bn}}.', true],
  ['Unless the state pays, the yard will lose {{c1::400 jobs}}.', true],
  ['In Norvane, the yard will lose {{c1::400 jobs}}.', false],
  ['The pact removes duties on {{c1::91 per cent}} of goods.', false],
  ['The world burned {{c1::8 billion tonnes}} of coal in 2024.', false],
  ['The half of the houses that stood nearest to the river lost {{c1::a third}} of their value.', false],
  ['How many people fled in 2025?', false],
  ['Kestrel Shipping cut {{c1::400 jobs}}.', false],
  ['Farmers near the coast lost {{c1::a third}} of their crop.', false],
])('tells whether a subject has no name: %s', (front, isUnnamed) => {
  expect(hasUnnamedSubject(front, 'Andean states sign a pact')).toBe(isUnnamed)
})
