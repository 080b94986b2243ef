import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTimeZone, studyCalendar } from './study-day'
import { DAY_MS, HOUR_MS } from './units'
import { wallClock } from './wall-clock.fixture'

const zones = Intl.supportedValuesOf('timeZone')

/** The number of a calendar date, without a day start. */
function dateNumber(date: string) {
  return Date.parse(`${date}T00:00Z`) / DAY_MS
}

describe('days since a date', () => {
  it.each([
    ['Etc/UTC', 4, '2019-12-01', '2019-12-02T02:00Z', 0],
    ['Etc/UTC', 4, '2019-12-01', '2019-12-02T04:00Z', 1],
    ['Etc/UTC', 23, '2019-12-01', '2019-12-02T22:00Z', 0],
    ['Etc/UTC', 23, '2019-12-01', '2019-12-02T23:00Z', 1],
    ['America/Denver', 4, '2018-08-06', '2019-12-26T20:00-07:00', 507],
    ['Etc/GMT+6', 4, '2018-08-06', '2019-12-26T20:00-06:00', 507],
    ['America/Los_Angeles', 4, '2018-08-06', '2018-08-09T01:59:59-07:00', 2],
    ['America/Los_Angeles', 4, '2018-08-06', '2018-08-09T03:59:59-07:00', 2],
    ['America/Los_Angeles', 4, '2018-08-06', '2018-08-09T04:00:00-07:00', 3],
  ])('in %s from hour %i, %s to %s, are as in Anki', (zone, hour, created, now, days) => {
    expect(studyCalendar(zone, hour).dayOf(Date.parse(now)) - dateNumber(created)).toBe(days)
  })
})

describe('a study day starts', () => {
  it.each([
    ['on the day of the change to summer time', 'Europe/Berlin', 4, '2025-03-30', '2025-03-30T02:00Z'],
    ['on the day of the change to winter time', 'Europe/Berlin', 4, '2025-10-26', '2025-10-26T03:00Z'],
    ['after the gap, where the hour does not exist', 'Europe/Berlin', 2, '2025-03-30', '2025-03-30T01:00Z'],
    ['the first time, where the hour comes twice', 'Europe/Berlin', 2, '2025-10-26', '2025-10-26T00:00Z'],
    ['at midnight that does not exist', 'America/Asuncion', 0, '2024-10-06', '2024-10-06T04:00Z'],
    ['with a change of half an hour', 'Australia/Lord_Howe', 4, '2025-04-06', '2025-04-05T17:30Z'],
    ['with an odd offset', 'Asia/Kathmandu', 4, '2025-01-01', '2024-12-31T22:15Z'],
    ['before the date line moved', 'Pacific/Apia', 4, '2011-12-29', '2011-12-29T14:00Z'],
    ['when the date line moved, on the date left out', 'Pacific/Apia', 4, '2011-12-30', '2011-12-30T10:00Z'],
    ['after the date line moved', 'Pacific/Apia', 4, '2011-12-31', '2011-12-30T14:00Z'],
  ])('%s', (_, zone, hour, date, start) => {
    const calendar = studyCalendar(zone, hour)
    const day = dateNumber(date)
    expect(new Date(calendar.startOf(day)).toISOString()).toBe(new Date(start).toISOString())
    expect(calendar.dayOf(calendar.startOf(day))).toBe(day)
    expect(calendar.isoDate(day)).toBe(date)
  })

  it('and does not end where the clock is set back behind its start', () => {
    // St John's went from 00:01 back to 23:01 of the day before.
    const calendar = studyCalendar('America/St_Johns', 0)
    const midnight = Date.parse('2005-10-30T00:00:00-02:30')
    expect([-1, 0, 59_000, 60_000, HOUR_MS].map((after) => calendar.isoDate(calendar.dayOf(midnight + after)))).toEqual(
      ['2005-10-29', '2005-10-30', '2005-10-30', '2005-10-30', '2005-10-30'],
    )
  })

  it('and lasts 47 hours where the date line moved back over its start', () => {
    // Kwajalein had 30 September 1969 twice; with day start 23:00 the study day begins on the first one.
    const calendar = studyCalendar('Pacific/Kwajalein', 23)
    const dayOf = (at: string) => calendar.isoDate(calendar.dayOf(Date.parse(at)))
    expect(['1969-09-30T11:59Z', '1969-10-02T11:00Z'].map(dayOf)).toEqual(['1969-09-29', '1969-10-01'])
    for (const at of ['1969-09-30T12:00Z', '1969-10-01T00:00Z', '1969-10-02T10:59Z'])
      expect(dayOf(at)).toBe('1969-09-30')
  })

  it('with day start 0 leaves the date that Samoa left out without an instant', () => {
    const calendar = studyCalendar('Pacific/Apia', 0)
    expect(calendar.startOf(dateNumber('2011-12-30'))).toBe(calendar.startOf(dateNumber('2011-12-31')))
  })
})

describe('in every zone and at every day start', () => {
  const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) })
  const place = [fc.constantFrom(...zones), fc.integer({ min: 0, max: 23 })] as const

  it('an instant lies inside its study day', () => {
    fc.assert(
      fc.property(...place, instant, (zone, hour, at) => {
        const calendar = studyCalendar(zone, hour)
        const day = calendar.dayOf(at)
        expect(calendar.startOf(day)).toBeLessThanOrEqual(at)
        expect(at).toBeLessThan(calendar.startOf(day + 1))
      }),
      { numRuns: 2000 },
    )
  })

  it('the clock shows the day start or later when a day starts, and less just before', () => {
    fc.assert(
      fc.property(...place, fc.integer({ min: 0, max: 40_000 }), (zone, hour, day) => {
        const start = studyCalendar(zone, hour).startOf(day)
        const shown = Date.UTC(1970, 0, 1 + day, hour)
        expect(wallClock(zone, start)).toBeGreaterThanOrEqual(shown)
        expect(wallClock(zone, start - 1)).toBeLessThan(shown)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a calendar', () => {
  const calendar = studyCalendar('Asia/Kolkata', 4)

  it('counts weekdays from Monday', () => {
    expect(calendar.weekday(dateNumber('2025-06-09'))).toBe(0)
    expect(calendar.weekday(dateNumber('2025-06-15'))).toBe(6)
    expect(calendar.weekday(dateNumber('1969-12-29'))).toBe(0)
  })

  it('knows the hour that clocks show', () => {
    expect(calendar.localHour(Date.parse('2025-06-09T23:59:00+05:30'))).toBe(23)
    expect(calendar.localHour(Date.parse('2025-06-09T00:00:00+05:30'))).toBe(0)
  })

  it('is right for offsets of seconds and dates before 1900', () => {
    const amsterdam = studyCalendar('Europe/Amsterdam', 0)
    const at = Date.parse('1890-05-01T12:00Z')
    expect(amsterdam.isoDate(amsterdam.dayOf(at))).toBe('1890-05-01')
  })

  it('is made once for a zone and a day start', () => {
    expect(studyCalendar('Asia/Kolkata', 4)).toBe(studyCalendar('Asia/Kolkata', 4))
    expect(studyCalendar('Asia/Kolkata', 5)).not.toBe(studyCalendar('Asia/Kolkata', 4))
  })

  it('refuses what is no zone, hour or instant', () => {
    expect(() => studyCalendar('Mars/Olympus', 4)).toThrow(RangeError)
    expect(() => studyCalendar('Etc/UTC', 24)).toThrow('The day starts at hour 24; it must be 0 to 23.')
    expect(() => calendar.dayOf(Number.NaN)).toThrow(RangeError)
  })
})

it('knows the names of time zones', () => {
  const names = ['Europe/Berlin', 'Etc/UTC', '', 'Mars/Olympus', 'Europe']
  expect(names.filter(isTimeZone)).toEqual(['Europe/Berlin', 'Etc/UTC'])
})
