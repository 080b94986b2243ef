import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDateOf } from '../time/study-day'
import {
  monthAfter,
  monthAt,
  monthBefore,
  monthOfKey,
  monthState,
  nearestMonthEnd,
  recallAtEnd,
  recallAtStart,
  reportedMonths,
  targetOf,
  usualMonth,
} from './month'

const dayOf = (date: string): number => Date.parse(date) / 86_400_000
const october = monthAt(dayOf('2026-10-14'))

describe('a month', () => {
  it('has every study day of its dates and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf('1970-01-01'), max: dayOf('2200-12-31') }), (day) => {
        const month = monthAt(day)
        expect(month.first <= day && day <= month.last).toBe(true)
        expect([month.first, day, month.last].map((one) => isoDateOf(one).slice(0, 7))).toEqual(
          Array(3).fill(month.key),
        )
        expect(isoDateOf(month.first)).toMatch(/-01$/)
        expect(isoDateOf(month.last + 1)).toMatch(/-01$/)
        expect(monthBefore(monthAfter(month))).toEqual(month)
        expect(monthOfKey(month.key)).toEqual(month)
      }),
    )
  })

  it.each([
    '',
    '2026',
    '2026-13',
    '2026-00',
    '2026-1',
    '2026-10-01',
    '26-10',
    ' 2026-10',
    '2026-10\n',
    'next',
    '-001-01',
  ])('is not what “%s” names', (key) => expect(monthOfKey(key)).toBeNull())

  it.each([
    ['2026-10-31', '2026-10-31'],
    ['2026-10-15', '2026-09-30'],
    ['2026-10-16', '2026-10-31'],
    ['2026-02-14', '2026-01-31'],
    ['2026-02-15', '2026-02-28'],
    ['2026-11-01', '2026-10-31'],
  ])('ends nearest to %s on %s', (day, end) => expect(isoDateOf(nearestMonthEnd(dayOf(day)))).toBe(end))
})

describe('which month is meant', () => {
  it.each([
    ['the last that is over', '2026-11-01', '2025-01-05', '2026-10'],
    ['the last that is over, on its first answer’s last day too', '2026-11-30', '2026-10-31', '2026-10'],
    ['the running one where the first answer is in it', '2026-11-30', '2026-11-01', '2026-11'],
    ['the running one where there is no answer', '2026-11-30', null, '2026-11'],
    ['December in January', '2027-01-01', '2026-10-31', '2026-12'],
  ])('is %s', (_, today, first, key) => {
    expect(usualMonth(dayOf(today), first === null ? null : dayOf(first)).key).toBe(key)
  })

  it('is one of those from the first answer on, latest first', () => {
    expect(reportedMonths(dayOf('2026-11-26'), dayOf('2026-09-30')).map(({ key }) => key)).toEqual([
      '2026-11',
      '2026-10',
      '2026-09',
    ])
    expect(reportedMonths(dayOf('2026-11-26'), null)).toEqual([])
  })

  it.each([
    ['2026-10-31', '2026-10-01', 'running'],
    ['2026-11-01', '2026-10-31', 'over'],
    ['2026-09-30', '2026-09-01', 'ahead'],
    ['2026-11-26', '2026-11-01', 'before-first-answer'],
    ['2026-11-26', null, 'before-first-answer'],
  ])('on %s, with a first answer on %s, October is %s', (today, first, state) => {
    expect(monthState(october, dayOf(today), first === null ? null : dayOf(first))).toBe(state)
  })
})

describe('what is recorded of a month', () => {
  const known = (...dates: readonly string[]) => dates.map((date, i) => ({ day: dayOf(date), cards: i }))

  it('ends with the last day in it, and begins with one shortly before it', () => {
    const days = known('2026-09-20', '2026-09-30', '2026-10-05', '2026-10-29', '2026-11-02')
    expect(recallAtEnd(days, october, october.last)).toEqual(days[3])
    expect(recallAtEnd(days, october, dayOf('2026-10-20'))).toEqual(days[2])
    expect(recallAtStart(days, october)).toEqual(days[1])
  })

  it('is nothing where no day of it, or none shortly before it, is recorded', () => {
    const days = known('2026-09-10', '2026-11-02')
    expect(recallAtEnd(days, october, october.last)).toBeNull()
    expect(recallAtStart(days, october)).toBeNull()
  })
})

describe('the target of a month', () => {
  const versions = (...made: readonly (readonly [string, number])[]) =>
    made.map(([date, desiredRetention]) => ({ day: dayOf(date), desiredRetention }))

  it.each([
    ['held all along', versions(['2026-01-01', 0.9]), { one: 0.9, changed: false }],
    ['was saved again as it was', versions(['2026-01-01', 0.9], ['2026-10-10', 0.9]), { one: 0.9, changed: false }],
    ['was changed before', versions(['2026-01-01', 0.8], ['2026-10-01', 0.9]), { one: 0.9, changed: false }],
    ['was changed in it', versions(['2026-01-01', 0.8], ['2026-10-02', 0.9]), { one: null, changed: true }],
    ['was changed after', versions(['2026-01-01', 0.8], ['2026-11-02', 0.9]), { one: 0.8, changed: false }],
    ['was set in it for the first time', versions(['2026-10-20', 0.85]), { one: 0.85, changed: false }],
    ['was first set later', versions(['2026-11-20', 0.85]), { one: null, changed: false }],
  ])('%s', (_, made, target) => expect(targetOf(made, october, october.last)).toEqual(target))
})
