import { expect, it } from 'vitest'
import { standsByItself } from './standing-alone'

it.each([
  ['Kestrel Shipping paid {{c1::$190 million}} for three tugs.', true],
  ['According to Moira Holm: It paid {{c1::$190 million}} for three tugs.', false],
  ['It is likely to cost {{c1::$190 million}}.', true],
  ['[Kestrel Shipping] paid {{c1::$190 million}} for three tugs.', true],
  ['Since then the shares have lost {{c1::44%}}.', false],
  ['Arrivals there rose to {{c1::39,910}} in 2023.', false],
  ['At the price of last month [October 2024] that is worth {{c1::$1.7 million}}.', false],
  ['Without a second customer it cannot repay {{c1::$8 billion}}.', false],
  ['In 2020 Kestrel Shipping said it would repay {{c1::$8 billion}}.', true],
  ['There are {{c1::57 pilots}} in Lethra.', true],
  ['Shipments of pulp rose {{c1::14 per cent}} in the third quarter.', false],
  ['Shipments of pulp rose {{c1::14 per cent}} in the third quarter [July 2025 to September 2025].', true],
  ['In a poll in the second quarter of this year [April 2026 to June 2026] {{c1::82 percent}} agreed.', true],
  ['Written by an engineer in 2020, it proposed a recall of {{c1::88,000 scooters}}.', false],
  ['Founded in 2020, Kestrel Shipping sold {{c1::88,000 scooters}}.', true],
  ['Trade between the two blocs was worth {{c1::$18 billion}} in 2025.', false],
  ['The cuts should save {{c1::€120 million}} a year.', false],
  ['The price of a crate has risen to {{c1::€12}}.', true],
  ['The pact removes duties on {{c1::91 per cent}} of goods.', true],
  ['Supplies of fresh milk fell to {{c1::a third}} of their usual level.', false],
  ['Supplies of fresh milk in Lethra fell to {{c1::a third}} of their usual level.', true],
  ['The states that sign the pact remove {{c1::nine in ten}} duties.', true],
  ['The convention caps the liability of a tanker of this size at {{c1::$120 million}}.', false],
  ['The estimate for the American one is {{c1::$1.4 billion}} in 2025.', false],
  ['The fund would bring the total to {{c1::$270 million}}, a quarter of the lowest estimate above.', false],
  ['In Norholt, with the same spill west of Lethra, {{c1::one in three}} fishermen would leave.', false],
  ['One in fifteen Australians, some 1.8 million people, use it for {{c1::four-fifths}} of what they buy.', false],
  ['In 1926 the Post Office awarded it a route for {{c1::$1.48}} a pound.', false],
  ['Kestrel Shipping sold the last one of its tugs for {{c1::$2 million}} in 2025.', true],
  ['Foreign investors held {{c1::38%}} of the bonds at the end of June.', false],
])('tells what stands by itself beside its title: %s', (front, stands) => {
  expect(standsByItself(front, 'Andean states sign a pact')).toBe(stands)
})
