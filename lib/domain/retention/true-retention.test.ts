import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTally, type ReviewLine, tallyDays } from '@/tests/support/count-log'
import type { CardId } from '../ids'
import { anId } from '../ids.fixture'
import { RATINGS } from '../scheduling/memory'
import { trueRetention } from './true-retention'

const TODAY = 20_000

const line = (more: Partial<ReviewLine> = {}): ReviewLine => ({
  cardId: anId<CardId>('card'),
  day: TODAY,
  rating: 3,
  format: 'flash',
  mode: 'study',
  intervalDays: 5,
  ...more,
})
const card = anId<CardId>

const countsOf = (lines: readonly ReviewLine[], period = 'all') => {
  const row = trueRetention(tallyDays(lines), TODAY).find((each) => each.period === period)
  const short = (cell?: { passed: number; n: number }) => `${cell?.passed} of ${cell?.n}`
  return { young: short(row?.young), mature: short(row?.mature), all: short(row?.all) }
}

describe('true retention', () => {
  it('counts Hard, Good and Easy as recalled and Again as forgotten', () => {
    const lines = RATINGS.map((rating) => line({ rating, cardId: card(`c${rating}`) }))
    expect(countsOf(lines)).toEqual({ young: '3 of 4', mature: '0 of 0', all: '3 of 4' })
  })

  it.each([
    [0, '0 of 0', '0 of 0'],
    [1, '1 of 1', '0 of 0'],
    [20, '1 of 1', '0 of 0'],
    [21, '0 of 0', '1 of 1'],
  ])('puts a card with an interval of %i days where it belongs', (intervalDays, young, mature) => {
    expect(countsOf([line({ intervalDays })])).toMatchObject({ young, mature })
  })

  it('takes only the first answer to a card on a study day', () => {
    expect(countsOf([line({ rating: 1 }), line({ rating: 3 }), line({ rating: 3 })]).all).toBe('0 of 1')
    expect(countsOf([line({ intervalDays: 0 }), line({ intervalDays: 1 })]).all).toBe('0 of 0')
    expect(countsOf([line({ rating: 1 }), line({ day: TODAY + 1 })]).all).toBe('1 of 2')
  })

  it('passes over cramming and what can be guessed, also as the first answer of the day', () => {
    const passedOver = [line({ mode: 'cram' }), line({ format: 'choice' }), line({ format: 'matching' })]
    expect(countsOf(passedOver).all).toBe('0 of 0')
    expect(countsOf([...passedOver, line({ rating: 1 })]).all).toBe('0 of 1')
    expect(countsOf([line({ format: 'typed' }), line({ format: 'spoken', cardId: card('other') })]).all).toBe('2 of 2')
  })

  it('counts study days back from today, today among them', () => {
    const lines = [0, 1, 6, 7, 29, 30, 364, 365].map((back) => line({ day: TODAY - back, cardId: card(`c${back}`) }))
    const inPeriod = (period: string) => countsOf(lines, period).all
    expect(['today', 'week', 'month', 'year', 'all'].map(inPeriod)).toEqual([
      '1 of 1',
      '3 of 3',
      '5 of 5',
      '7 of 7',
      '8 of 8',
    ])
  })

  it('gives no estimate where nothing was tested', () => {
    for (const row of trueRetention([], TODAY)) expect(row.all).toEqual({ passed: 0, n: 0, estimate: null })
  })

  const reviewLines = fc
    .array(
      fc.record({
        cardId: fc.constantFrom('a', 'b', 'c').map(card),
        day: fc.integer({ min: TODAY - 400, max: TODAY }),
        rating: fc.constantFrom(...RATINGS),
        format: fc.constantFrom('flash', 'typed', 'choice'),
        mode: fc.constantFrom('study', 'cram', 'rehearsal'),
        intervalDays: fc.integer({ min: 0, max: 40 }),
      }),
      { maxLength: 60 },
    )
    .map((lines) => lines.sort((a, b) => a.day - b.day))

  it('is the same in however many pieces the answers come, and longer periods hold the shorter ones', () => {
    fc.assert(
      fc.property(reviewLines, fc.integer({ min: 1, max: 9 }), (lines, size) => {
        const tally = openTally()
        for (let i = 0; i < lines.length; i += size) tally.add(lines.slice(i, i + size))
        expect(tally.days()).toEqual(tallyDays(lines))
        const rows = trueRetention(tally.days(), TODAY)
        for (const [i, { young, mature, all }] of rows.entries()) {
          expect(all.n).toBe(young.n + mature.n)
          expect(all.passed).toBe(young.passed + mature.passed)
          expect(rows[i + 1]?.all.n ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(all.n)
        }
        expect(tally.days().reduce((sum, { answers }) => sum + answers, 0)).toBe(lines.length)
      }),
    )
  })
})
