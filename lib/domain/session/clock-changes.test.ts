import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CardId, ReviewId } from '../ids'
import { anId } from '../ids.fixture'
import { type LogEntry, settingsNamedIn } from '../scheduling/log'
import { RATINGS, type Rating } from '../scheduling/memory'
import { replay } from '../scheduling/replay'
import { DEFAULT_SCHEDULING } from '../scheduling/settings'
import { studyCalendar } from '../time/study-day'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/units'
import { openSession } from './review-session'
import { KNOWN, studyCard, studySession } from './session.fixture'
import { type SessionEvent, sessionAfter } from './session-events'

/** Zones and the days on which their clocks change, or Samoa leaves one out. */
const CHANGES = [
  ['Australia/Lord_Howe', Date.UTC(2025, 3, 5, 15)],
  ['Pacific/Apia', Date.UTC(2011, 11, 30, 10)],
  ['Asia/Tehran', Date.UTC(2021, 2, 21, 20, 30)],
  ['Europe/Berlin', Date.UTC(2025, 9, 26, 1)],
  ['America/St_Johns', Date.UTC(2005, 9, 30, 2, 31)],
] as const

const steps = fc.array(
  fc.record({
    rating: fc.constantFrom<Rating>(...RATINGS),
    /** By how much the clock of the device goes on, or is set back. */
    minutes: fc.oneof(fc.nat(90), fc.integer({ min: -3 * 24 * 60, max: 12 * 60 })),
    undo: fc.nat(7).map((n) => n === 0),
  }),
  { maxLength: 20 },
)

it('answers on a device whose clock is changed come after each other, each on its day, and lead to the same memories', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CHANGES),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: -30, max: 30 }),
      steps,
      ([timeZone, change], dayStartHour, hours, answers) => {
        const now = change + hours * HOUR_MS
        const calendar = studyCalendar(timeZone, dayStartHour)
        const day = calendar.dayOf(now)
        const scheduling = { ...DEFAULT_SCHEDULING, timeZone, dayStartHour }
        const known = {
          ...KNOWN,
          dueDay: day,
          lastReviewAt: now - 10 * DAY_MS,
          lastReviewDay: calendar.dayOf(now - 10 * DAY_MS),
        }
        const cards = [
          studyCard('a'),
          studyCard('b', { memory: known }),
          studyCard('c'),
          studyCard('d', { memory: known }),
        ]
        let session = openSession(studySession(cards, { now, day, dayEndsAt: calendar.startOf(day + 1), scheduling }))
        const entries: LogEntry[] = []
        let [clock, ids] = [now, 0]
        const newId = () => anId<ReviewId>(`id-${String(ids++).padStart(4, '0')}`)
        const happens = (event: SessionEvent) => {
          const move = sessionAfter(session, event, { at: clock, seenMs: 1_000, newId })
          if (!move) return
          session = move.session
          entries.push(...move.entries)
        }
        for (const { rating, minutes, undo } of answers) {
          clock += minutes * MINUTE_MS
          happens({ kind: 'tick' })
          if (undo) happens({ kind: 'undo' })
          happens({ kind: 'ask-early' })
          happens({ kind: 'show', typed: null })
          happens({ kind: 'grade', rating })
        }

        for (const entry of entries) expect(entry.day).toBe(calendar.dayOf(entry.at))
        const voided = new Set(entries.flatMap((entry) => (entry.kind === 'void' ? [entry.voids] : [])))
        for (const { cardId, memory: start } of cards) {
          const own = entries.filter((entry) => entry.cardId === cardId)
          const standing = own.filter(({ id, kind }) => kind === 'review' && !voided.has(id))
          for (const [i, entry] of standing.entries()) {
            const last = standing[i - 1]?.at ?? start?.lastReviewAt ?? Number.NEGATIVE_INFINITY
            expect(entry.at).toBeGreaterThan(last)
            expect(entry.day).toBeGreaterThanOrEqual(standing[i - 1]?.day ?? start?.lastReviewDay ?? entry.day)
          }
          expect(settingsNamedIn(own).length).toBeLessThanOrEqual(1)
          if (start !== null) continue
          const after = session.state.memories.get(cardId as CardId) ?? null
          expect(replay(cardId, own, () => scheduling)).toEqual(after)
        }
      },
    ),
    { seed: 14, numRuns: 500 },
  )
})
