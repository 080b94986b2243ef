import { expect, it } from 'vitest'
import type { Instant } from '../ids'
import { dateTimeWords } from './words'

it.each([
  ['2026-11-27T12:58:31Z', 'Europe/Berlin', 'Friday 27 November 2026, 13:58'],
  ['2026-11-27T23:05:00Z', 'Asia/Almaty', 'Saturday 28 November 2026, 04:05'],
])('says when %s was in %s', (iso, timeZone, words) => {
  expect(dateTimeWords(Date.parse(iso) as Instant, timeZone)).toBe(words) // a test may make an instant
})
