import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FsrsState, fsrsModel } from '../scheduling/fsrs'
import type { Rating } from '../scheduling/memory'
import { DEFAULT_WEIGHTS } from '../scheduling/settings'
import { studyCalendar } from '../time/study-day'
import { addScores, NO_SCORES, RECALL_BINS, recallBin, type ScoreRollup, scoresOf } from './calibration'
import { type CountedAnswer, countAnswers, type LoggedAnswer } from './rollups'

const FILE = join(process.cwd(), '..', 'shared', 'fixtures', 'revlog', 'demo-revlog.csv')
const CALENDAR = studyCalendar('Asia/Shanghai', 4)

type Line = { readonly at: number; readonly cardId: string; readonly rating: Rating }

const ratingOf = (text: string | undefined): Rating => {
  const rating = [1, 2, 3, 4].find((one): one is Rating => String(one) === text)
  if (rating === undefined) throw new Error(`“${text}” is no rating`)
  return rating
}

const read = (): readonly Line[] =>
  readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [at, cardId = '', rating] = line.split(',')
      return { at: Number(at), cardId, rating: ratingOf(rating) }
    })

/** The log as if it had been answered here: each answer with the recall predicted by study days, default weights. */
const answered = (lines: readonly Line[]): readonly LoggedAnswer[] => {
  const model = fsrsModel(DEFAULT_WEIGHTS)
  let state: FsrsState | null = null
  let lastDay: number | null = null
  return lines.map(({ at, rating }) => {
    const day = CALENDAR.dayOf(at)
    const elapsedDays = lastDay === null ? 0 : day - lastDay
    const predictedRecall = state === null ? null : model.recall(elapsedDays, state.stability)
    const before =
      state === null ? null : { state: 'review' as const, intervalDays: 1, lastReviewDay: lastDay, reps: 1 }
    state = model.next(state, elapsedDays, rating, true)
    lastDay = day
    return { day, rating, ms: 0, predictedRecall, before, format: 'flash' as const, mode: 'study' as const }
  })
}

const sumBy = (
  scored: readonly CountedAnswer[],
  keyOf: (one: CountedAnswer) => number,
): ReadonlyMap<number, ScoreRollup> => {
  const sums = new Map<number, ScoreRollup>()
  for (const one of scored) {
    if (one.score) sums.set(keyOf(one), addScores(sums.get(keyOf(one)) ?? NO_SCORES, one.score))
  }
  return sums
}

/** Mann–Whitney over single reviews, by ranks with ties averaged: independent of any bins. */
const exactAuc = (scored: readonly CountedAnswer[]): number => {
  const sorted = scored
    .map(({ answer, score }) => ({ p: answer.predictedRecall ?? 0, y: score?.recalled ?? 0 }))
    .sort((a, b) => a.p - b.p)
  let ranks = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to]?.p === sorted[from]?.p) to++
    for (let i = from; i < to; i++) ranks += (sorted[i]?.y ?? 0) * ((from + 1 + to) / 2)
    from = to
  }
  const recalled = sorted.reduce((sum, { y }) => sum + y, 0)
  return (ranks - (recalled * (recalled + 1)) / 2) / (recalled * (sorted.length - recalled))
}

describe('the scores of a long log of real reviews', () => {
  const byCard = new Map<string, Line[]>()
  for (const line of read()) {
    const known = byCard.get(line.cardId)
    if (known) known.push(line)
    else byCard.set(line.cardId, [line])
  }
  const counted = [...byCard.values()].flatMap((lines) =>
    countAnswers(answered([...lines].sort((a, b) => a.at - b.at))),
  )
  const scored = counted.filter(({ score }) => score !== null)
  const all = scored.reduce((sum, { score }) => addScores(sum, score ?? NO_SCORES), NO_SCORES)
  const bins = sumBy(scored, ({ answer }) => recallBin(answer.predictedRecall ?? 0))
  const cells = sumBy(scored, ({ cell }) => cell ?? -1)
  const scores = scoresOf(all, bins, cells)

  it('are those that other implementations give', () => {
    expect(scores.n).toBe(27_948)
    expect(scores.logLoss).toBeCloseTo(0.336564, 6)
    expect(scores.rmseBins).toBeCloseTo(0.078108, 6)
    expect(cells.size).toBe(128)
    expect(exactAuc(scored)).toBeCloseTo(0.739423, 6)
  })

  it('have from fine bins an AUC that is within its bound of that of single reviews', () => {
    const { auc, aucBound } = scores
    if (auc === null || aucBound === null) throw new Error('there are recalled and forgotten reviews')
    expect(Math.abs(auc - exactAuc(scored))).toBeLessThanOrEqual(aucBound)
    expect(Math.abs(auc - exactAuc(scored))).toBeLessThan(0.001)
    expect(aucBound).toBeLessThan(0.01)
    expect(bins.size).toBeLessThanOrEqual(RECALL_BINS)
  })
})
