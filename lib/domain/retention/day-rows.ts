import type { StudyDay } from '../ids'
import { monthOf } from '../time/study-day'
import { MINUTE_MS } from '../time/units'
import { ANSWER_KINDS, type AnswerKind, answerKindOf, STAGES, type Stage } from './answer-kind'
import { addScores, NO_SCORES, type ScoreRollup } from './calibration'
import type { DayTally } from './day-tally'
import type { AnswerRollup, DayKey } from './rollup-delta'

/** Rollups of one study day, stage, mode and format. */
export type DayRow = DayKey & AnswerRollup & Omit<ScoreRollup, 'n'> & { readonly scored: number }

/** Rows of the study days from one to another, both among them; null = no such end. */
export const rowsBetween = (
  rows: readonly DayRow[],
  from: StudyDay | null,
  to: StudyDay | null = null,
): readonly DayRow[] => rows.filter(({ day }) => (from === null || day >= from) && (to === null || day <= to))

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

const SUMMED = ['answers', 'again', 'ms', 'tested', 'passed'] as const
type AnswerSum = Readonly<Record<(typeof SUMMED)[number], number>>

/** Answers of rows by what `keyOf` says of them, in the order of `keys`; keys without an answer are missing. */
export const talliesBy = <Key extends string>(
  rows: readonly DayRow[],
  keys: readonly Key[],
  keyOf: (row: DayRow) => Key,
): readonly (AnswerSum & { readonly key: Key })[] => {
  const sums = new Map(keys.map((key) => [key, { key, answers: 0, again: 0, ms: 0, tested: 0, passed: 0 }]))
  for (const row of rows) {
    const sum = sums.get(keyOf(row))
    if (sum) for (const name of SUMMED) sum[name] += row[name]
  }
  return [...sums.values()].filter(({ answers }) => answers > 0)
}

export type KindTally = AnswerSum & { readonly kind: AnswerKind }

/** Answers of rows by kind; kinds without an answer are missing. */
export const kindTallies = (rows: readonly DayRow[]): readonly KindTally[] =>
  talliesBy(rows, ANSWER_KINDS, ({ stage, mode }) => answerKindOf(stage, mode)).map(({ key: kind, ...sum }) => ({
    kind,
    ...sum,
  }))

export type DayTime = { readonly day: StudyDay } & Readonly<Record<Stage, number>>

/** Minutes that answers took on each study day with answers, by stage; earliest first. */
export const timeByDay = (rows: readonly DayRow[]): readonly DayTime[] => {
  const days = new Map<StudyDay, DayTime>()
  for (const { day, stage, ms, answers } of rows) {
    if (answers === 0) continue
    const time = days.get(day) ?? { day, new: 0, learning: 0, young: 0, mature: 0 }
    days.set(day, { ...time, [stage]: time[stage] + ms / MINUTE_MS })
  }
  return [...days.values()]
}

/** Minutes of a day's stages together. */
export const minutesOf = (time: Readonly<Record<Stage, number>>): number =>
  STAGES.reduce((sum, stage) => sum + time[stage], 0)

/** Sums over scored reviews that rows or cards have. */
export const scoreSum = (rows: readonly (Omit<ScoreRollup, 'n'> & { readonly scored: number })[]): ScoreRollup =>
  rows.reduce<ScoreRollup>((sum, { scored: n, ...row }) => addScores(sum, { n, ...row }), NO_SCORES)

/** Reviews after a day or more that had no prediction. */
export const unpredictedIn = (rows: readonly { readonly unpredicted: number }[]): number =>
  rows.reduce((sum, { unpredicted }) => sum + unpredicted, 0)

/** Rows as totals of scored reviews by month (`2026-03`), earliest first; months without any are missing. */
export const scoresByMonth = (
  rows: readonly DayRow[],
): readonly { readonly month: string; readonly scores: ScoreRollup }[] => {
  const months = new Map<string, ScoreRollup>()
  for (const row of rows) {
    const month = monthOf(row.day)
    if (row.scored > 0) months.set(month, addScores(months.get(month) ?? NO_SCORES, scoreSum([row])))
  }
  return [...months].map(([month, scores]) => ({ month, scores }))
}
