import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { anId } from '../ids.fixture'
import { cellOf, FIRST_CELL } from './rmse-bins'
import { countAnswers, type LoggedAnswer, openRollups, ROLLUPS_VERSION, stageOf } from './rollups'

const answer = (day: number, more: Partial<LoggedAnswer> = {}): LoggedAnswer => ({
  day,
  rating: 3,
  format: 'flash',
  mode: 'study',
  ms: 1000,
  predictedRecall: 0.9,
  before: { state: 'review', intervalDays: 5, lastReviewDay: day - 5, reps: 2 },
  ...more,
})

describe('counting the answers of a card', () => {
  it('tests and scores the first attempt of a day only', () => {
    const counted = countAnswers([answer(10, { rating: 1 }), answer(10), answer(16)])
    expect(counted.map(({ tested }) => tested)).toEqual([true, false, true])
    expect(counted.map(({ score }) => score?.recalled ?? null)).toEqual([0, null, 1])
  })

  it('passes over cramming and what can be guessed, and lets them stand before an attempt', () => {
    const counted = countAnswers([answer(10, { mode: 'cram' }), answer(10, { format: 'choice' }), answer(10)])
    expect(counted.map(({ tested }) => tested)).toEqual([false, false, true])
  })

  it('takes the first answer to a card that only had a date for that of a new card', () => {
    const before = { state: 'review', intervalDays: 30, lastReviewDay: 4, reps: 0 } as const
    const counted = countAnswers([answer(34, { before })])
    expect(counted).toMatchObject([{ stage: 'new', tested: false, score: null, unpredicted: false }])
  })

  it('keeps reviews without a prediction apart', () => {
    const [counted] = countAnswers([answer(10, { predictedRecall: null })])
    expect(counted).toMatchObject({ tested: true, unpredicted: true, score: null, cell: null })
  })

  it('scores a card in its steps on a later day, which is no test of true retention', () => {
    const before = { state: 'relearning', intervalDays: 0, lastReviewDay: 9, reps: 2 } as const
    const [counted] = countAnswers([answer(10, { before })])
    expect(counted).toMatchObject({ stage: 'learning', tested: false, score: { n: 1 } })
  })

  it.each([
    ['new', null],
    ['learning', { state: 'learning', intervalDays: 0, reps: 1 }],
    ['young', { state: 'review', intervalDays: 20, reps: 1 }],
    ['mature', { state: 'review', intervalDays: 21, reps: 1 }],
    ['new', { state: 'review', intervalDays: 21, reps: 0 }],
  ] as const)('tells the stage by what the answer met: %s of %o', (stage, met) => {
    expect(stageOf(met && { ...met, lastReviewDay: 1 })).toBe(stage)
  })
})

it('sums answers by study day and stage, their scores by bin and cell, and all answers of a card', () => {
  const counted = countAnswers([answer(10), answer(10), answer(16, { rating: 1 })])
  const sums = openRollups()
  sums.addToDays(counted.filter((one) => one.answer.day === 10))
  sums.addToCard(anId('card'), counted)
  const { days, scores, cards } = sums.rollups()
  expect(days).toEqual([{ day: 10, stage: 'young', answers: 2, ms: 2000, tested: 1, passed: 1, unpredicted: 0 }])
  expect(scores.map(({ day, bin, n }) => [day, bin >= FIRST_CELL, n])).toEqual([
    [10, false, 1],
    [10, true, 1],
  ])
  expect(cards).toMatchObject([{ cardId: 'card', answers: 3, tested: 2, passed: 1, n: 2, recalled: 1 }])
})

describe('the way of counting', () => {
  const met = (state: 'learning' | 'review' | 'relearning', intervalDays: number, lastReviewDay: number, reps = 2) => ({
    before: { state, intervalDays, lastReviewDay, reps },
  })
  /** A log with every stage, mode and format of attempts, late answers of a day, reviews without a prediction and of a card with only a date. */
  const log = [
    answer(1, { before: null, predictedRecall: null, rating: 1 }),
    answer(1, { ...met('learning', 0, 1), format: 'typed' }),
    answer(4, { ...met('review', 3, 1), mode: 'rehearsal', format: 'spoken' }),
    answer(5, { mode: 'cram' }),
    answer(9, { ...met('review', 30, 4), rating: 1 }),
    answer(10, { ...met('relearning', 0, 9), mode: 'ahead', rating: 2 }),
    answer(20, { ...met('review', 25, 10), predictedRecall: null, rating: 4 }),
    answer(30, met('review', 8, 22, 0)),
  ]

  it('has a version, which goes up whenever the same log comes to other sums: kept ones are then counted anew', () => {
    const rollups = openRollups()
    rollups.addToDays(countAnswers(log))
    rollups.addToCard(anId('card'), countAnswers(log))
    const sums = JSON.stringify(rollups.rollups(), (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(9)) : value,
    )
    const fingerprint = createHash('sha256').update(sums).digest('hex').slice(0, 12)
    expect({ version: ROLLUPS_VERSION, fingerprint }).toEqual({ version: 4, fingerprint: '99b2b77f5efb' })
  })
})

describe('cells of RMSE(bins)', () => {
  it.each([
    [{ elapsedDays: 1, reviews: 2, lapses: 0 }, 0, 1, 0],
    [{ elapsedDays: 4, reviews: 2, lapses: 1 }, 1, 1, 1],
    [{ elapsedDays: 14, reviews: 4, lapses: 2 }, 2, 2, 2],
    [{ elapsedDays: 3, reviews: 3, lapses: 0 }, 0, 1, 0],
  ])('of %o', (input, interval, reviews, lapses) => {
    expect(cellOf(input)).toBe(FIRST_CELL + interval * 10_000 + reviews * 100 + lapses)
  })
})
