import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORMATS, MODES } from '../scheduling/log'
import {
  ANSWER_KINDS,
  type AnswerKind,
  answerFilterWords,
  answerKindOf,
  framed,
  MATURITIES,
  type Maturity,
  narrowed,
  STAGES,
} from './answer-kind'
import { type DayRow, kindTallies, rowsBetween, talliesOfRows } from './day-rows'

const rows: fc.Arbitrary<readonly DayRow[]> = fc
  .array(
    fc
      .record({
        day: fc.integer({ min: 100, max: 104 }),
        stage: fc.constantFrom(...STAGES),
        mode: fc.constantFrom(...MODES),
        format: fc.constantFrom(...FORMATS),
        answers: fc.nat(20),
        parts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      })
      .map(({ parts: [a = 0, b = 0, c = 0], answers, ...key }): DayRow => {
        const tested = Math.floor(a * answers)
        const row = { ...key, answers, again: Math.floor(b * answers), ms: answers * 1000, tested }
        const none = { unpredicted: 0, scored: 0, recalled: 0, predicted: 0, logLoss: 0 }
        return { ...row, passed: Math.floor(c * tested), ...none }
      }),
    { maxLength: 30 },
  )
  .map((list) => [...list].sort((x, y) => x.day - y.day))

const answersIn = (list: readonly DayRow[]) => list.reduce((sum, { answers }) => sum + answers, 0)

describe('the kind of an answer', () => {
  it.each([
    ['new', 'study', 'learning'],
    ['learning', 'ahead', 'learning'],
    ['young', 'study', 'review'],
    ['mature', 'ahead', 'review'],
    ['mature', 'rehearsal', 'rehearsal'],
    ['new', 'cram', 'cram'],
  ] as const)('to a %s card in %s is %s', (stage, mode, kind) => {
    expect(answerKindOf(stage, mode)).toBe(kind)
  })
})

describe('rows limited to cards and answers', () => {
  it('part all answers: each is young or mature, and of one kind', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const of = (cards: Maturity | null, answers: AnswerKind | null) => answersIn(narrowed(list, { cards, answers }))
        const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0)
        expect(of(null, null)).toBe(answersIn(list))
        expect(sum(MATURITIES.map((cards) => of(cards, null)))).toBe(answersIn(list))
        expect(sum(ANSWER_KINDS.map((answers) => of(null, answers)))).toBe(answersIn(list))
        expect(sum(MATURITIES.flatMap((cards) => ANSWER_KINDS.map((answers) => of(cards, answers))))).toBe(
          answersIn(list),
        )
      }),
    )
  })

  it('leave the young and mature columns as they are without a limit', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...MATURITIES), (list, cards) => {
        const column = (of: readonly DayRow[]) =>
          talliesOfRows(of)
            .filter((tally) => tally[cards].n > 0)
            .map((tally) => ({ day: tally.day, ...tally[cards] }))
        const limited = narrowed(list, { cards, answers: null })
        expect(column(limited)).toEqual(column(list))
        const other = cards === 'young' ? 'mature' : 'young'
        expect(talliesOfRows(limited).every((tally) => tally[other].n === 0)).toBe(true)
      }),
    )
  })

  it('are counted by kind from a day on, kinds without an answer left out', () => {
    fc.assert(
      fc.property(rows, fc.option(fc.integer({ min: 99, max: 106 })), (list, from) => {
        const within = list.filter(({ day }) => from === null || day >= from)
        const kinds = kindTallies(rowsBetween(list, from))
        expect(kinds.reduce((sum, { answers }) => sum + answers, 0)).toBe(answersIn(within))
        for (const { answers, again, tested, passed } of kinds) {
          expect(answers).toBeGreaterThan(0)
          expect(again).toBeLessThanOrEqual(answers)
          expect(passed).toBeLessThanOrEqual(tested)
        }
      }),
    )
  })

  it('are named before what is found of them', () => {
    expect(answerFilterWords({ cards: null, answers: null })).toBeNull()
    expect(answerFilterWords({ cards: 'young', answers: null })).toBe('Young cards')
    expect(framed('Nothing.', { cards: null, answers: 'rehearsal' })).toBe('Answers in rehearsals only. Nothing.')
    expect(framed('Nothing.', { cards: 'mature', answers: 'review' })).toBe('Mature cards in reviews only. Nothing.')
    expect(framed('Nothing.', { cards: null, answers: null })).toBe('Nothing.')
  })
})
