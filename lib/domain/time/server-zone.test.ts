import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { CARD, PLAIN } from '../scheduling/answer.fixture'
import { history } from '../scheduling/log.fixture'
import { replay } from '../scheduling/replay'
import { isoDateOf, studyCalendar, studyDayOfDate } from './study-day'

/** Zones of a server with their offset from UTC on 1 January 1970, in minutes as `getTimezoneOffset` counts. */
const SERVERS = [
  ['Etc/UTC', 0],
  ['Asia/Tokyo', -540],
  ['Pacific/Honolulu', 600],
  ['Europe/Berlin', -60],
] as const
const LEARNERS = ['Etc/UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Australia/Lord_Howe'] as const

const before = process.env.TZ
afterEach(() => {
  if (before === undefined) Reflect.deleteProperty(process.env, 'TZ')
  else process.env.TZ = before
})

/** What is worked out on a server in each zone; all of it has to be the same. */
const onEachServer = <T>(work: () => T): readonly T[] =>
  SERVERS.map(([zone, minutes]) => {
    process.env.TZ = zone
    expect(new Date(0).getTimezoneOffset()).toBe(minutes)
    return work()
  })

it('study days and dates do not depend on the zone of the server', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: Date.UTC(2060, 0, 1) }),
      fc.constantFrom(...LEARNERS),
      fc.integer({ min: 0, max: 23 }),
      (at, zone, hour) => {
        const [first, ...others] = onEachServer(() => {
          const calendar = studyCalendar(zone, hour)
          const day = calendar.dayOf(at)
          return [day, calendar.startOf(day), calendar.startOf(day + 1), calendar.weekday(day), isoDateOf(day)]
        })
        for (const other of others) expect(other).toEqual(first)
        expect(onEachServer(() => studyDayOfDate(String(first?.[4])))).toEqual(SERVERS.map(() => first?.[0]))
      },
    ),
    { seed: 14, numRuns: 200 },
  )
})

it('a replay does not depend on the zone of the server', () => {
  fc.assert(
    fc.property(history, fc.constantFrom(...LEARNERS), (entries, timeZone) => {
      const settings = { ...PLAIN, timeZone, fuzz: true }
      const [first, ...others] = onEachServer(() => replay(CARD, entries, () => settings))
      for (const other of others) expect(other).toEqual(first)
    }),
    { seed: 15, numRuns: 100 },
  )
})
