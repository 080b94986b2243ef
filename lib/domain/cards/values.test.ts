import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureMatches, figuresOf, missingValues, sourceOf, valuesOf } from './values'

const figures = (text: string) => figuresOf(text).map(({ start: _, end: __, ...value }) => value)
const number = (amount: number, rest: object = {}) => ({
  kind: 'number',
  amount,
  currency: null,
  unit: null,
  spelled: false,
  ...rest,
})
const date = (year: number | null, month: number | null = null, day: number | null = null) => ({
  kind: 'date',
  year,
  month,
  day,
})
const ordinal = (amount: number) => ({ kind: 'ordinal', amount })

describe('figuresOf', () => {
  it.each([
    ['$190bn', [number(190e9, { currency: 'USD' })]],
    ['US$190 billion', [number(190e9, { currency: 'USD' })]],
    ['190 billion dollars', [number(190e9, { currency: 'USD' })]],
    ['S$5.7 billion', [number(5.7e9, { currency: 'SGD' })]],
    ['3 million roubles', [number(3e6, { currency: 'RUB' })]],
    ['29.3%', [number(29.3, { unit: 'percent' })]],
    ['29.3 per cent', [number(29.3, { unit: 'percent' })]],
    ['two percentage points', [number(2, { unit: 'percentage point', spelled: true })]],
    ['1,500 km', [number(1500, { unit: 'kilometre' })]],
    ['2 million barrels per day', [number(2e6, { unit: 'barrels per day' })]],
    ['six tumultuous months', [number(6, { unit: 'month', spelled: true })]],
    ['twenty-five years', [number(25, { unit: 'year', spelled: true })]],
    ['a hundred', [number(100, { spelled: true })]],
    ['$5–6 billion', [number(5e9, { currency: 'USD' }), number(6e9, { currency: 'USD' })]],
    ['three or four years', [number(3, { unit: 'year', spelled: true }), number(4, { unit: 'year', spelled: true })]],
    ['between 5 and 6 per cent', [number(5, { unit: 'percent' }), number(6, { unit: 'percent' })]],
    ['in 2022', [date(2022)]],
    ['2021–22', [date(2021), date(2022)]],
    ['2015–2021', [date(2015), date(2021)]],
    ['the 2022 year-end call', [date(2022)]],
    ['2,022 troops', [number(2022)]],
    ['the 1990s', [{ kind: 'decade', year: 1990 }]],
    ['the 20th and fifth', [ordinal(20), ordinal(5)]],
    ['24 February 2022', [date(2022, 2, 24)]],
    ['June 24, 2022', [date(2022, 6, 24)]],
    ['on 2022-06-24', [date(2022, 6, 24)]],
    ['24–25 February', [date(null, 2, 24), date(null, 2, 25)]],
    ['January and February 2022', [date(2022, 1), date(2022, 2)]],
    ['Dec. 30, 2022', [date(2022, 12, 30)]],
    ['in March', [date(null, 3)]],
    ['It may march on; Theresa May may too', []],
    ['the one with Russia, G7 and 5G', []],
  ])('reads %j', (text, values) => {
    expect(figures(text)).toEqual(values)
  })

  it.each([
    ['Jan Kowal says that the port is full.', []],
    ['According to Jan Kowal: the port is full.', []],
    ['A study by Jan Kowal and April Moss found it, says June Hart.', []],
    ['The book of Jan Kowal is out.', []],
    ['Jan said no.', []],
    ['It fell in Jan and rose in April.', [1, 4]],
    ['It fell in Jan. President Kowal said so.', [1]],
    ['It fell on Jan 5 and Jan. 6.', [1, 1]],
    ['In June Petrescu left; in August China joined.', [6, 8]],
    ['April was cold, and so was June.', [4, 6]],
    ['The Dec figures fell, as in Oct.', [12, 10]],
  ])('takes no given name for a month: %s', (text, months) => {
    const found = figuresOf(text).flatMap((value) => (value.kind === 'date' ? [value.month] : []))
    expect(found.filter((month) => month !== null)).toEqual(months)
  })

  it('never throws, and gives spans that lie in the text, on any string', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom('$', '190', ' billion', '%', ' May ', '2022', '–', ' to ', 'six', ' years', ', ', '.5'),
        fc.string({ maxLength: 3 }),
      ),
    )
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        for (const value of valuesOf(text)) {
          expect(value.start).toBeGreaterThanOrEqual(0)
          expect(value.end).toBeGreaterThan(value.start)
          expect(value.end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('finds every amount it is given, however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.nat(9), (whole, tenth) => {
        const amount = `${whole}.${tenth}`
        const [short, long, words] = [`$${amount}bn`, `US$${amount} billion`, `${amount} billion dollars`].map(
          (text) => figuresOf(text)[0],
        )
        if (!short || !long || !words) throw new Error('an amount was not read')
        expect(figureMatches(short, long) && figureMatches(long, words) && figureMatches(words, short)).toBe(true)
      }),
    )
  })
})

describe('names in valuesOf', () => {
  const names = (text: string) =>
    valuesOf(text).flatMap((value) => (value.kind === 'name' ? [value.words.join(' ')] : []))
  it.each([
    ['Foreign Minister Wang Yi’s visit to Nur-Sultan', ['Foreign Minister Wang Yi', 'Nur Sultan']],
    ['the US-led invasion', ['US']],
    ['BRICS and the Shanghai Cooperation Organization', ['BRICS', 'Shanghai Cooperation Organization']],
    ['S. Rajaratnam School', ['S Rajaratnam School']],
    ['The West. In Europe. He left in May 2022.', ['West', 'Europe']],
  ])('reads %j', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

describe('missingValues', () => {
  it.each([
    ['$190 billion', 'it came to $190bn', []],
    ['190 billion', 'it came to $190 billion', []],
    ['$190', 'it came to $190 billion', ['$190']],
    ['$190 billion', 'it came to 190 billion', ['$190 billion']],
    ['€190 billion', 'it came to $190 billion', ['€190 billion']],
    ['29.3%', 'it grew 29.3 per cent', []],
    ['29.3', 'it grew 29.3%', []],
    ['29.3%', 'it grew 29.3 percentage points', ['29.3%']],
    ['29%', 'it grew 29.3%', ['29%']],
    ['6', 'six states', []],
    ['six', '6 states', []],
    ['20 years', '20 days', ['20 years']],
    ['2022', 'on 24 February 2022', []],
    ['February 2022', 'on 24 February 2022', []],
    ['24 February 2022', 'on 24 February', ['24 February 2022']],
    ['24 February 2022', 'in February 2022', ['24 February 2022']],
    ['1990s', 'in 1990', ['1990s']],
    ['Wang Yi', 'Wang Yi’s offer', []],
    ['Wang Jinping', 'Wang Yi and Xi Jinping', ['Wang Jinping']],
    ['Foreign Minister Wang Yi', 'Wang Yi, the foreign minister', []],
    ['Prime Minister Wang Yi', 'Wang Yi, the foreign minister', ['Prime Minister Wang Yi']],
    ['the US', 'it let us down', ['US']],
    ['Huawei and Alibaba', 'Huawei or Alibaba', []],
    ['Russia', 'Russian troops', ['Russia']],
    ['to stress partnership', 'anything at all', []],
  ])('of the answer %j in the passage %j are %j', (answer, passage, missing) => {
    expect(missingValues(answer, sourceOf(passage))).toEqual(missing)
  })
})
