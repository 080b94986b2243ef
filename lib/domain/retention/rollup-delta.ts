import type { StudyDay } from '../ids'
import type { FactKind } from '../library'
import type { Format, Mode } from '../scheduling/log'
import type { Stage } from './answer-kind'
import { NO_SCORES, type ScoreRollup, scoresTimes } from './calibration'
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

/** A sum that is added to in place: a log of years has a million answers. */
type Growing<Sum> = { -readonly [Name in keyof Sum]: Sum[Name] extends ScoreRollup ? Growing<Sum[Name]> : Sum[Name] }
type Kept<Key, Sum> = Map<string, { readonly key: Key; readonly sum: Growing<Sum> }>

const noAnswers = (): AnswerRollup => ({ answers: 0, again: 0, ms: 0, tested: 0, passed: 0, unpredicted: 0 })
const noCard = (): CardRollup => ({ ...noAnswers(), matureTested: 0, maturePassed: 0, scores: { ...NO_SCORES } })
const noDay = (): DayRollup => ({ ...noAnswers(), hard: 0, easy: 0, scores: { ...NO_SCORES } })
const noHour = (): HourRollup => ({ answers: 0, tested: 0, passed: 0 })
export const NO_CARD: CardRollup = noCard()

const addAnswers = (sum: Growing<AnswerRollup>, { answers, again, ms, tested, passed, unpredicted }: AnswerRollup) => {
  sum.answers += answers
  sum.again += again
  sum.ms += ms
  sum.tested += tested
  sum.passed += passed
  sum.unpredicted += unpredicted
}

const addScore = (sum: Growing<ScoreRollup>, { n, recalled, predicted, logLoss }: ScoreRollup) => {
  sum.n += n
  sum.recalled += recalled
  sum.predicted += predicted
  sum.logLoss += logLoss
}

/** The sum under a name, which begins as `none`. */
const sumOf = <Key, Sum>(kept: Kept<Key, Sum>, name: string, key: Key, none: () => Growing<Sum>): Growing<Sum> => {
  const known = kept.get(name)
  if (known) return known.sum
  const sum = none()
  kept.set(name, { key, sum })
  return sum
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
  const cards = new Map<string, Growing<CardRollup>>()
  const addOne = (one: CountedAnswer, kind: FactKind, sign: 1 | -1) => {
    const { answer, stage, score } = one
    const { day, mode, format, rating, cardId } = answer
    const sum = sumOfAnswer(one, sign)
    const scored = score === null ? null : scoresTimes(score, sign)
    const ofDay = sumOf(days, `${day}/${stage}/${mode}/${format}`, { day, stage, mode, format }, noDay)
    addAnswers(ofDay, sum)
    if (rating === 2) ofDay.hard += sign
    if (rating === 4) ofDay.easy += sign
    const hour = hourOf(one)
    const ofHour = sumOf(hours, `${hour}/${stage}/${mode}`, { hour, stage, mode }, noHour)
    ofHour.answers += sum.answers
    ofHour.tested += sum.tested
    ofHour.passed += sum.passed
    const ofCard: Growing<CardRollup> = cards.get(cardId) ?? noCard()
    cards.set(cardId, ofCard)
    addAnswers(ofCard, sum)
    if (stage === 'mature') {
      ofCard.matureTested += sum.tested
      ofCard.maturePassed += sum.passed
    }
    if (scored === null) return
    addScore(ofDay.scores, scored)
    addScore(ofCard.scores, scored)
    for (const key of scoreKeys(one, kind)) {
      addScore(
        sumOf(scores, `${key.axis}/${key.value}/${key.bin}`, key, () => ({ ...NO_SCORES })),
        scored,
      )
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
