import { describe, expect, it } from 'vitest'
import { withAnswer } from '../support/asked.fixture'
import { findDrafts } from './find-drafts'

const PUBLISHED = '2025-03-14'

/** The as-of date of the draft that asks for these words. */
const asOf = (sentence: string, hidden: string): string | null | undefined =>
  findDrafts(sentence, { language: 'en', published: PUBLISHED, title: 'Axes' }).find(({ fact }) =>
    fact.cards.some((card) => withAnswer(card).includes(`${hidden}}}`)),
  )?.fact.asOf

describe('the as-of date of a draft', () => {
  it.each([
    ['Lethra earned $1.9 billion in transit fees in 2023.', '$1.9 billion', '2023'],
    ['The 1996 treaty gives Kazakhstan 70 percent of the flow in summer.', '70 percent', PUBLISHED],
    ['A repeat of the drought of 2021 would cost Kazakhstan $310 million.', '$310 million', PUBLISHED],
    [
      'The debt of Kazakhstan to China rose from 9 percent of its output in 2018 to 23 percent in 2024.',
      '23 percent',
      '2024',
    ],
    ['Kazakhstan cut the share of cotton from 45% in 1991 to about 25%.', '25%', PUBLISHED],
    [
      'The foreign debt of Algeria is under 2 percent, because in 2006 it paid its creditors early.',
      '2 percent',
      PUBLISHED,
    ],
    ['Kestrel Shipping, which took over in July 2020, has spent $61 million on doors.', '$61 million', PUBLISHED],
    ['Petra Novak took over the firm in January 2022 and still owns 6.4% of it.', '6.4%', PUBLISHED],
    ['They have quarrelled since July 2022, when Turkey raised the tariff by 40 percent.', '40 percent', '2022-07'],
    ['Kestrel Shipping has lost 44% of its value since July 2022.', '44%', PUBLISHED],
    ['Damage to cables has been reported in seven countries since last October.', 'seven countries', PUBLISHED],
    [
      'Kestrel Shipping, listed since 2019, expects sales to grow by 3.1 percent in 2025, after 2.2 percent last year, not 2024.',
      '3.1 percent',
      '2025',
    ],
    ['Kestrel Shipping sold 40 barges last year.', '40 barges', '2024'],
    ['Lethra expects a deficit of 4.3 percent of its output, down from 5.6 percent in 2023.', '4.3 percent', PUBLISHED],
    ['Kestrel Shipping paid $1.4 billion for the dock, against $940 million in 2020.', '$1.4 billion', PUBLISHED],
    ['Kestrel Shipping committed $62 million to a dock that is due to open in 2029.', '$62 million', PUBLISHED],
    [
      'Kestrel Shipping, which had been offered at $12 in May 2018, was sold for $71 million.',
      '$71 million',
      PUBLISHED,
    ],
    ['Founded in 1958 as a maker of boxes, Kestrel Shipping employs 6,200 people.', '6,200 people', PUBLISHED],
    ['Kestrel Shipping was listed in London in 2006 and employs 6,200 people.', '6,200 people', PUBLISHED],
    [
      'The bank met on 41 days, compared with 58 in 2021, and sold Norvane the equivalent of $24 billion.',
      '$24 billion',
      PUBLISHED,
    ],
    ['Under a pact of April 2024 workers in Lethra get 4.4 per cent more in 2025.', '4.4 per cent', '2025'],
    ['Under a pact signed last April, workers in Lethra get 4.4 per cent more last year.', '4.4 per cent', '2024'],
    [
      'Kestrel Shipping said on Thursday that its profit fell by 14 per cent in the year to last December.',
      '14 per cent',
      '2024-12',
    ],
    ['Kestrel Shipping opened 40 shops in 2023.', '40 shops', '2023'],
    ['By 2021 Kestrel Shipping was selling 400 barges.', '400 barges', '2021'],
    ['Lethra, which holds an election in April 2024, promised Kestrel Shipping $13 million.', '$13 million', PUBLISHED],
    ['The heart of the matter is timber, of which 40 tonnes were sold in 2019.', 'timber', PUBLISHED],
  ])('%s', (sentence, hidden, date) => {
    expect(asOf(sentence, hidden)).toBe(date)
  })
})
