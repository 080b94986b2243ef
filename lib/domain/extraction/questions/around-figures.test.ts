import { describe, expect, it } from 'vitest'
import { questionsIn } from './questions.fixture'

describe('what the words around a figure leave', () => {
  it.each([
    [
      'Kestrel Shipping will own 65 per cent of the joint company and the port 20 per cent.',
      ['What share of the joint company will Kestrel Shipping own? → 65 per cent'],
    ],
    ['Investor Harlan Partners has called for the land, valued at €2.2bn, to be sold.', []],
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
      'Retired Major General Odd Holm led the army of Norway until 2021.',
      ['Until when did retired Major General Odd Holm lead the army of Norway? → 2021'],
    ],
  ])('%s', (text, expected) => {
    expect(questionsIn(text)).toEqual(expected)
  })
})
