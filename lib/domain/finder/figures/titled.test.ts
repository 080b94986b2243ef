import { describe, expect, it } from 'vitest'
import { found } from '../support/found.fixture'

const figures = (text: string) => found(text, ['date', 'count', 'percent'], '2024-09-04')

describe('numbers in the titles of works', () => {
  it.each([
    ['She wrote *The Reckoning of 1908* in a year.', []],
    ['She wrote “The Reckoning of 1908” in a year.', []],
    ['A song, “Seven Brothers and a Lantern”, is old.', []],
    ['The Grain Tariff Act of 1934 says so.', []],
    ['“The strike of 1908 was lost,” she said.', ['1908 = 1908']],
    ['“Seven brothers came in 1908,” she said.', ['Seven brothers = 7 brothers', '1908 = 1908']],
    ['They met **in March 2021** and left.', ['March 2021 = 2021-03']],
    ['It was the act of 1934 that failed.', ['1934 = 1934']],
    ['The Revolution of 1917 came.', ['1917 = 1917']],
  ])('%s', (text, figuresFound) => {
    expect(figures(text)).toEqual(figuresFound)
  })
})

describe('parts and signs in words', () => {
  it.each([
    [
      'It cut the rate by a quarter of a percentage point.',
      ['a quarter of a percentage point = 0.25 percentage point'],
    ],
    ['It cut the rate by half a percentage point.', ['half a percentage point = 0.5 percentage point']],
    ['It fell a quarter to half a percentage point.', []],
    ['It grew by one and a half percentage points.', ['one and a half percentage points = 1.5 percentage points']],
    ['The margin was negative 3.6%.', ['negative 3.6% = -3.6 %']],
    ['Some tested negative 3% of the time.', []],
    ['The negative 3 votes counted.', []],
    ['It failed in one of every three hundred cells.', ['one of every three hundred = 0.333333333333 %']],
    ['It failed in one in three hundred cells.', ['one in three hundred = 0.333333333333 %']],
    ['It failed in one in three hundred million cells.', []],
    ['The lowest one-fifteenth of the core melted.', ['one-fifteenth = 6.66666666667 %']],
    ['The ban starts, and half the shops will close.', ['half = 50 %']],
    ['It cost more, and half the price was tax.', []],
    ['The mean is −54.5 °C there.', ['−54.5 °C = -54.5 °C']],
    ['It ranges from −5 to −10 °C there.', []],
    ['The air holds 427 ppm of it.', ['427 ppm = 427 ppm']],
    ['It averaged 224 parts per million.', ['224 parts per million = 224 parts per million']],
    ['The estimate of 38,500 assumes growth.', ['38,500 = 38500']],
    ['It has four qualified instructors.', ['four qualified instructors = 4 instructors']],
  ])('%s', (text, figuresFound) => {
    expect(figures(text)).toEqual(figuresFound)
  })
})

describe('soles', () => {
  const money = (text: string) => found(text, ['money', 'count'])

  it.each([
    ['In Lima a battery costs 85 soles.', ['85 soles = 85 PEN']],
    ['It paid 50,000 Peruvian soles.', ['50,000 Peruvian soles = 50000 PEN']],
    ['The Lima plant makes 9,000 soles for shoes a day.', ['9,000 soles = 9000 soles']],
    ['The plant makes 9,000 soles a day.', ['9,000 soles = 9000 soles']],
  ])('%s', (text, figuresFound) => {
    expect(money(text)).toEqual(figuresFound)
  })
})
