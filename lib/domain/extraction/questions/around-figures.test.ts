import { describe, expect, it } from 'vitest'
import { questionsIn } from './questions.fixture'

describe('what the words around a figure leave', () => {
  it.each([
    [
      'Kestrel Shipping will own 65 per cent of the joint company and the port 20 per cent.',
      ['What share of the joint company will Kestrel Shipping own? → 65 per cent'],
    ],
    ['Investor Harlan Partners has called for the land, valued at €2.2bn, to be sold.', []],
    ['Harlan Partners has called for the land, valued at €2.2bn, to be sold and leased back.', []],
    [
      'Kenya cut its rate, raised its forecast to 4% and lowered its levy.',
      ['What did Kenya raise its forecast to? → 4%'],
    ],
    [
      'Inflation falls in the third quarter of 2027, two quarters later than was expected, and averages 6.1 per cent in 2026.',
      [],
    ],
    [
      'By 2024 aid from Kenya had fallen by 71 per cent, British aid by almost half.',
      ['By how much had aid from Kenya fallen by 2024? → 71 per cent'],
    ],
    [
      'The fishermen of Shabwa earn about 90 dollars a month since trawlers, most of them Norwegian, returned to the coast.',
      ['How much do the fishermen of Shabwa earn? → about 90 dollars a month'],
    ],
    ['Alberta, by contrast, added 9,200 jobs in 2025.', ['How many jobs did Alberta add in 2025? → 9,200 jobs']],
    ...['of course', 'though', 'nonetheless'].map((link): [string, string[]] => [
      `Alberta, ${link}, added 9,200 jobs in 2025.`,
      ['How many jobs did Alberta add in 2025? → 9,200 jobs'],
    ]),
    ['Kenya also cut its levy on ferries to 3% in 2025.', ['What did Kenya cut its levy on ferries to in 2025? → 3%']],
    ['Using the gas in Norholt will avoid 1.6 million tonnes of carbon a year.', []],
    [
      'Operating profit of Kestrel Shipping dropped to €118m.',
      ['What did operating profit of Kestrel Shipping drop to? → €118m'],
    ],
    [
      'In 2025 Kenya imported 1.6 million tonnes of wheat, equivalent to the harvest of some 800,000 farms.',
      ['How many tonnes of wheat did Kenya import in 2025? → 1.6 million tonnes'],
    ],
    [
      'Kenya raised the levy on ferries from 12 to 15 per cent with effect from 1 August 2026.',
      ['From when did Kenya raise the levy on ferries from 12 to 15 per cent? → 1 August 2026'],
    ],
    [
      'Farmers in Norvane have drilled more than 90,000 wells since 2010, most of them without a permit.',
      ['How many wells have farmers in Norvane drilled since 2010? → more than 90,000 wells'],
    ],
    [
      'If the Eagle had sunk on the night of the storm, the rescue would have cost Finland and Estonia up to 1.5 billion euros.',
      [
        'If the Eagle had sunk on the night of the storm, how much would the rescue have cost Finland and Estonia? → up to 1.5 billion euros',
      ],
    ],
    [
      'In 2025 supplies of milk from Kenya fell to a third of their usual level.',
      ['To what share of their usual level did supplies of milk from Kenya fall in 2025? → a third'],
    ],
    [
      'In the new projection, inflation in Kenya averages 6.1 per cent in 2025.',
      ['In the new projection, what does inflation in Kenya average in 2025? → 6.1 per cent'],
    ],
    [
      'Foreigners own about 3% of the public debt of India, according to the Bank of India; Kenya borrows from its own savers.',
      ['According to the Bank of India, what share of the public debt of India do foreigners own? → about 3%'],
    ],
    [
      'Retired Major General Odd Holm led the army of Norway until 2021.',
      ['Until when did retired Major General Odd Holm lead the army of Norway? → 2021'],
    ],
  ])('%s', (text, expected) => {
    expect(questionsIn(text)).toEqual(expected)
  })
})
