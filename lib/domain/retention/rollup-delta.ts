import type { StudyDay } from '../ids'
import type { FactKind } from '../library'
import type { Format, Mode } from '../scheduling/log'
import type { Stage } from './answer-kind'
import { addScores, NO_SCORES, type ScoreRollup, scoresTimes } from './calibration'
import { type CountedAnswer, type ScoreAxis, scoreKeys } from './rollups'

export type AnswerRollup = {
  readonly answers: number
  readonly again: number
  readonly ms: number
  readonly tested: number
  readonly passed: number
  readonly unpredicted: number
}
export type DayRollup = AnswerRollup & { readonly hard: number; readonly easy: number; readonly scores: ScoreRollup }
export type CardRollup = AnswerRollup & {
  readonly matureTested: number
  readonly maturePassed: number
  readonly scores: ScoreRollup
}
export type HourRollup = Pick<AnswerRollup, 'answers' | 'tested' | 'passed'>
/** `hour` is local, 0 to 23. */
export type HourKey = { readonly hour: number; readonly stage: Stage; readonly mode: Mode }

export type DayKey = {
  readonly day: StudyDay
  readonly stage: Stage
  readonly mode: Mode
  readonly format: Format
}
export type ScoreKey = { readonly axis: ScoreAxis; readonly value: string; readonly bin: number }

/** What rollups change by: what is added for some answers less what is taken away for others. */
export type RollupDelta = {
  readonly days: readonly (DayKey & DayRollup)[]
  readonly hours: readonly (HourKey & HourRollup)[]
  readonly scores: readonly (ScoreKey & ScoreRollup)[]
  /** By card. */
  readonly cards: ReadonlyMap<string, CardRollup>
}

type Kept<Key, Sum> = Map<string, { readonly key: Key; sum: Sum }>

const NO_ANSWERS: AnswerRollup = { answers: 0, again: 0, ms: 0, tested: 0, passed: 0, unpredicted: 0 }
export const NO_CARD: CardRollup = { ...NO_ANSWERS, matureTested: 0, maturePassed: 0, scores: NO_SCORES }
const NO_HOUR: HourRollup = { answers: 0, tested: 0, passed: 0 }
const NO_DAY: DayRollup = { ...NO_ANSWERS, hard: 0, easy: 0, scores: NO_SCORES }

const addAnswers = (a: AnswerRollup, b: AnswerRollup): AnswerRollup => ({
  answers: a.answers + b.answers,
  again: a.again + b.again,
  ms: a.ms + b.ms,
  tested: a.tested + b.tested,
  passed: a.passed + b.passed,
  unpredicted: a.unpredicted + b.unpredicted,
})

const put = <Key, Sum>(kept: Kept<Key, Sum>, name: string, key: Key, none: Sum, add: (sum: Sum) => Sum): void => {
  const entry = kept.get(name)
  if (entry) entry.sum = add(entry.sum)
  else kept.set(name, { key, sum: add(none) })
}

const sumOfAnswer = ({ answer, tested, unpredicted }: CountedAnswer, sign: number): AnswerRollup => ({
  answers: sign,
  again: answer.rating === 1 ? sign : 0,
  ms: answer.ms * sign,
  tested: tested ? sign : 0,
  passed: tested && answer.rating > 1 ? sign : 0,
  unpredicted: unpredicted ? sign : 0,
})

/**
 * Gathers what rollups change by. `add` takes counted answers of one card with sign 1, or −1 to take back what was counted
 * of it before; rows that come to nothing but rounding are still in the delta, and harmless.
 * @param hourOf the local hour of an answer, 0 to 23
 */
export const openDelta = (hourOf: (counted: CountedAnswer) => number) => {
  const days: Kept<DayKey, DayRollup> = new Map()
  const hours: Kept<HourKey, HourRollup> = new Map()
  const scores: Kept<ScoreKey, ScoreRollup> = new Map()
  const cards = new Map<string, CardRollup>()
  const addOne = (one: CountedAnswer, kind: FactKind, sign: 1 | -1) => {
    const { answer, stage, score } = one
    const { day, mode, format, rating, cardId } = answer
    const sum = sumOfAnswer(one, sign)
    const scored = score === null ? NO_SCORES : scoresTimes(score, sign)
    put(days, `${day}/${stage}/${mode}/${format}`, { day, stage, mode, format }, NO_DAY, (before) => ({
      ...addAnswers(before, sum),
      hard: before.hard + (rating === 2 ? sign : 0),
      easy: before.easy + (rating === 4 ? sign : 0),
      scores: addScores(before.scores, scored),
    }))
    const hour = hourOf(one)
    put(hours, `${hour}/${stage}/${mode}`, { hour, stage, mode }, NO_HOUR, (before) => ({
      answers: before.answers + sum.answers,
      tested: before.tested + sum.tested,
      passed: before.passed + sum.passed,
    }))
    const card = cards.get(cardId) ?? NO_CARD
    const isMature = one.stage === 'mature'
    cards.set(cardId, {
      ...addAnswers(card, sum),
      matureTested: card.matureTested + (isMature ? sum.tested : 0),
      maturePassed: card.maturePassed + (isMature ? sum.passed : 0),
      scores: addScores(card.scores, scored),
    })
    if (score === null) return
    for (const key of scoreKeys(one, kind)) {
      put(scores, `${key.axis}/${key.value}/${key.bin}`, key, NO_SCORES, (before) => addScores(before, scored))
    }
  }
  return {
    add: (counted: readonly CountedAnswer[], kind: FactKind, sign: 1 | -1 = 1): void => {
      for (const one of counted) addOne(one, kind, sign)
    },
    delta: (): RollupDelta => ({
      days: [...days.values()].map(({ key, sum }) => ({ ...key, ...sum })),
      hours: [...hours.values()].map(({ key, sum }) => ({ ...key, ...sum })),
      scores: [...scores.values()].map(({ key, sum }) => ({ ...key, ...sum })),
      cards,
    }),
  }
}
