import type { CardId, StudyDay } from '../ids'
import type { Format, Mode } from '../scheduling/log'
import type { Memory, Rating } from '../scheduling/memory'
import { logLossOf, NO_SCORES, recallBin, type ScoreRollup } from './calibration'
import { MATURE_DAYS } from './day-tally'
import { cellOf } from './rmse-bins'

/** What a card was when it was answered: never studied, in (re)learning steps, or with an interval under 21 days or not. */
export const STAGES = ['new', 'learning', 'young', 'mature'] as const
export type Stage = (typeof STAGES)[number]

/** The way of counting: rollups of another are built again from the log. */
export const ROLLUPS_VERSION = 4

/** An answer as the log holds it. */
export type LoggedAnswer = {
  readonly day: StudyDay
  readonly rating: Rating
  readonly format: Format
  readonly mode: Mode
  readonly ms: number
  readonly predictedRecall: number | null
  readonly before: Pick<Memory, 'state' | 'intervalDays' | 'lastReviewDay' | 'reps'> | null
}

/** What one answer adds to the rollups. */
export type CountedAnswer = {
  readonly answer: LoggedAnswer
  readonly stage: Stage
  /** A test of memory: the first attempt at the card on its study day, after an interval of a day or more. */
  readonly tested: boolean
  /** A first attempt on a later study day than the last review, with a stored prediction: null where it is not. */
  readonly score: ScoreRollup | null
  /** The same without a prediction. */
  readonly unpredicted: boolean
  /** Its cell for RMSE(bins), where it is scored. */
  readonly cell: number | null
}

/** Whether an answer was an attempt to recall under the schedule: no cramming, and nothing that can be guessed. */
export const isAttempt = ({ mode, format }: Pick<LoggedAnswer, 'mode' | 'format'>): boolean =>
  mode !== 'cram' && (format === 'flash' || format === 'typed' || format === 'spoken')

/** The stage of a card by the memory that the answer met: new where it was never answered, though it may have a date. */
export const stageOf = (before: LoggedAnswer['before']): Stage => {
  if (before === null || before.state === 'new' || before.reps === 0) return 'new'
  if (before.intervalDays < 1 || before.state === 'learning' || before.state === 'relearning') return 'learning'
  return before.intervalDays >= MATURE_DAYS ? 'mature' : 'young'
}

/** Counts the answers of one card, all of them, in order of instant and id. */
export const countAnswers = (answers: readonly LoggedAnswer[]): readonly CountedAnswer[] => {
  let lastAttemptDay: StudyDay | null = null
  // Reviews after a day or more, and those of them answered Again.
  let [spaced, missed] = [0, 0]
  return answers.map((answer): CountedAnswer => {
    const { day, rating, before, predictedRecall } = answer
    const plain = { answer, stage: stageOf(before), tested: false, score: null, unpredicted: false, cell: null }
    if (!isAttempt(answer)) return plain
    const isFirst = lastAttemptDay !== day
    lastAttemptDay = day
    if (!isFirst || before === null || before.reps === 0) return plain
    const tested = before.intervalDays >= 1
    const elapsedDays = before.lastReviewDay === null ? 0 : day - before.lastReviewDay
    if (elapsedDays < 1) return { ...plain, tested }
    const recalled = rating > 1
    const cell = cellOf({ elapsedDays, reviews: spaced + 2, lapses: missed })
    spaced += 1
    if (!recalled) missed += 1
    if (predictedRecall === null) return { ...plain, tested, unpredicted: true }
    const logLoss = logLossOf(predictedRecall, recalled)
    return { ...plain, tested, score: { n: 1, recalled: recalled ? 1 : 0, predicted: predictedRecall, logLoss }, cell }
  })
}

/** Answers, and what of them tests memory. `unpredicted`: reviews after a day or more without a stored prediction. */
export type AnswerSum = {
  readonly answers: number
  readonly ms: number
  readonly tested: number
  readonly passed: number
  readonly unpredicted: number
}
export type DayKey = { readonly day: StudyDay; readonly stage: Stage }
/** `bin` is a fine bin of predicted recall, or a cell of RMSE(bins): numbers from 1,000,000 on. */
export type ScoreKey = { readonly day: StudyDay; readonly bin: number }

/** What the log adds up to. */
export type Rollups = {
  readonly days: readonly (DayKey & AnswerSum)[]
  readonly scores: readonly (ScoreKey & ScoreRollup)[]
  readonly cards: readonly ({ readonly cardId: CardId } & AnswerSum & ScoreRollup)[]
}

/** A sum that is added to in place: a log of years has a million answers. */
type Growing<Sum> = { -readonly [Name in keyof Sum]: Sum[Name] }

const NO_ANSWERS: AnswerSum = { answers: 0, ms: 0, tested: 0, passed: 0, unpredicted: 0 }

const addAnswer = (sum: Growing<AnswerSum>, { answer, tested, unpredicted }: CountedAnswer): void => {
  sum.answers += 1
  sum.ms += answer.ms
  if (tested) sum.tested += 1
  if (tested && answer.rating > 1) sum.passed += 1
  if (unpredicted) sum.unpredicted += 1
}

const addScore = (sum: Growing<ScoreRollup>, { n, recalled, predicted, logLoss }: ScoreRollup): void => {
  sum.n += n
  sum.recalled += recalled
  sum.predicted += predicted
  sum.logLoss += logLoss
}

/** The row of a key, which begins as an empty one. */
const rowOf = <Key, Row>(rows: Map<Key, Row>, key: Key, empty: () => Row): Row => {
  const found = rows.get(key) ?? empty()
  rows.set(key, found)
  return found
}

/** Adds answers up by study day and by card. */
export const openRollups = () => {
  const days = new Map<string, Growing<DayKey & AnswerSum>>()
  const scores = new Map<string, Growing<ScoreKey & ScoreRollup>>()
  const cards = new Map<CardId, Growing<{ readonly cardId: CardId } & AnswerSum & ScoreRollup>>()
  return {
    /** Adds counted answers of a card to their days. */
    addToDays: (counted: readonly CountedAnswer[]): void => {
      for (const one of counted) {
        const { stage, score, cell, answer } = one
        const { day } = answer
        addAnswer(
          rowOf(days, `${day}/${stage}`, () => ({ day, stage, ...NO_ANSWERS })),
          one,
        )
        if (score === null || cell === null) continue
        for (const bin of [recallBin(score.predicted), cell]) {
          addScore(
            rowOf(scores, `${day}/${bin}`, () => ({ day, bin, ...NO_SCORES })),
            score,
          )
        }
      }
    },
    /** Adds all counted answers of a card to its own sum. */
    addToCard: (cardId: CardId, counted: readonly CountedAnswer[]): void => {
      const sum = rowOf(cards, cardId, () => ({ cardId, ...NO_ANSWERS, ...NO_SCORES }))
      for (const one of counted) {
        addAnswer(sum, one)
        if (one.score) addScore(sum, one.score)
      }
    },
    rollups: (): Rollups => ({ days: [...days.values()], scores: [...scores.values()], cards: [...cards.values()] }),
  }
}
