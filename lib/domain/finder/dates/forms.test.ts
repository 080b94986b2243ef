import { describe, expect, it } from 'vitest'
import { found } from '../support/found.fixture'

/** A Wednesday. */
const PUBLISHED = '2026-10-14'
const dates = (text: string, published: string | null = PUBLISHED) => found(text, ['date'], published)

describe('years of accounts', () => {
  it.each([
    ['Sales in FY2019–20 fell.', ['FY2019–20 = 2019/2020']],
    ['Sales in FY2019-2020 fell.', ['FY2019-2020 = 2019/2020']],
    ['Sales in FY 2024 fell.', ['FY 2024 = 2024']],
    ['Sales in FY24 fell.', ['FY24 = 2024']],
    ['Sales in FY2024, it said, fell.', ['FY2024 = 2024']],
    ['Sales in fiscal 2024 fell.', ['fiscal 2024 = 2024']],
    ['Sales in fiscal year 2024 fell.', ['fiscal year 2024 = 2024']],
    ['Sales in the financial year 2023-24 fell.', ['financial year 2023-24 = 2023/2024']],
    ['Sales in the financial year 2023/24 fell.', ['financial year 2023/24 = 2023/2024']],
    ['The first quarter of fiscal 2023 was poor.', []],
    ['Q3 FY2024 was poor.', []],
    ['A fiscal rule and a financial year of losses came.', []],
    ['The FYROM talks and the FY rule of 12 states ended.', []],
    ['It ran from FY2019–23.', []],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })
})

describe('parts of a year', () => {
  it.each([
    ['Sales fell in the second quarter of last year.', ['the second quarter of last year = 2025-04/2025-06']],
    ['Sales fell in the first half of this year.', ['the first half of this year = 2026-01/2026-06']],
    ['Sales fell in Q3 2025.', ['Q3 2025 = 2025-07/2025-09']],
    ['Sales fell in Q3 of last year.', ['Q3 of last year = 2025-07/2025-09']],
    ['Sales fell in the first half of 2025.', ['the first half of 2025 = 2025-01/2025-06']],
    ['Sales fell in H1 2025.', ['H1 2025 = 2025-01/2025-06']],
    ['Sales fell in late 2023.', ['2023 = 2023']],
    ['Sales fell by mid-June.', ['June = 2026-06']],
    ['Sales fell in mid-June 2025.', ['June 2025 = 2025-06']],
    ['Sales fell in early August.', ['August = 2026-08']],
    ['It fell in the second half of the match.', []],
    ['The third quarter of the moon came.', []],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })

  it('of last year are not known without a day of publication', () => {
    expect(dates('Sales fell in the second quarter of last year.', null)).toEqual([])
  })
})

describe('days and months told from the day of publication', () => {
  it.each([
    ['It closed on Tuesday.', ['Tuesday = 2026-10-13']],
    ['It closed on Wednesday.', ['Wednesday = 2026-10-14']],
    ['It closed on Thursday.', ['Thursday = 2026-10-08']],
    ['It closed last Thursday.', ['last Thursday = 2026-10-08']],
    ['On Tuesday it will close.', ['Tuesday = 2026-10-20']],
    ['It closes next Tuesday.', []],
    ['It might close on Tuesday.', []],
    ['A report published on Monday counts five deaths since 2019.', ['Monday = 2026-10-12', '2019 = 2019']],
    ['It closed two months ago.', ['two months ago = 2026-08']],
    ['It closed three years ago.', ['three years ago = 2023']],
    ['It closed on Sept. 12.', ['Sept. 12 = 2026-09-12']],
    ['It will close on Nov. 12.', ['Nov. 12 = 2026-11-12']],
    ['It closed on Jan 12.', ['Jan 12 = 2026-01-12']],
    ['Jan Kowal closed it in Mar del Plata.', []],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })
})

describe('months that stand without a year', () => {
  it.each([
    ['The September vote was close.', ['September = 2026-09']],
    ['It resumed after the trouble of September.', ['September = 2026-09']],
    ['It fell between January and August.', ['between January and August = 2026-01/2026-08']],
    ['Debt fell in the year to June.', ['June = 2026-06']],
    ['September was cold.', ['September = 2026-09']],
    ['It falls every September.', []],
    ['Black September struck, and the October Revolution came.', []],
    ['The october revolution of the song came.', []],
    ['The October revolution came.', []],
    ['The 7 October attacks were a shock.', []],
    ['The January 6 attack was a shock.', []],
    ['April Moss spoke to June Hart, and August came.', []],
    // The year that a figure is compared with is not the one of the month before it.
    ['It held 38% at the end of June, down from 47% in 2023.', ['June = 2026-06', '2023 = 2023']],
    ['It held 38% in June, the least since 2019.', ['June = 2026-06', '2019 = 2019']],
    ['It fell from 47% in 2023 to 38% in June.', ['2023 = 2023']],
    ['In 2023 it fell, and in June it rose.', ['2023 = 2023']],
    ['It rose in 2019. In June it fell.', ['2019 = 2019']],
    [
      'It rose in 2019. This week it met. In June it fell.',
      ['2019 = 2019', 'This week = 2026-10-12/2026-10-18', 'June = 2026-06'],
    ],
    ['It rose in 2019. It has fallen since June.', ['2019 = 2019', 'June = 2026-06']],
    ['It rose in 2019. It had fallen since June.', ['2019 = 2019']],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })
})
