import { describe, expect, it } from 'vitest'
import { offsetsOf } from '../time/zone-offsets'
import { DEFAULT_REMINDERS, readTimeOfDay, reminderDay, timeOfDayText } from './reminder'
import { reminderWords } from './reminder-words'

const DAY = 86_400_000
/** Monday 2 March 2026. */
const MONDAY = Date.UTC(2026, 2, 2) / DAY
const at = (time: string, day = '2026-03-02') => Date.parse(`${day}T${time}:00Z`)
const times = { ...DEFAULT_REMINDERS, minuteOfDay: 7 * 60 + 30 }

describe('the day of a reminder', () => {
  it.each([
    ['06:29', null],
    ['06:30', MONDAY],
    ['12:29', MONDAY],
    ['12:30', null],
  ])('at %s UTC in Brussels is %s', (time, day) => {
    expect(reminderDay(times, at(time), offsetsOf('Europe/Brussels'))).toBe(day)
  })

  it('follows the clocks of the zone when they change', () => {
    // Summer time since 29 March: two hours ahead of UTC.
    const offsets = offsetsOf('Europe/Brussels')
    expect(reminderDay(times, at('05:30', '2026-03-30'), offsets)).toBe(MONDAY + 28)
    expect(reminderDay(times, at('05:29', '2026-03-30'), offsets)).toBeNull()
  })

  it('is the date where the learner is', () => {
    expect(reminderDay(times, at('18:30'), offsetsOf('Pacific/Auckland'))).toBe(MONDAY + 1)
  })

  it('is only on the weekdays that are chosen', () => {
    const onMondays = { ...times, weekdays: [1] }
    const utc = offsetsOf('Etc/UTC')
    expect(reminderDay(onMondays, at('08:00'), utc)).toBe(MONDAY)
    expect(reminderDay(onMondays, at('08:00', '2026-03-08'), utc)).toBeNull()
    expect(reminderDay({ ...times, weekdays: [7] }, at('08:00', '2026-03-08'), utc)).toBe(MONDAY + 6)
  })
})

describe('a time of day', () => {
  it.each([
    ['7:30', 450],
    [' 07:30 ', 450],
    ['00:00', 0],
    ['23:59', 1439],
    ['24:00', null],
    ['12:60', null],
    ['noon', null],
    ['', null],
  ])('reads %j as %s', (text, minutes) => {
    expect(readTimeOfDay(text)).toBe(minutes)
  })

  it('is written as a form shows it', () => {
    expect([0, 450, 1439].map(timeOfDayText)).toEqual(['00:00', '07:30', '23:59'])
  })
})

describe('the words of a reminder', () => {
  it('say what is due, how long it takes, and the next briefing', () => {
    const briefing = { title: 'Bridges', day: MONDAY + 4, readiness: 0.82 }
    expect(reminderWords({ cards: 46, minutes: 12, briefing }, 'british')).toEqual({
      title: 'Today: 46 cards, about 12 minutes',
      body: 'Next briefing: Bridges, Friday 6 March. Readiness if you stop now: 82%.',
    })
    expect(reminderWords({ cards: 1, minutes: 0.2, briefing: { ...briefing, readiness: null } }, 'british')).toEqual({
      title: 'Today: 1 card, less than a minute',
      body: 'Next briefing: Bridges, Friday 6 March.',
    })
    expect(reminderWords({ cards: 2, minutes: 1, briefing: null }, 'british').body).toBe('No briefing is planned.')
  })
})
