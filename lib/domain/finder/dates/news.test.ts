import { describe, expect, it } from 'vitest'
import { found } from '../support/found.fixture'

/** A Thursday. */
const PUBLISHED = '2025-08-21'
const dates = (text: string, published: string | null = PUBLISHED) => found(text, ['date'], published)

describe('quarters that are named by their last month', () => {
  it.each([
    ['Output fell in the June quarter.', ['the June quarter = 2025-04/2025-06']],
    ['Output fell in the March quarter of 2023.', ['the March quarter of 2023 = 2023-01/2023-03']],
    ['Output fell in the December quarter.', []],
    ['It would touch 3% in the September quarter.', ['the September quarter = 2025-07/2025-09']],
    ['It touched 3% in the September quarter.', []],
    ['Output fell in the May quarter.', []],
    ['Output fell in the June quarter of fiscal 2024.', []],
    ['The committee will meet before the figures for the third quarter.', ['the third quarter = 2025-07/2025-09']],
    ['The second-quarter loss hurt.', ['second-quarter = 2025-04/2025-06']],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })
})

describe('days of a text of today', () => {
  it.each([
    [
      'The bank trimmed the official cash rate by a quarter of a percentage point to 2.75 per cent on Wednesday, its lowest since August 2022.',
      ['Wednesday = 2025-08-20', 'August 2022 = 2022-08'],
    ],
    ['It has shrunk since it was set up in 2019. In May it met.', ['2019 = 2019', 'May = 2025-05']],
    [
      'It opened in 2019. The rate will fall next year. In May it was high.',
      ['2019 = 2019', 'next year = 2026', 'May = 2025-05'],
    ],
    ['It opened in 2019. In May it was high.', ['2019 = 2019']],
    ['It killed 18 in 2024. The council voted in May and the ban is in force.', ['2024 = 2024', 'May = 2025-05']],
    ['It closed in 2024. Its owner, which is bankrupt, left in May.', ['2024 = 2024']],
    ['It closed in 2024. It sold its cranes in May and is now empty.', ['2024 = 2024']],
    ['It closed in 2019. He said next year would be better. In May it fell.', ['2019 = 2019', 'next year = 2026']],
    ['It killed 18 in 2014. The ship, which is scrap, sank on 3 May.', ['2014 = 2014']],
    [
      'It opened in 2019. It was warned two months ago in a letter dated 4 July.',
      ['2019 = 2019', 'two months ago = 2025-06', '4 July = 2025-07-04'],
    ],
    ['Thirty-two years ago the last soldiers left. Two years ago they came back.', ['Two years ago = 2023']],
    ['The ban takes effect Jan. 1.', ['Jan. 1 = 2026-01-01']],
    ['The ban took effect Jan. 1.', ['Jan. 1 = 2025-01-01']],
    ['They called a hearing for 9 September.', ['9 September = 2025-09-09']],
    ['They blamed him for 9 September.', []],
    ['The agency gave the firm until 30 September to pay.', ['30 September = 2025-09-30']],
    ['It ruled the firm until 30 September.', []],
    ['It comes in 2029, said a report released 12 August.', ['2029 = 2029', '12 August = 2025-08-12']],
    ['It came in 2019, said a report released 12 August.', ['2019 = 2019']],
    ['On 9 November we wrote to them.', ['9 November = 2024-11-09']],
    ['On 9 November the disputed border opens.', []],
    ['They agreed to meet on 9 November.', []],
    ['The talks open on Friday.', []],
    ['The consultation opens on Friday.', ['Friday = 2025-08-22']],
    ['It opens on Friday if all goes well.', []],
    ['The market always opens on Friday.', []],
    [
      'A wall of mud swept through a small highland town in the south of the old country before dawn Tuesday.',
      ['Tuesday = 2025-08-19'],
    ],
    ['He said the convoy of twelve heavy trucks for the two towns will start at dawn Friday.', ['Friday = 2025-08-22']],
    ['He said that the convoy of twelve heavy trucks for two towns starts at dawn Friday.', []],
    [
      'It would touch 3% in the September quarter and fall back by mid-2026.',
      ['the September quarter = 2025-07/2025-09', '2026 = 2026'],
    ],
    ['A wall of mud swept through the town on Tuesday.', ['Tuesday = 2025-08-19']],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })
})

describe('days of a text about long ago', () => {
  const years = 'Ines Carrow was born in 1871, Dag Holm in 1874 and Petra Novak in 1880. They met in 1899.'
  const told = (text: string) => dates(`${years} ${text}`).slice(4)

  it.each([
    [
      'The strike began on 31 August 1908. On 2 September it spread.',
      ['31 August 1908 = 1908-08-31', '2 September = 1908-09-02'],
    ],
    [
      'The strike began on 31 August 1908. It spread. It grew. On 19 September they won.',
      ['31 August 1908 = 1908-08-31', '19 September = 1908-09-19'],
    ],
    ['The strike began in 1908. In October it ended.', ['1908 = 1908', 'October = 1908-10']],
    ['The strike began in 1908. It was long. In October it ended.', ['1908 = 1908']],
    ['The strike ended in December 1908. In January they met.', ['December 1908 = 1908-12']],
    ['The strike began in 1908. The following year it ended. On 2 May they met.', ['1908 = 1908']],
    ['They met in 1908 and 1911. On 2 May they won.', ['1908 = 1908', '1911 = 1911']],
    ['They met in 1908. Every September they meet.', ['1908 = 1908']],
    [
      'They met in 1908. It rained. It snowed. They ate. They sang. They left. On 3 August they handed over the mill.',
      ['1908 = 1908'],
    ],
    [
      'The talks began on 12 May 1908. On 4 March they had failed, and on Friday they met.',
      ['12 May 1908 = 1908-05-12'],
    ],
    [
      'They met in 1908. The mill reopened on Friday, and this week it is full.',
      ['1908 = 1908', 'Friday = 2025-08-15', 'this week = 2025-08-18/2025-08-24'],
    ],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  it('are left out where the text names few years', () => {
    expect(dates('They left in 1989. On 9 November the wall fell.')).toEqual(['1989 = 1989'])
  })
})

describe('what is expected', () => {
  it.each([
    ['A trial is expected to begin in March.', '2025-09-11', []],
    ['A trial is expected to begin in March.', '2025-01-11', ['March = 2025-03']],
    ['A trial was expected to begin in March.', '2025-09-11', ['March = 2025-03']],
  ])('%s (%s)', (text, published, expected) => {
    expect(dates(text, published)).toEqual(expected)
  })
})

describe('months that one span joins', () => {
  it.each([
    ['The bank raised its rate from 2% in January to 6% in November.', ['January = 2024-01', 'November = 2024-11']],
    ['The bank raised its rate from 2% in November to 6% in January.', ['November = 2024-11', 'January = 2025-01']],
    ['Sales rose in January after they had fallen in November.', ['January = 2025-01', 'November = 2024-11']],
  ])('%s', (text, expected) => {
    expect(dates(text, '2025-03-30')).toEqual(expected)
  })
})

describe('months of the report of a year', () => {
  const title = 'Annual Report 2024: summary'
  it.each([
    ['Inflation stood at 9.6% in December.', ['December = 2024-12']],
    ['The fund was closed in February.', []],
    ['Inflation was 11.8% in 2023. It returned to the target in May.', ['2023 = 2023', 'May = 2024-05']],
    ['It was 11.8% in 2023. It returned to the target in February.', ['2023 = 2023']],
  ])('%s', (text, expected) => {
    expect(found(text, ['date'], '2025-03-30', title)).toEqual(expected)
  })
})
