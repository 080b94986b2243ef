import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimatedMinutes } from '../queue/estimate'
import { KNOWN } from '../session/session.fixture'
import { type DueGroup, forecast } from './forecast'

const TODAY = 20_000
/** A review takes 6 s and, one time in ten, a relearning step of 12 s: 7.2 s. */
const PACE = {
  new: 20,
  learning: 12,
  review: 6,
  stepsAfterNew: 1,
  learningSteps: [2, 1],
  relearningSteps: [1],
  lapses: 0.1,
}
const group = (more: Partial<DueGroup>): DueGroup => ({
  dueDay: TODAY,
  buriedUntilDay: null,
  state: 'review',
  step: 0,
  cards: 10,
  ...more,
})

describe('the forecast', () => {
  it('puts what falls due in a pause on the day after it, and leaves what is overdue', () => {
    const groups = [group({ dueDay: TODAY - 1, cards: 1 }), group({ cards: 2 }), group({ dueDay: TODAY + 3, cards: 4 })]
    const pauses = [
      { from: TODAY - 2, to: TODAY },
      { from: TODAY + 3, to: TODAY + 3 },
    ]
    const { backlog, days } = forecast(groups, TODAY, 5, PACE, pauses)
    expect(backlog.cards).toBe(1)
    expect(days.map(({ cards }) => cards)).toEqual([0, 2, 0, 0, 4])
  })

  it('puts cards on the day they are due, with minutes by state', () => {
    const groups = [group({}), group({ state: 'relearning', cards: 5 }), group({ dueDay: TODAY + 2, cards: 20 })]
    const { days, total } = forecast(groups, TODAY, 3, PACE)
    expect(days.map(({ day, cards, minutes }) => [day - TODAY, cards, minutes].join(' '))).toEqual([
      '0 15 2.2',
      '1 0 0',
      '2 20 2.4',
    ])
    expect(total).toEqual({ cards: 35, minutes: 4.6 })
  })

  it('keeps what was due before today apart', () => {
    const { backlog, total } = forecast([group({ dueDay: TODAY - 1 }), group({ dueDay: TODAY - 90 })], TODAY, 30, PACE)
    expect(backlog).toEqual({ cards: 20, minutes: 2.4 })
    expect(total.cards).toBe(0)
  })

  it('brings a buried card back on the day until which it is buried, and not before it is due', () => {
    const buried = (dueDay: number, buriedUntilDay: number) =>
      forecast([group({ dueDay, buriedUntilDay })], TODAY, 9, PACE)
    expect(buried(TODAY - 3, TODAY + 1).days[1]?.cards).toBe(10)
    expect(buried(TODAY + 4, TODAY + 1).days[4]?.cards).toBe(10)
    expect(buried(TODAY - 3, TODAY).backlog.cards).toBe(10)
  })

  it('loses no card and counts none twice', () => {
    const groups = fc.array(
      fc.record({
        dueDay: fc.integer({ min: TODAY - 50, max: TODAY + 50 }),
        buriedUntilDay: fc.option(fc.integer({ min: TODAY - 5, max: TODAY + 5 })),
        state: fc.constantFrom('learning' as const, 'review' as const, 'relearning' as const),
        step: fc.integer({ min: 0, max: 1 }),
        cards: fc.integer({ min: 1, max: 40 }),
      }),
    )
    fc.assert(
      fc.property(groups, (list) => {
        const { backlog, total } = forecast(list, TODAY, 51, PACE)
        const all = list.reduce((sum, { cards }) => sum + cards, 0)
        expect(backlog.cards + total.cards).toBe(all)
        const cards = list.flatMap(({ cards: count, state, step }) =>
          Array.from({ length: count }, () => ({ memory: { ...KNOWN, state, step } })),
        )
        expect(backlog.minutes + total.minutes).toBeCloseTo(estimatedMinutes(cards, PACE), 6)
      }),
    )
  })
})
