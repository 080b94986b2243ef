import { describe, expect, it } from 'vitest'
import { found } from '../support/found.fixture'

/** A Wednesday. */
const PUBLISHED = '2024-09-04'
const dates = (text: string, published: string | null = PUBLISHED) => found(text, ['date'], published)

describe('dates that stand in full', () => {
  it.each([
    ['They met on 4 September 2024.', ['4 September 2024 = 2024-09-04']],
    ['They met on September 4, 2024.', ['September 4, 2024 = 2024-09-04']],
    ['They met on Sept. 4, 2024, in Oslo.', ['Sept. 4, 2024 = 2024-09-04']],
    ['They met on the 4th of September 2024.', ['4th of September 2024 = 2024-09-04']],
    ['They met on Wednesday, 4 September 2024.', ['4 September 2024 = 2024-09-04']],
    ['They met on Tuesday, September 3.', ['September 3 = 2024-09-03']],
    ['They met on Tuesday 3 September.', ['3 September = 2024-09-03']],
    ['They met in Sept. 2024.', ['Sept. 2024 = 2024-09']],
    ['They met in September 2024.', ['September 2024 = 2024-09']],
    ['They met in September, 2024.', ['September, 2024 = 2024-09']],
    ['The log of 2024-09-04 says so.', ['2024-09-04 = 2024-09-04']],
    ['They met on 4–6 September 2023.', ['4–6 September 2023 = 2023-09-04/2023-09-06']],
    ['They met on September 4-6, 2023.', ['September 4-6, 2023 = 2023-09-04/2023-09-06']],
    ['It ran from 3 May to 5 June 2023.', ['3 May to 5 June 2023 = 2023-05-03/2023-06-05']],
    ['It ran from 28 December to 3 January 2023.', ['28 December to 3 January 2023 = 2022-12-28/2023-01-03']],
    ['It ran from January to March 2023.', ['January to March 2023 = 2023-01/2023-03']],
    ['Between May and July 2020 it fell.', ['Between May and July 2020 = 2020-05/2020-07']],
    ['They met on 31 February 2024.', []],
    ['They met in 2022.', ['2022 = 2022']],
    ['In 1648 the war ended.', ['1648 = 1648']],
    ['Between 2015 and 2021 it fell.', ['Between 2015 and 2021 = 2015/2021']],
    ['It ruled from 2015 to 2021.', ['2015 to 2021 = 2015/2021']],
    ['It ruled (2015–2021) alone.', ['2015–2021 = 2015/2021']],
    ['The 2015-16 budget fell.', ['2015-16 = 2015/2016']],
    ['The 2015/16 budget fell.', ['2015/16 = 2015/2016']],
    ['In 2015 and 2021 it fell.', ['2015 = 2015', '2021 = 2021']],
    ['It began in the 1990s.', ['the 1990s = 1990/1999']],
    ['It began in the early 1990s.', ['the early 1990s = 1990/1999']],
    ['It began in the 1900s.', []],
    ['The first quarter of 2023 was poor.', ['The first quarter of 2023 = 2023-01/2023-03']],
    ['Sales in Q3 2023 were poor.', ['Q3 2023 = 2023-07/2023-09']],
    ['The second half of 2023 was poor.', ['The second half of 2023 = 2023-07/2023-12']],
    ['The first quarter of fiscal 2023 was poor.', []],
    ['In mid-2015 it fell.', ['2015 = 2015']],
    ['The 2022 protests spread.', ['2022 = 2022']],
    ['Its plan, Vision 2030, is late.', []],
    ['The Tokyo 2020 games were late.', []],
    ['UN Resolution 1973 passed.', []],
    ['A Boeing 2000 flew.', []],
    ['It cost 2015 dollars.', []],
    ['Some 2000 people died.', []],
    ['It fell by 1990 percent.', []],
    ['In 1,990 cases it fell.', []],
    ['In 500 BC it fell.', []],
    ['In 1500 BC it fell.', []],
    ['On September 3 and 5, 2023, it fell.', ['September 3 = 2023-09-03']],
    ['In May and June 2023 it fell.', ['May and June 2023 = 2023-05/2023-06']],
    ['In May and July 2023 it fell.', ['May = 2023-05', 'July 2023 = 2023-07']],
    ['On 4 and 5 May 2023 it fell.', ['4 and 5 May 2023 = 2023-05-04/2023-05-05']],
    ['On May 4 and 5, 2023, it fell.', ['May 4 and 5, 2023 = 2023-05-04/2023-05-05']],
    ['The attacks of Sept. 11, 2001 shook it.', ['Sept. 11, 2001 = 2001-09-11']],
    ['The Sept. 11 attacks shook it.', []],
    ['They met in June ’24.', []],
    ['Theresa May went. The March on Rome went on.', []],
    ['It may march on.', []],
    ['In the ’90s it fell.', []],
    ['It was born 12/05/2020 or so.', []],
    ['Version 2.2022 is out.', []],
    ['By the end of 2022 it fell.', ['2022 = 2022']],
    ['The summer of 2021 was hot.', ['2021 = 2021']],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })
})

describe('dates that publication tells', () => {
  it.each([
    ['Trade grew last year.', ['last year = 2023']],
    ['Trade grew this year.', ['this year = 2024']],
    ['Trade will grow next year.', ['next year = 2025']],
    ['Last year’s summit failed.', ['Last year = 2023']],
    ['It was the last year of the war.', []],
    ['It grew over the last year.', []],
    ['It fell last month.', ['last month = 2024-08']],
    ['It fell earlier this month.', ['this month = 2024-09']],
    ['It fell last week.', ['last week = 2024-08-26/2024-09-01']],
    ['It is due next week.', ['next week = 2024-09-09/2024-09-15']],
    ['They met on Tuesday.', ['Tuesday = 2024-09-03']],
    ['They met on Wednesday.', ['Wednesday = 2024-09-04']],
    ['They met on Thursday.', ['Thursday = 2024-08-29']],
    ['They will meet on Friday.', ['Friday = 2024-09-06']],
    ['The bill is to be signed on Friday.', ['Friday = 2024-09-06']],
    ['The minister said Tuesday that it will meet.', ['Tuesday = 2024-09-03']],
    ['It would meet on Friday.', []],
    ['It meets on Friday if all goes well.', []],
    ['The Friday Times of Good Friday and Black Friday.', []],
    ['On Tuesday the council voted.', ['Tuesday = 2024-09-03']],
    ['On Friday, the council will vote.', ['Friday = 2024-09-06']],
    ['It was due to open on Friday.', []],
    ['The court on Tuesday ruled that it must close.', ['Tuesday = 2024-09-03']],
    ['The court on Tuesday rules that it must close.', []],
    ['He said on Tuesday that it had closed in 2019.', ['Tuesday = 2024-09-03', '2019 = 2019']],
    ['It opened on Tuesday in 2019.', ['2019 = 2019']],
    ['They planned to meet on Friday.', []],
    ['In October, the rebels took the town.', []],
    ['They have until noon on 1 October.', ['1 October = 2024-10-01']],
    ['They met last Friday.', ['last Friday = 2024-08-30']],
    ['They met last Tuesday.', []],
    ['They meet next Tuesday.', []],
    ['Profit fell in the second quarter.', ['the second quarter = 2024-04/2024-06']],
    ['Profit will rise in the fourth quarter.', []],
    ['Profit fell in the third quarter.', []],
    ['It stood in the early 2000s.', ['the early 2000s = 2000/2009']],
    ['A lawyer wrote on 30 May that it was so.', ['30 May = 2024-05-30']],
    ['It moved in 2019. A lawyer wrote on 30 May that it was so.', ['2019 = 2019', '30 May = 2024-05-30']],
    ['They met on September 3.', ['September 3 = 2024-09-03']],
    ['They will meet on September 20.', ['September 20 = 2024-09-20']],
    ['They met in June.', ['June = 2024-06']],
    ['They met in December.', []],
    ['A dose given in June protected them for six months.', []],
    ['A dose given in June protected them for two months.', ['June = 2024-06']],
    ['The bank said a cut was likely in January if prices fell.', []],
    ['A cut is likely in January if prices fall.', ['January = 2025-01']],
    ['A cut is unlikely in December.', ['December = 2024-12']],
    ['It was unlikely that they met in June.', ['June = 2024-06']],
    ['It will open in December.', ['December = 2024-12']],
    ['It opened in November 2023 and fell in December.', ['November 2023 = 2023-11']],
    ['They met last October.', ['last October = 2023-10']],
    ['They met last June.', []],
    ['They met on 17 September last year.', ['17 September last year = 2023-09-17']],
    ['They met in May of last year.', ['May of last year = 2023-05']],
    ['They met in May that year.', []],
    [
      'It closed in 2022. They met from January to July that year.',
      ['2022 = 2022', 'January to July = 2022-01/2022-07'],
    ],
    ['It closed in 2022. They met in May that year.', ['2022 = 2022', 'May = 2022-05']],
    ['It closed in 2020 and 2022. They met in May that year.', ['2020 = 2020', '2022 = 2022']],
    ['It closed in 2019. Last year it opened. They met in May that year.', ['2019 = 2019', 'Last year = 2023']],
    ['It closed in 2019. One. Two. Three. Four. They met in May that year.', ['2019 = 2019']],
    ['It began three weeks ago.', ['three weeks ago = 2024-08-14']],
    ['It began two years ago.', ['two years ago = 2022']],
    ['It began two months ago.', ['two months ago = 2024-07']],
    ['It began almost two years ago.', []],
    ['It began decades ago.', []],
    ['It fell yesterday.', ['yesterday = 2024-09-03']],
    ['An adversary today is an ally tomorrow.', []],
    ['In 1991 the coup began on Monday.', ['1991 = 1991']],
    ['They left in 1989. On 9 November the wall fell.', ['1989 = 1989']],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })

  it('are left out where the publication date is not known, or not exactly enough', () => {
    const text = 'They met last year, last month, on Tuesday, in June, three weeks ago and on 3 September.'
    expect(dates(text, null)).toEqual([])
    expect(dates(text, '2024')).toEqual(['last year = 2023'])
    expect(dates('They met last year, last month and in June.', '2024-09')).toEqual([
      'last year = 2023',
      'last month = 2024-08',
      'June = 2024-06',
    ])
  })

  it('are counted from the month before across the new year', () => {
    expect(dates('It fell last month.', '2024-01-15')).toEqual(['last month = 2023-12'])
    expect(dates('It fell on Monday.', '2024-01-03')).toEqual(['Monday = 2024-01-01'])
    expect(dates('It fell on Sunday.', '2024-01-03')).toEqual(['Sunday = 2023-12-31'])
    expect(dates('It fell on 28 December.', '2024-01-03')).toEqual(['28 December = 2023-12-28'])
  })
})
