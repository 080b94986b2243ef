import { describe, expect, it } from 'vitest'
import {
  asOfSentence,
  compareEdtf,
  edtfDates,
  edtfEnd,
  edtfStart,
  formatAsOf,
  formatEdtf,
  formatEdtfMonth,
  parseEdtf,
} from './edtf'

describe('parseEdtf', () => {
  it.each([
    ['2023', { year: 2023, month: null, day: null, qualifier: null }],
    ['2023-02', { year: 2023, month: 2, day: null, qualifier: null }],
    ['2023-02-17', { year: 2023, month: 2, day: 17, qualifier: null }],
    ['1991~', { year: 1991, month: null, day: null, qualifier: 'approximate' }],
    ['2004-06?', { year: 2004, month: 6, day: null, qualifier: 'uncertain' }],
  ])('reads %s', (source, date) => {
    expect(parseEdtf(source)).toEqual({ kind: 'date', ...date })
  })

  it('reads an interval', () => {
    const [from, to] = [{ year: 2015 }, { year: 2021, month: 6 }]
    expect(parseEdtf('2015/2021-06')).toMatchObject({ kind: 'interval', from, to })
  })

  it.each(['', 'February 2023', '23', '2023-13', '2023-00', '2023-02-29', '2023-2', '2021/2015', '2015/'])(
    'refuses %j',
    (source) => {
      expect(parseEdtf(source)).toBeNull()
    },
  )

  it.each(['2015/2016/2017', '2023-02-17T10:00'])('refuses %j', (source) => {
    expect(parseEdtf(source)).toBeNull()
  })

  it.each(['2024-02-29', '2000-02-29'])('knows the leap day %s', (source) => {
    expect(parseEdtf(source)).not.toBeNull()
  })
})

describe('formatEdtf', () => {
  it.each([
    ['2023', '2023', '2023'],
    ['2023-02', 'February 2023', 'February 2023'],
    ['2022-06-24', '24 June 2022', 'June 24, 2022'],
    ['2022-06-24~', 'about 24 June 2022', 'about June 24, 2022'],
    ['2004?', '2004 (uncertain)', '2004 (uncertain)'],
    ['2022-03-01/2022-05', '1 March 2022 to May 2022', 'March 1, 2022 to May 2022'],
  ])('writes %s as “%s”, and as “%s” in the American style', (source, british, american) => {
    expect([formatEdtf(source, 'british'), formatEdtf(source, 'american')]).toEqual([british, american])
  })
})

describe('formatEdtfMonth', () => {
  it.each([
    ['2023', '2023'],
    ['2023-02', 'Feb 2023'],
    ['2022-06-24', 'Jun 2022'],
    ['1991~', 'about 1991'],
    ['2004?', '2004'],
    ['2015/2021-12', '2015 to Dec 2021'],
    ['2022-02-04/2022-02-20', 'Feb 2022'],
    ['2022-03/2022-04', 'Mar–Apr 2022'],
    ['2022-12/2023-01', 'Dec 2022 to Jan 2023'],
    ['2022-03~/2022-04', 'about Mar 2022 to Apr 2022'],
  ])('writes %s as “%s”', (source, words) => {
    expect(formatEdtfMonth(source)).toBe(words)
  })
})

describe('edtfStart and edtfEnd', () => {
  it.each([
    ['2023', '2023-01-01', '2023-12-31'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2022-06-24', '2022-06-24', '2022-06-24'],
    ['2015/2021-06', '2015-01-01', '2021-06-30'],
  ])('give the first and last day of %s', (source, first, last) => {
    expect([edtfStart(source), edtfEnd(source)]).toEqual([first, last])
  })

  it('refuse what is no date', () => {
    expect(() => edtfEnd('soon')).toThrow('“soon” is not an EDTF date.')
  })
})

it('compareEdtf orders by first day, then by last', () => {
  const sorted = ['2022', '2022/2023', '2022-12', '2023-01', '2023']
  for (const [at, one] of sorted.entries())
    for (const [place, other] of sorted.entries())
      expect(Math.sign(compareEdtf(one, other))).toBe(Math.sign(at - place))
})

describe('edtfDates', () => {
  it('gives both ends of an interval', () => {
    expect(edtfDates('2015/2021').map((date) => date.year)).toEqual([2015, 2021])
  })
})

describe('formatAsOf', () => {
  it.each([
    ['2022-06', 'as of June 2022', 'As of June 2022.'],
    ['2022-03/2022-05', 'from March 2022 to May 2022', 'From March 2022 to May 2022.'],
    ['last spring', 'as of last spring', 'As of last spring.'],
  ])('says when a fact of %s held', (edtf, words, sentence) => {
    expect([formatAsOf(edtf, 'british'), asOfSentence(edtf, 'british')]).toEqual([words, sentence])
  })
})
