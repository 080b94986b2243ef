import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId, ReviewId, SettingsId } from '../ids'
import { anId } from '../ids.fixture'
import { recallCurve } from '../scheduling/fsrs'
import type { LogEntry } from '../scheduling/log'
import type { Rating } from '../scheduling/memory'
import { effectiveEntries, replay } from '../scheduling/replay'
import { DEFAULT_SCHEDULING } from '../scheduling/settings'
import { studyCalendar } from '../time/study-day'
import { DAY_MS } from '../time/units'
import { recallAfterDay, stretchesOf } from './expected-recall-by-day'

const CARD = anId<CardId>('card')
const CURVE = recallCurve(DEFAULT_SCHEDULING.weights)
const CALENDAR = studyCalendar('Etc/UTC', 4)
const settingsOf = () => DEFAULT_SCHEDULING

type Given = {
  readonly hour: number
  readonly kind: 'review' | 'cram' | 'forget' | 'suspend' | 'void'
  readonly rating: Rating
  readonly of: number
}

const entriesOf = (given: readonly Given[]): readonly LogEntry[] =>
  given.map(({ hour, kind, rating, of }, i) => {
    const at = 20_000 * DAY_MS + hour * 3_600_000
    const entry = { id: anId<ReviewId>(`e${i}`), cardId: CARD, at, day: CALENDAR.dayOf(at) }
    switch (kind) {
      case 'void':
        return { ...entry, kind, voids: anId<ReviewId>(`e${of % given.length}`) }
      case 'forget':
        return { ...entry, kind }
      case 'suspend':
        return { ...entry, kind, suspended: true }
      default: {
        const settingsId = anId<SettingsId>('s')
        const times = { questionMs: 1, answerMs: 1, fuzz: null, settingsId }
        return { ...entry, kind: 'review', rating, format: 'flash', mode: kind === 'cram' ? 'cram' : 'study', ...times }
      }
    }
  })

const logs = fc
  .array(
    fc.record({
      hour: fc.integer({ min: 0, max: 24 * 60 }),
      kind: fc.constantFrom('review', 'review', 'review', 'cram', 'forget', 'suspend', 'void'),
      rating: fc.constantFrom<Rating>(1, 2, 3, 4),
      of: fc.nat(20),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map(entriesOf)

describe('the stretches of a card', () => {
  it('say of each day what a replay of its entries up to then says, in whatever order they come', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: -2, max: 70 }), (log, ahead) => {
        const day = 20_000 + ahead
        const standing = effectiveEntries(CARD, log).filter((entry) => entry.day <= day)
        const memory = replay(CARD, standing, settingsOf)
        const { decay, factor } = CURVE
        const expected =
          memory?.stability == null || memory.lastReviewDay === null
            ? 0
            : (1 + (factor * (day + 1 - memory.lastReviewDay)) / memory.stability) ** decay
        expect(recallAfterDay(stretchesOf(CARD, log, settingsOf), day, CURVE)).toBeCloseTo(expected, 12)
        expect(stretchesOf(CARD, [...log].reverse(), settingsOf)).toEqual(stretchesOf(CARD, log, settingsOf))
      }),
    )
  })
})
