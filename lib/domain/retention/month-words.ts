import type { DateStyle } from '../format/date-style'
import { decimalPercent, percentWords } from '../format/percent'
import { counted, dayWords, minutesWords, monthWords } from '../format/words'
import type { StudyDay } from '../ids'
import type { AnswerKind } from './answer-kind'
import { LEAST_CALIBRATED, type Scores } from './calibration'
import { judgedInterval, miscalibration, percentagePoints } from './calibration-words'
import type { KindTally } from './day-rows'
import { againstTarget, roundedShareWords } from './headlines'
import type { Month, MonthTarget, RecallDay } from './month'
import type { Retained } from './true-retention'

/** “October 2026”. */
export const monthName = ({ first }: Month): string => monthWords(first, 'long')

type Effort = {
  readonly month: Month
  /** The last study day that counts: of a month that is not over, today. */
  readonly until: StudyDay
  readonly isOver: boolean
  readonly answers: number
  readonly minutes: number
  readonly studiedDays: number
  /** The first study day of all with an answer. */
  readonly firstAnswer: StudyDay | null
}

/** How much was answered in a month, and when the first answer of all was where it was in it: one sentence or two. */
export const monthEffort = (effort: Effort, dates: DateStyle): string => {
  const { month, until, isOver, answers, minutes, studiedDays, firstAnswer } = effort
  if (answers === 0) {
    return isOver
      ? `No card was answered in ${monthName(month)}.`
      : `No card has been answered in ${monthName(month)} yet.`
  }
  const days = counted(until - month.first + 1, 'day')
  const spent = `${counted(answers, 'answer')} on ${studiedDays} of ${days}${isOver ? '' : ' so far'}, in ${minutesWords(minutes)}`
  const isFirst = firstAnswer !== null && firstAnswer >= month.first && firstAnswer <= until
  return isFirst ? `${spent}. Your first answer ever was on ${dayWords(firstAnswer, dates)}.` : `${spent}.`
}

const KIND_WORDS: Readonly<Record<AnswerKind, string>> = {
  learning: 'in learning',
  review: 'in reviews',
  rehearsal: 'in rehearsals',
  cram: 'in cramming',
}

/** “a, b and c”. */
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** What the answers of a month were, as one sentence; null where there is nothing to tell apart. */
export const monthKinds = (kinds: readonly Pick<KindTally, 'kind' | 'answers'>[]): string | null => {
  const [first, ...others] = kinds
  if (!first) return null
  const number = (count: number) => count.toLocaleString('en-GB')
  if (others.length === 0) return first.answers === 1 ? null : `All were ${KIND_WORDS[first.kind]}.`
  const parts = kinds.map(({ kind, answers }, i) => {
    const verb = answers === 1 ? 'was' : 'were'
    return `${number(answers)}${i === 0 ? ` ${verb}` : ''} ${KIND_WORDS[kind]}`
  })
  return `Of these, ${listed(parts)}.`
}

/** What was recalled in a month, against the target that held in it, as one sentence or two. */
export const monthRetention = ({ passed, n, estimate }: Retained, { one, changed }: MonthTarget): string => {
  if (estimate === null) return 'No card came back after a day or more.'
  const recalled = `You recalled the answer in ${passed.toLocaleString('en-GB')} of ${counted(n, 'review')}`
  const share = `${recalled}: ${roundedShareWords(estimate)}`
  if (changed) return `${share}. The target changed during the month, so there is no comparison.`
  return one === null ? `${share}.` : againstTarget(recalled, { n, estimate }, one, 'the')
}

/** With fewer days of a month from the first answer of all on, there is no comparison with it. */
const LEAST_COMPARED_DAYS = 7

/**
 * A month against the one before it, as one sentence: a difference is named only where the intervals do not meet. Null if
 * there is nothing to compare, or if the first answer of all was in the last days of the month before.
 */
export const monthCompared = (
  now: Retained,
  before: Retained,
  monthBefore: Month,
  firstAnswer: StudyDay | null,
): string | null => {
  if (now.estimate === null || before.estimate === null) return null
  if (firstAnswer === null || monthBefore.last - firstAnswer + 1 < LEAST_COMPARED_DAYS) return null
  const [then, name] = [percentWords(before.estimate.share), monthName(monthBefore)]
  const difference = percentagePoints(now.estimate.share - before.estimate.share)
  if (now.estimate.low > before.estimate.high) return `That is ${difference} above the ${then} in ${name}.`
  if (now.estimate.high < before.estimate.low) return `That is ${difference} below the ${then} in ${name}.`
  return `It was ${then} in ${name}: the difference may be chance.`
}

/** What was met for the first time in a month, as one sentence. */
export const monthBegun = ({ cards, facts }: { readonly cards: number; readonly facts: number }): string => {
  if (cards === 0) return 'No card was answered for the first time.'
  const answered = `${counted(cards, 'card was', 'cards were')} answered for the first time`
  if (facts === 0) return `${answered}; no fact was new.`
  return `${answered}; ${counted(facts, 'fact was', 'facts were')} new.`
}

/**
 * The forecasts stored in a month against what came of them, in one to three sentences; a verdict from 200 answers on.
 * @param tested the reviews that the month's recall counts: fewer where cards were left in their steps overnight
 */
export const monthForecasts = (scores: Scores, unpredicted: number, tested: number): string => {
  const { n, predicted, observed } = scores
  const apart =
    unpredicted === 0
      ? ''
      : ` ${counted(unpredicted, 'answer')} without a forecast ${unpredicted === 1 ? 'is' : 'are'} not counted.`
  if (predicted === null || observed === null) return `No answer had a forecast to compare with.${apart}`
  if (n < LEAST_CALIBRATED) {
    return `${counted(n, 'answer')} had a forecast; ${LEAST_CALIBRATED} are needed to judge the forecasts.${apart}`
  }
  const left =
    n > tested
      ? ' These include cards left in their steps on an earlier day, which the recall above does not count.'
      : ''
  const gap = miscalibration(scores)
  const came = `${decimalPercent(predicted)} predicted, ${decimalPercent(observed.share)} recalled in the ${counted(n, 'answer')} that had a forecast${judgedInterval(scores, gap)}`
  if (gap === null) return `Forecasts were about right: ${came}.${left}${apart}`
  return `Forecasts were ${percentagePoints(gap)} too ${gap > 0 ? 'high' : 'low'}: ${came}.${left}${apart}`
}

type MonthEnds = {
  readonly month: Month
  readonly until: StudyDay
  readonly isOver: boolean
  readonly start: RecallDay | null
  readonly end: RecallDay | null
}

/** What was known as a month ended, against its beginning, as one sentence; null where nothing is recorded of it. */
export const monthRecall = ({ month, until, isOver, start, end }: MonthEnds, dates: DateStyle): string | null => {
  if (end === null) return null
  const cards = `recall about ${counted(Math.round(end.cards), 'card')}`
  const ended = end.day === month.last ? 'the month' : dayWords(end.day, dates)
  const sentence = !isOver && end.day === until ? `You can now ${cards}` : `At the end of ${ended} you could ${cards}`
  if (start === null) return `${sentence}.`
  const change = Math.round(end.cards) - Math.round(start.cards)
  const then = start.day === month.first - 1 ? 'at the start of the month' : `on ${dayWords(start.day, dates)}`
  if (change === 0) return `${sentence}, as many as ${then}.`
  return `${sentence}, ${Math.abs(change).toLocaleString('en-GB')} ${change > 0 ? 'more' : 'fewer'} than ${then}.`
}
