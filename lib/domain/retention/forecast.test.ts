import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DueGroup, forecast } from './forecast'

const TODAY = 20_000
const SECONDS = { new: 20, learning: 12, review: 6 }
const group = (more: Partial<DueGroup>): DueGroup => ({
  dueDay: TODAY,
  buriedUntilDay: null,
  state: 'review',
  cards: 10,
  ...more,
})

describe('the forecast', () => {
  it('puts cards on the day they are due, with minutes by state', () => {
    const { days, total } = forecast(
      [group({}), group({ state: 'relearning', cards: 5 }), group({ dueDay: TODAY + 2, cards: 20 })],
      TODAY,
      3,
      SECONDS,
    )
    expect(days).toEqual([
      { day: TODAY, cards: 15, minutes: 2 },
      { day: TODAY + 1, cards: 0, minutes: 0 },
      { day: TODAY + 2, cards: 20, minutes: 2 },
    ])
    expect(total).toEqual({ cards: 35, minutes: 4 })
  })

  it('keeps what was due before today apart', () => {
    const { backlog, total } = forecast(
      [group({ dueDay: TODAY - 1 }), group({ dueDay: TODAY - 90 })],
      TODAY,
      30,
      SECONDS,
    )
    expect(backlog).toEqual({ cards: 20, minutes: 2 })
    expect(total.cards).toBe(0)
  })

  it('brings a buried card back on the day until which it is buried, and not before it is due', () => {
    const buried = (dueDay: number, buriedUntilDay: number) =>
      forecast([group({ dueDay, buriedUntilDay })], TODAY, 9, SECONDS)
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
        cards: fc.integer({ min: 1, max: 40 }),
      }),
    )
    fc.assert(
      fc.property(groups, (list) => {
        const { backlog, total } = forecast(list, TODAY, 51, SECONDS)
        const all = list.reduce((sum, { cards }) => sum + cards, 0)
        expect(backlog.cards + total.cards).toBe(all)
        const seconds = list.reduce((sum, { cards, state }) => sum + cards * (state === 'review' ? 6 : 12), 0)
        expect(backlog.minutes + total.minutes).toBeCloseTo(seconds / 60, 6)
      }),
    )
  })
})
