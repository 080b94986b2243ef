import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArticleId } from '../ids'
import { anId } from '../ids.fixture'
import { backOnDay, type Priority, planReading, type ReadingItem } from './plan'

const item = (articleId: string, more: Partial<ReadingItem> = {}): ReadingItem => ({
  articleId: anId(articleId),
  priority: 1,
  state: 'reading',
  backOnDay: 100,
  minutesLeft: 8,
  ...more,
})

const names = (items: readonly ReadingItem[], minutes = 20, day = 100) =>
  planReading(items, day, minutes).map((planned) => `${planned.item.articleId} ${planned.minutes}`)

describe('the reading of a day', () => {
  it('takes what is first, then what was begun, then what has been away longest', () => {
    const items = [
      item('c', { backOnDay: 99 }),
      item('waits', { state: 'waiting', backOnDay: 1 }),
      item('b', { backOnDay: 90 }),
      item('first', { priority: 0, state: 'waiting' }),
    ]
    expect(names(items, 60)).toEqual(['first 8', 'b 8', 'c 8', 'waits 8'])
  })

  it('gives a long article what is left of the day', () => {
    expect(names([item('a'), item('b', { minutesLeft: 40 })])).toEqual(['a 8', 'b 12'])
  })

  it('does not open an article for a minute or two of it, but does for its last ones', () => {
    expect(names([item('a', { minutesLeft: 17 }), item('b', { minutesLeft: 30 })])).toEqual(['a 17'])
    expect(names([item('a', { minutesLeft: 17 }), item('b', { minutesLeft: 2 })])).toEqual(['a 17', 'b 2'])
  })

  it('leaves what comes back later and what does not come by itself', () => {
    expect(names([item('a', { backOnDay: 101 }), item('b', { backOnDay: null })])).toEqual([])
    expect(names([item('a', { backOnDay: 101 })], 20, 101)).toEqual(['a 8'])
  })

  it('brings an article back sooner the more it matters', () => {
    expect(([0, 1, 2] as const).map((priority) => backOnDay(100, priority))).toEqual([101, 102, 107])
  })

  it('never plans more than the minutes of the day nor more of an article than is left, in whatever order they come', () => {
    const items = fc.uniqueArray(
      fc.record({
        articleId: fc.string({ minLength: 1, maxLength: 8 }).map(anId<ArticleId>),
        priority: fc.constantFrom<Priority>(0, 1, 2),
        state: fc.constantFrom('waiting' as const, 'reading' as const),
        backOnDay: fc.option(fc.integer({ min: 90, max: 110 })),
        minutesLeft: fc.double({ min: 0, max: 300, noNaN: true }),
      }),
      { selector: ({ articleId }) => articleId },
    )
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 120 }), (list, minutes) => {
        const planned = planReading(list, 100, minutes)
        const sum = planned.reduce((total, one) => total + one.minutes, 0)
        expect(sum).toBeLessThanOrEqual(minutes + 1e-9)
        for (const one of planned) expect(one.minutes).toBeLessThanOrEqual(one.item.minutesLeft)
        expect(planReading([...list].reverse(), 100, minutes)).toEqual(planned)
      }),
    )
  })
})
