import { describe, expect, it } from 'vitest'
import type { Instant } from '../ids'
import { DATE_STYLES, type DateStyle } from './date-style'
import {
  aboutMinutes,
  clockWords,
  dateTimeWords,
  dateWordsAt,
  dayWords,
  dayWordsWithYear,
  minutesWords,
  shortDayWords,
  shortDayWordsWithYear,
} from './words'

const DAY = Date.parse('2026-03-09T00:00:00Z') / 86_400_000
const at = (iso: string): Instant => Date.parse(iso) as Instant // a test may make an instant

describe('a day', () => {
  it.each<[string, (day: number, style: DateStyle) => string, string, string]>([
    ['long', dayWords, 'Monday 9 March', 'Monday, March 9'],
    ['long with its year', dayWordsWithYear, 'Monday 9 March 2026', 'Monday, March 9, 2026'],
    ['short', shortDayWords, '9 Mar', 'Mar 9'],
    ['short with its year', shortDayWordsWithYear, '9 Mar 2026', 'Mar 9, 2026'],
  ])('is written %s in both styles', (_, words, british, american) => {
    expect(DATE_STYLES.map((style) => words(DAY, style))).toEqual([british, american])
  })
})

describe('an instant', () => {
  it.each([
    ['2026-11-27T12:58:31Z', 'Europe/Berlin', 'Friday 27 November 2026, 13:58', 'Friday, November 27, 2026, 1:58 PM'],
    ['2026-11-27T23:05:00Z', 'Asia/Almaty', 'Saturday 28 November 2026, 04:05', 'Saturday, November 28, 2026, 4:05 AM'],
    ['2026-12-05T23:05:00Z', 'Asia/Tashkent', 'Sunday 6 December 2026, 04:05', 'Sunday, December 6, 2026, 4:05 AM'],
  ])('at %s in %s has that zone’s day and clock', (iso, timeZone, british, american) => {
    expect(DATE_STYLES.map((style) => dateTimeWords(at(iso), timeZone, style))).toEqual([british, american])
  })

  it.each([
    ['00:00', '12:00 AM'],
    ['09:05', '9:05 AM'],
    ['12:30', '12:30 PM'],
    ['23:59', '11:59 PM'],
  ])('at %s is %s on an American clock', (british, american) => {
    const words = DATE_STYLES.map((style) => clockWords(at(`2026-03-09T${british}:00Z`), 'UTC', style))
    expect(words).toEqual([british, american])
  })

  it('is written without its weekday, long or short', () => {
    const of = (length: 'long' | 'short') =>
      DATE_STYLES.map((style) => dateWordsAt(at('2026-03-09T12:00:00Z'), 'UTC', style, length))
    expect(of('long')).toEqual(['9 March 2026', 'March 9, 2026'])
    expect(of('short')).toEqual(['9 Mar 2026', 'Mar 9, 2026'])
  })
})

it.each([
  [0, '0 minutes', '0 minutes'],
  [0.1, 'less than a minute', 'less than a minute'],
  [0.74, 'less than a minute', 'less than a minute'],
  [0.75, '1 minute', 'about 1 minute'],
  [1.4, '1 minute', 'about 1 minute'],
  [12.5, '13 minutes', 'about 13 minutes'],
])('%d minutes are said in one way', (minutes, words, about) => {
  expect([minutesWords(minutes), aboutMinutes(minutes)]).toEqual([words, about])
})
