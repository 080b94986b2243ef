import type { StudyDay } from '../ids'
import type { FactKind } from '../library'
import type { Format, Mode } from '../scheduling/log'
import type { Stage } from './answer-kind'
import { NO_SCORES, recallBin, type ScoreRollup, scoresTimes } from './calibration'
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
/** Sums by a number that stands for their key: making a text of each key takes longer than adding. */
type Kept<Key, Sum> = Map<number, { readonly key: Key; readonly sum: Growing<Sum> }>

/** Numbers words from 0 on, as they come. */
const numbering = () => {
  const numbers = new Map<string, number>()
  return (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  }
}
/** More than there are stages, modes, formats, kinds or hours. */
const MOST = 64

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

/** The sum under a number, which begins as `none`; `key` is asked for then. */
const sumOf = <Key, Sum>(
  kept: Kept<Key, Sum>,
  number: number,
  key: () => Key,
  none: () => Growing<Sum>,
): Growing<Sum> => {
  const known = kept.get(number)
  if (known) return known.sum
  const sum = none()
  kept.set(number, { key: key(), sum })
  return sum
}

type ScoreSum = { readonly key: ScoreKey; readonly sum: Growing<ScoreRollup> }

/**
 * Sums of scores by their keys, in the order in which these came. Answers of several stages and modes may fall into one
 * group, and are summed apart until here.
 */
const mergedScores = (sums: readonly ScoreSum[]): RollupDelta['scores'] => {
  const merged = new Map<string, ScoreSum>()
  for (const { key, sum } of sums) {
    const name = `${key.axis}/${key.value}/${key.bin}`
    const known = merged.get(name)
    if (known) addScore(known.sum, sum)
    else merged.set(name, { key, sum: { ...sum } })
  }
  return [...merged.values()].map(({ key, sum }) => ({ ...key, ...sum }))
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
  const scores: { readonly [Axis in ScoreAxis]: Map<number, Kept<ScoreKey, ScoreRollup>> } = {
    bins: new Map(),
    cells: new Map(),
  }
  /** All sums of scores, the earliest first. */
  const inOrder: ScoreSum[] = []
  const cards = new Map<string, Growing<CardRollup>>()
  const wordOf = numbering()
  const versionOf = numbering()
  type Scored = { readonly one: CountedAnswer; readonly kind: FactKind; readonly scored: ScoreRollup }
  const addTo = (axis: ScoreAxis, group: number, bin: number, { one, kind, scored }: Scored) => {
    const kept: Kept<ScoreKey, ScoreRollup> = scores[axis].get(group) ?? new Map()
    scores[axis].set(group, kept)
    const known = kept.get(bin)
    if (known) return addScore(known.sum, scored)
    const key = scoreKeys(one, kind).find((each) => each.axis === axis)
    if (!key) throw new Error(`a scored answer has no key for ${axis}`)
    const made = { key, sum: { ...NO_SCORES } }
    addScore(made.sum, scored)
    kept.set(bin, made)
    inOrder.push(made)
  }
  const addScored = (one: CountedAnswer, kind: FactKind, scored: ScoreRollup) => {
    const { answer, stage, cell } = one
    const { format, mode, settingsId, predictedRecall } = answer
    const version = versionOf(settingsId)
    const group = ((version * MOST + wordOf(kind)) * MOST + wordOf(format)) * MOST + wordOf(stage)
    addTo('bins', group * MOST + wordOf(mode), recallBin(predictedRecall ?? 0), { one, kind, scored })
    // Cells are told apart by version alone.
    if (cell !== null) addTo('cells', version, cell, { one, kind, scored })
  }
  const addOne = (one: CountedAnswer, kind: FactKind, sign: 1 | -1) => {
    const { answer, stage, score } = one
    const { day, mode, format, rating, cardId } = answer
    const sum = sumOfAnswer(one, sign)
    const scored = score === null ? null : scoresTimes(score, sign)
    const studied = wordOf(stage) * MOST + wordOf(mode)
    const dayNumber = (day * MOST * MOST + studied) * MOST + wordOf(format)
    const ofDay = sumOf(days, dayNumber, () => ({ day, stage, mode, format }), noDay)
    addAnswers(ofDay, sum)
    if (rating === 2) ofDay.hard += sign
    if (rating === 4) ofDay.easy += sign
    const hour = hourOf(one)
    const ofHour = sumOf(hours, hour * MOST * MOST + studied, () => ({ hour, stage, mode }), noHour)
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
    addScored(one, kind, scored)
  }
  return {
    add: (counted: readonly CountedAnswer[], kind: FactKind, sign: 1 | -1 = 1): void => {
      for (const one of counted) addOne(one, kind, sign)
    },
    /** What rollups of cards changed by since this was last called. No answer of these cards may come afterwards. */
    takeCards: (): RollupDelta['cards'] => {
      const taken = new Map(cards)
      cards.clear()
      return taken
    },
    delta: (): RollupDelta => ({
      days: [...days.values()].map(({ key, sum }) => ({ ...key, ...sum })),
      hours: [...hours.values()].map(({ key, sum }) => ({ ...key, ...sum })),
      scores: mergedScores(inOrder),
      cards,
    }),
  }
}
