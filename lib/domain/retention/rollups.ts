import type { CardId, Instant, ReviewId, SettingsId, StudyDay } from '../ids'
import { FACT_KINDS, type FactKind } from '../library'
import { FORMATS, type Format, type Mode } from '../scheduling/log'
import type { Memory, Rating } from '../scheduling/memory'
import { ANSWER_KINDS, type AnswerKind, answerKindOf, type Maturity, maturityOf, type Stage } from './answer-kind'
import { logLossOf, recallBin, type ScoreRollup } from './calibration'
import { MATURE_DAYS } from './day-tally'
import { cellOf } from './rmse-bins'

/** The way of counting: rollups of another are built again from the log. */
export const ROLLUPS_VERSION = 3

/** Scored reviews are summed by fine bin (`bins`, under a `ScoreGroup`) and by cell (`cells`, under a settings version). */
export const SCORE_AXES = ['bins', 'cells'] as const
export type ScoreAxis = (typeof SCORE_AXES)[number]

/** What calibration is told apart by. Together they are one key: an answer then touches one row and not four. */
export type ScoreGroup = {
  readonly kind: FactKind
  readonly format: Format
  readonly maturity: Maturity
  readonly answers: AnswerKind
  readonly version: string
}

export const groupName = ({ kind, format, maturity, answers, version }: ScoreGroup): string =>
  `${kind}/${format}/${maturity}/${answers}/${version}`

/** The group of a name that `groupName` made; null for any other. */
export const groupOf = (name: string): ScoreGroup | null => {
  const [kind = '', format = '', maturity, asked, ...version] = name.split('/')
  const knownFormat = FORMATS.find((one) => one === format)
  const answers = ANSWER_KINDS.find((one) => one === asked)
  if (!isFactKind(kind) || !knownFormat || !answers || (maturity !== 'young' && maturity !== 'mature')) return null
  return { kind, format: knownFormat, maturity, answers, version: version.join('/') }
}

/** An answer as the log holds it. */
export type LoggedAnswer = {
  readonly id: ReviewId
  readonly cardId: CardId
  readonly at: Instant
  readonly day: StudyDay
  readonly rating: Rating
  readonly format: Format
  readonly mode: Mode
  readonly ms: number
  readonly settingsId: SettingsId
  readonly predictedRecall: number | null
  readonly before: Pick<Memory, 'state' | 'intervalDays' | 'lastReviewDay' | 'reps'> | null
}

/** How far a card's log has been counted. */
export type RollupProgress = {
  readonly lastAttemptDay: StudyDay | null
  /** Reviews after a day or more, and those of them answered Again. */
  readonly spaced: number
  readonly missed: number
}

export const NO_PROGRESS: RollupProgress = { lastAttemptDay: null, spaced: 0, missed: 0 }

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

/** Counts answers of one card, in order of instant and id, from where its log was counted to. */
export const countAnswers = (
  answers: readonly LoggedAnswer[],
  from: RollupProgress = NO_PROGRESS,
): { readonly counted: readonly CountedAnswer[]; readonly progress: RollupProgress } => {
  let progress = from
  const counted = answers.map((answer): CountedAnswer => {
    const { day, rating, before, predictedRecall } = answer
    const plain = { answer, stage: stageOf(before), tested: false, score: null, unpredicted: false, cell: null }
    if (!isAttempt(answer)) return plain
    const isFirst = progress.lastAttemptDay !== day
    const { spaced, missed } = progress
    progress = { ...progress, lastAttemptDay: day }
    if (!isFirst || before === null || before.reps === 0) return plain
    const tested = before.intervalDays >= 1
    const elapsedDays = before.lastReviewDay === null ? 0 : day - before.lastReviewDay
    if (elapsedDays < 1) return { ...plain, tested }
    progress = { lastAttemptDay: day, spaced: spaced + 1, missed: missed + (rating === 1 ? 1 : 0) }
    if (predictedRecall === null) return { ...plain, tested, unpredicted: true }
    const recalled = rating > 1
    return {
      ...plain,
      tested,
      score: {
        n: 1,
        recalled: recalled ? 1 : 0,
        predicted: predictedRecall,
        logLoss: logLossOf(predictedRecall, recalled),
      },
      cell: cellOf({ elapsedDays, reviews: spaced + 2, lapses: missed }),
    }
  })
  return { counted, progress }
}

const isFactKind = (value: string): value is FactKind => FACT_KINDS.some((kind) => kind === value)

/** The rows of score rollups that a scored answer falls into. */
export const scoreKeys = (
  { answer, stage, cell }: CountedAnswer,
  kind: FactKind,
): readonly { readonly axis: ScoreAxis; readonly value: string; readonly bin: number }[] => {
  const { format, mode, settingsId: version, predictedRecall } = answer
  const answers = answerKindOf(stage, mode)
  const value = groupName({ kind, format, maturity: maturityOf(stage), answers, version })
  const bins = { axis: 'bins' as const, value, bin: recallBin(predictedRecall ?? 0) }
  return cell === null ? [bins] : [bins, { axis: 'cells', value: version, bin: cell }]
}
