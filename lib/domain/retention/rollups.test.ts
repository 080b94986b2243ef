import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { anId } from '../ids.fixture'
import { cellOf, FIRST_CELL } from './rmse-bins'
import { openDelta } from './rollup-delta'
import { countAnswers, type LoggedAnswer, ROLLUPS_VERSION, stageOf } from './rollups'

const answer = (day: number, more: Partial<LoggedAnswer> = {}): LoggedAnswer => ({
  id: anId(`${day}`),
  cardId: anId('card'),
  at: day * 86_400_000,
  day,
  rating: 3,
  format: 'flash',
  mode: 'study',
  ms: 1000,
  settingsId: anId('s'),
  predictedRecall: 0.9,
  before: { state: 'review', intervalDays: 5, lastReviewDay: day - 5, reps: 2 },
  ...more,
})

describe('counting the answers of a card', () => {
  it('tests and scores the first attempt of a day only', () => {
    const { counted } = countAnswers([answer(10, { rating: 1 }), answer(10), answer(16)])
    expect(counted.map(({ tested }) => tested)).toEqual([true, false, true])
    expect(counted.map(({ score }) => score?.recalled ?? null)).toEqual([0, null, 1])
  })

  it('passes over cramming and what can be guessed, and lets them stand before an attempt', () => {
    const { counted, progress } = countAnswers([
      answer(10, { mode: 'cram' }),
      answer(10, { format: 'choice' }),
      answer(10),
    ])
    expect(counted.map(({ tested }) => tested)).toEqual([false, false, true])
    expect(progress).toEqual({ lastAttemptDay: 10, spaced: 1, missed: 0 })
  })

  it('takes the first answer to a card that only had a date for that of a new card', () => {
    const before = { state: 'review', intervalDays: 30, lastReviewDay: 4, reps: 0 } as const
    const { counted, progress } = countAnswers([answer(34, { before })])
    expect(counted).toMatchObject([{ stage: 'new', tested: false, score: null, unpredicted: false }])
    expect(progress).toMatchObject({ spaced: 0 })
  })

  it('keeps reviews without a prediction apart', () => {
    const [counted] = countAnswers([answer(10, { predictedRecall: null })]).counted
    expect(counted).toMatchObject({ tested: true, unpredicted: true, score: null, cell: null })
  })

  it('scores a card in its steps on a later day, which is no test of true retention', () => {
    const [counted] = countAnswers([
      answer(10, { before: { state: 'relearning', intervalDays: 0, lastReviewDay: 9, reps: 2 } }),
    ]).counted
    expect(counted).toMatchObject({ stage: 'learning', tested: false, score: { n: 1 } })
  })

  it('gives the same in pieces as at once', () => {
    const answers = [answer(10), answer(10), answer(20, { rating: 1 }), answer(21), answer(40)]
    const whole = countAnswers(answers)
    const first = countAnswers(answers.slice(0, 3))
    const rest = countAnswers(answers.slice(3), first.progress)
    expect([...first.counted, ...rest.counted]).toEqual(whole.counted)
    expect(rest.progress).toEqual(whole.progress)
  })

  it('comes to nothing when what was added is taken back', () => {
    const { counted } = countAnswers([answer(10), answer(16, { rating: 1 }), answer(22)])
    const delta = openDelta(() => 9)
    delta.add(counted, 'date')
    delta.add(counted, 'date', -1)
    const { days, scores, cards, hours } = delta.delta()
    const numbers = [...days, ...scores, ...hours, ...cards.values()].flatMap((row) =>
      Object.entries(row).flatMap(([name, value]) =>
        typeof value === 'number' && !['day', 'bin', 'hour'].includes(name) ? [value] : [],
      ),
    )
    expect(numbers.length).toBeGreaterThan(20)
    for (const value of numbers) expect(value).toBeCloseTo(0, 12)
  })

  it('tells the stage by what the answer met', () => {
    const met = (state: 'review' | 'learning', intervalDays: number, reps = 1) =>
      stageOf({ state, intervalDays, lastReviewDay: 1, reps })
    expect([stageOf(null), met('learning', 0), met('review', 20), met('review', 21), met('review', 21, 0)]).toEqual([
      'new',
      'learning',
      'young',
      'mature',
      'new',
    ])
  })
})

it('sums answers of several stages and modes that calibration does not tell apart', () => {
  const inSteps = { before: { state: 'relearning', intervalDays: 0, lastReviewDay: 9, reps: 2 } } as const
  const one = countAnswers([answer(10, { ...inSteps, mode: 'rehearsal' })]).counted
  const other = countAnswers([answer(10, { mode: 'rehearsal', rating: 1 })]).counted
  const delta = openDelta(() => 9)
  delta.add([...one, ...other], 'date')
  const bins = delta.delta().scores.filter(({ axis }) => axis === 'bins')
  expect(bins).toMatchObject([{ value: 'date/flash/young/rehearsal/s', n: 2, recalled: 1 }])
})

describe('the way of counting', () => {
  /** A log with every stage, mode and format of attempts, late answers of a day, reviews without a prediction and of a card with only a date. */
  const log = [
    answer(1, { before: null, predictedRecall: null, rating: 1 }),
    answer(1, { before: { state: 'learning', intervalDays: 0, lastReviewDay: 1, reps: 2 }, format: 'typed' }),
    answer(4, {
      mode: 'rehearsal',
      before: { state: 'review', intervalDays: 3, lastReviewDay: 1, reps: 2 },
      format: 'spoken',
    }),
    answer(5, { mode: 'cram' }),
    answer(9, { rating: 1, before: { state: 'review', intervalDays: 30, lastReviewDay: 4, reps: 2 } }),
    answer(10, {
      before: { state: 'relearning', intervalDays: 0, lastReviewDay: 9, reps: 2 },
      mode: 'ahead',
      rating: 2,
    }),
    answer(20, {
      before: { state: 'review', intervalDays: 25, lastReviewDay: 10, reps: 2 },
      predictedRecall: null,
      rating: 4,
    }),
    answer(30, { before: { state: 'review', intervalDays: 8, lastReviewDay: 22, reps: 0 } }),
  ]

  it('has a version, which goes up whenever the same log comes to other sums: kept ones are then counted anew', () => {
    const delta = openDelta(({ answer: { day } }) => day)
    delta.add(countAnswers(log).counted, 'date')
    const { days, hours, scores, cards } = delta.delta()
    const sums = JSON.stringify({ days, hours, scores, cards: [...cards] }, (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(9)) : value,
    )
    const fingerprint = createHash('sha256').update(sums).digest('hex').slice(0, 12)
    expect({ version: ROLLUPS_VERSION, fingerprint }).toEqual({ version: 3, fingerprint: 'fd047149674c' })
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
