import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../ids'
import { anId } from '../ids.fixture'
import { pauseOn } from '../pausing/pause'
import { fsrsModel } from './fsrs'
import { type ReviewCard, reschedule } from './reschedule'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS, type SchedulingSettings } from './settings'

const TODAY = 20_000
const HIGH: SchedulingSettings = { ...DEFAULT_SCHEDULING, desiredRetention: 0.97 }
const PLAIN: SchedulingSettings = { ...DEFAULT_SCHEDULING, fuzz: false }

const cards = (settings: SchedulingSettings) =>
  fc
    .array(
      fc.record({
        stability: fc.double({ min: 0.1, max: 400, noNaN: true }),
        daysAgo: fc.nat(60),
        intervalDays: fc.integer({ min: 1, max: 300 }),
        reps: fc.integer({ min: 1, max: 30 }),
      }),
      { maxLength: 40 },
    )
    .map((list) =>
      list.map(
        ({ daysAgo, intervalDays, ...rest }, index): ReviewCard => ({
          ...rest,
          cardId: anId<CardId>(`card-${index}`),
          lastReviewDay: TODAY - daysAgo,
          intervalDays,
          dueDay: TODAY - daysAgo + intervalDays,
          settings,
        }),
      ),
    )

const dueOf = (list: readonly { readonly dueDay: number }[]) => {
  const due = new Map<number, number>()
  for (const { dueDay } of list) due.set(Math.max(dueDay, TODAY), (due.get(Math.max(dueDay, TODAY)) ?? 0) + 1)
  return due
}
const without0 = (due: ReadonlyMap<number, number>) =>
  [...due].filter(([, count]) => count !== 0).sort(([a], [b]) => a - b)

describe('rescheduling', () => {
  it('puts a card where the desired retention is reached, counted from its last review', () => {
    const card: ReviewCard = {
      cardId: anId<CardId>('a'),
      stability: 100,
      lastReviewDay: TODAY - 10,
      intervalDays: 100,
      dueDay: TODAY + 90,
      reps: 5,
      settings: { ...PLAIN, desiredRetention: 0.95 },
    }
    const days = Math.round(fsrsModel(DEFAULT_WEIGHTS).intervalDays(100, 0.95))
    expect(reschedule([card], TODAY, dueOf([card]))).toEqual({
      rescheduled: [{ cardId: 'a', from: TODAY + 90, intervalDays: days, dueDay: TODAY - 10 + days }],
      due: new Map([
        [TODAY + 90, 0],
        [TODAY - 10 + days, 1],
      ]),
      afterPause: 0,
    })
    expect(
      reschedule([{ ...card, settings: { ...card.settings, maximumIntervalDays: 7 } }], TODAY, dueOf([card]))
        .rescheduled,
    ).toMatchObject([{ intervalDays: 7, dueDay: TODAY - 3 }])
  })

  it('leaves alone what is within the range that it would get, so that a second time changes nothing', () => {
    fc.assert(
      fc.property(cards(HIGH), (list) => {
        const { rescheduled, due } = reschedule(list, TODAY, dueOf(list))
        const moved = new Map(rescheduled.map((one) => [one.cardId, one]))
        const after = list.map((card) => ({ ...card, ...moved.get(card.cardId) }))
        expect(without0(due)).toEqual(without0(dueOf(after)))
        expect(reschedule(after, TODAY, due).rescheduled).toEqual([])
      }),
      { seed: 77 },
    )
  })

  it('gives the same in whatever order the cards come, and never an interval out of bounds', () => {
    fc.assert(
      fc.property(cards({ ...HIGH, maximumIntervalDays: 120 }), (list) => {
        const byId = (found: readonly { readonly cardId: string }[]) =>
          [...found].sort((a, b) => (a.cardId < b.cardId ? -1 : 1))
        const one = reschedule(list, TODAY, dueOf(list)).rescheduled
        expect(byId(reschedule([...list].reverse(), TODAY, dueOf(list)).rescheduled)).toEqual(byId(one))
        for (const { cardId, intervalDays, dueDay } of one) {
          expect(intervalDays).toBeGreaterThanOrEqual(1)
          expect(intervalDays).toBeLessThanOrEqual(120)
          expect(dueDay).toBe((list.find((card) => card.cardId === cardId)?.lastReviewDay ?? 0) + intervalDays)
        }
      }),
      { seed: 78 },
    )
  })

  it('puts no card into a pause, also one that has begun, and a second time changes nothing', () => {
    const pauses = [
      { from: TODAY, to: TODAY + 4 },
      { from: TODAY + 6, to: TODAY + 40 },
    ]
    fc.assert(
      fc.property(cards(HIGH), (list) => {
        const { rescheduled, due, afterPause } = reschedule(list, TODAY, dueOf(list), pauses)
        for (const { dueDay } of rescheduled) expect(pauseOn(pauses, Math.max(dueDay, TODAY))).toBeNull()
        const ofCard = new Map(list.map((card) => [card.cardId, card.lastReviewDay]))
        const late = rescheduled.filter((one) => one.dueDay !== (ofCard.get(one.cardId) ?? 0) + one.intervalDays)
        expect(late).toHaveLength(afterPause)
        const moved = new Map(rescheduled.map((one) => [one.cardId, one]))
        const after = list.map((card) => ({ ...card, ...moved.get(card.cardId) }))
        expect(reschedule(after, TODAY, due, pauses).rescheduled).toEqual([])
      }),
      { seed: 79 },
    )
  })

  it('gives the days after a pause about as many cards each', () => {
    const settings = { ...PLAIN, desiredRetention: 0.9 }
    const list = Array.from({ length: 21 }, (_, index): ReviewCard => {
      const common = { lastReviewDay: TODAY, intervalDays: 90, dueDay: TODAY + 90, reps: 1, settings }
      return { cardId: anId<CardId>(`card-${index}`), stability: 10, ...common }
    })
    const { due } = reschedule(list, TODAY, dueOf(list), [{ from: TODAY + 1, to: TODAY + 30 }])
    expect(Array.from({ length: 8 }, (_, index) => due.get(TODAY + 31 + index) ?? 0)).toEqual([3, 3, 3, 3, 3, 3, 3, 0])
  })
})
