import type { StudyDay } from '../ids'
import type { Format, Mode } from '../scheduling/log'
import { monthOf } from '../time/study-day'
import { MINUTE_MS } from '../time/units'
import { ANSWER_KINDS, type AnswerKind, answerKindOf, type Stage } from './answer-kind'
import { addScores, NO_SCORES, type ScoreRollup } from './calibration'
import type { DayTally } from './day-tally'
import type { DayKey } from './rollup-delta'

/** Rollups of one study day, stage, mode and format. */
export type DayRow = DayKey & {
  readonly answers: number
  readonly again: number
  readonly ms: number
  readonly tested: number
  readonly passed: number
  readonly unpredicted: number
  readonly scored: number
  readonly recalled: number
  readonly predicted: number
  readonly logLoss: number
}

/** Rows, earliest day first, as answers and tests of memory by day; days without answers are missing. */
export const talliesOfRows = (rows: readonly DayRow[]): readonly DayTally[] => {
  const tallies: {
    day: StudyDay
    answers: number
    young: { passed: number; n: number }
    mature: { passed: number; n: number }
  }[] = []
  for (const { day, stage, answers, tested, passed } of rows) {
    let tally = tallies.at(-1)
    if (tally?.day !== day) {
      tally = { day, answers: 0, young: { passed: 0, n: 0 }, mature: { passed: 0, n: 0 } }
      tallies.push(tally)
    }
    tally.answers += answers
    const part = stage === 'mature' ? tally.mature : tally.young
    part.passed += passed
    part.n += tested
  }
  return tallies.filter(({ answers }) => answers > 0)
}

export type FormatTally = {
  readonly mode: Mode
  readonly format: Format
  readonly answers: number
  readonly ms: number
  readonly tested: number
  readonly passed: number
}

/** Rows from a study day on (null = all) as answers by mode and format. */
export const formatTallies = (rows: readonly DayRow[], from: StudyDay | null): readonly FormatTally[] => {
  const byMode = new Map<Mode, Map<Format, Counting>>()
  for (const { day, mode, format, answers, ms, tested, passed } of rows) {
    if (from !== null && day < from) continue
    const byFormat = byMode.get(mode) ?? new Map<Format, Counting>()
    byMode.set(mode, byFormat)
    const counting = byFormat.get(format) ?? { answers: 0, ms: 0, tested: 0, passed: 0 }
    byFormat.set(format, counting)
    counting.answers += answers
    counting.ms += ms
    counting.tested += tested
    counting.passed += passed
  }
  return [...byMode].flatMap(([mode, byFormat]) =>
    [...byFormat].flatMap(([format, counting]) => (counting.answers === 0 ? [] : [{ mode, format, ...counting }])),
  )
}

export type KindTally = {
  readonly kind: AnswerKind
  readonly answers: number
  readonly again: number
  readonly ms: number
  readonly tested: number
  readonly passed: number
}

/** Rows from a study day on (null = all) as answers by kind; kinds without an answer are missing. */
export const kindTallies = (rows: readonly DayRow[], from: StudyDay | null): readonly KindTally[] =>
  ANSWER_KINDS.flatMap((kind) => {
    const own = rows.filter(
      ({ day, stage, mode }) => (from === null || day >= from) && answerKindOf(stage, mode) === kind,
    )
    const sum = (of: (row: DayRow) => number) => own.reduce((total, row) => total + of(row), 0)
    const answers = sum((row) => row.answers)
    if (answers === 0) return []
    return [
      {
        kind,
        answers,
        again: sum((row) => row.again),
        ms: sum((row) => row.ms),
        tested: sum((row) => row.tested),
        passed: sum((row) => row.passed),
      },
    ]
  })

type Counting = { answers: number; ms: number; tested: number; passed: number }

export type DayTime = { readonly day: StudyDay } & Readonly<Record<Stage, number>>

/** Minutes that answers took on each study day with answers, from one on, by stage; earliest first. */
export const timeByDay = (rows: readonly DayRow[], from: StudyDay): readonly DayTime[] => {
  const days = new Map<StudyDay, DayTime>()
  for (const { day, stage, ms, answers } of rows) {
    if (day < from || answers === 0) continue
    const known = days.get(day) ?? { day, new: 0, learning: 0, young: 0, mature: 0 }
    days.set(day, { ...known, [stage]: known[stage] + ms / MINUTE_MS })
  }
  return [...days.values()]
}

/** Scored reviews from a study day on (null = all), and those after a day or more that had no prediction. */
export const scoresSince = (
  rows: readonly DayRow[],
  from: StudyDay | null,
): { readonly scores: ScoreRollup; readonly unpredicted: number } => {
  let [n, recalled, predicted, logLoss, unpredicted] = [0, 0, 0, 0, 0]
  for (const row of rows) {
    if (from !== null && row.day < from) continue
    n += row.scored
    recalled += row.recalled
    predicted += row.predicted
    logLoss += row.logLoss
    unpredicted += row.unpredicted
  }
  return { scores: { n, recalled, predicted, logLoss }, unpredicted }
}

/** Rows as totals of scored reviews by month (`2026-03`), earliest first; months without any are missing. */
export const scoresByMonth = (
  rows: readonly DayRow[],
): readonly { readonly month: string; readonly scores: ScoreRollup }[] => {
  const months = new Map<string, ScoreRollup>()
  for (const { day, scored: n, recalled, predicted, logLoss } of rows) {
    if (n > 0)
      months.set(monthOf(day), addScores(months.get(monthOf(day)) ?? NO_SCORES, { n, recalled, predicted, logLoss }))
  }
  return [...months].map(([month, scores]) => ({ month, scores }))
}
