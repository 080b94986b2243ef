import type { StudyDay } from '../ids'
import { MINUTE_MS } from '../time/units'
import { addScores, NO_SCORES, RECALL_BINS, type ScoreRollup } from './calibration'
import type { DayTally } from './day-tally'
import type { AnswerSum, DayKey } from './rollups'

/** The rollup of one study day and stage. */
export type DayRow = DayKey & AnswerSum

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

/** Minutes that answers took on each study day, earliest first; not rounded. */
export const minutesByDay = (rows: readonly DayRow[]): ReadonlyMap<StudyDay, number> => {
  const minutes = new Map<StudyDay, number>()
  for (const { day, ms } of rows) minutes.set(day, (minutes.get(day) ?? 0) + ms / MINUTE_MS)
  return minutes
}

export type ScoreBins = {
  /** By fine bin of predicted recall. */
  readonly bins: ReadonlyMap<number, ScoreRollup>
  /** By cell of RMSE(bins). */
  readonly cells: ReadonlyMap<number, ScoreRollup>
}

/** Score rollups by bin, with the fine bins told apart from the cells; rows of the same bin are added up. */
export const scoreBins = (rows: readonly ({ readonly bin: number } & ScoreRollup)[]): ScoreBins => {
  const bins = new Map<number, ScoreRollup>()
  const cells = new Map<number, ScoreRollup>()
  for (const { bin, ...sum } of rows) {
    const sums = bin < RECALL_BINS ? bins : cells
    sums.set(bin, addScores(sums.get(bin) ?? NO_SCORES, sum))
  }
  return { bins, cells }
}

/** Sums of scores as one. */
export const scoreSum = (sums: Iterable<ScoreRollup>): ScoreRollup => [...sums].reduce(addScores, NO_SCORES)
