import type { CardId } from '../../ids'
import type { Confidence } from '../briefing'
import { askedInOrder, isRecalled, type RehearsalAnswer } from './progress'

const RIGHT: Readonly<Record<Confidence, number>> = { 1: 1, 2: 2, 3: 3 }
const WRONG: Readonly<Record<Confidence, number>> = { 1: 0, 2: -2, 3: -6 }
export const MOST_POINTS = RIGHT[3]

/** Points for one answer by how sure the learner was: 1, 2, 3 where it was right and 0, −2, −6 where it was wrong. */
export const pointsOf = (confidence: Confidence, isRight: boolean): number => (isRight ? RIGHT : WRONG)[confidence]

/** Points as people write them, with a minus sign that is one. */
export const pointsWords = (points: number): string => String(points).replace('-', '−')

/** How often each mark was right, for the learner to see what a “sure” of theirs is worth. */
export type MarkTally = { readonly confidence: Confidence; readonly answers: number; readonly right: number }

export type RehearsalScore = {
  /** Questions asked, and those right at the first answer. */
  readonly asked: number
  readonly right: number
  readonly points: number
  readonly mostPoints: number
  readonly marks: readonly MarkTally[]
}

/** The first answer to each question, in order: what a score rests on. */
export function firstAnswers(answers: readonly RehearsalAnswer[]): readonly RehearsalAnswer[] {
  const first = new Map<string, RehearsalAnswer>()
  for (const answer of askedInOrder(answers)) if (!first.has(answer.cardId)) first.set(answer.cardId, answer)
  return [...first.values()]
}

/** The score of a rehearsal. Only first answers count; without a mark an answer brings no points either way. */
export function scoreOf(answers: readonly RehearsalAnswer[]): RehearsalScore {
  const first = firstAnswers(answers)
  const marked = first.flatMap((answer) =>
    answer.confidence === null ? [] : [{ confidence: answer.confidence, isRight: isRecalled(answer) }],
  )
  return {
    asked: first.length,
    right: first.filter(isRecalled).length,
    points: marked.reduce((sum, { confidence, isRight }) => sum + pointsOf(confidence, isRight), 0),
    mostPoints: marked.length * MOST_POINTS,
    marks: ([3, 2, 1] as const).map((confidence) => {
      const own = marked.filter((answer) => answer.confidence === confidence)
      return { confidence, answers: own.length, right: own.filter(({ isRight }) => isRight).length }
    }),
  }
}

/** What became of one question over a whole rehearsal. */
export type QuestionOutcome = {
  readonly cardId: CardId
  readonly first: RehearsalAnswer
  readonly misses: number
  /** Whether it was recalled in the end. */
  readonly recalled: boolean
}

const surenessOf = ({ first }: QuestionOutcome): number => (isRecalled(first) ? 0 : (first.confidence ?? 1))

/**
 * Every question that was asked: errors made with confidence first, then other misses by how often they came back, then
 * what was right, the least sure first.
 */
export function rehearsalOutcomesOf(answers: readonly RehearsalAnswer[]): readonly QuestionOutcome[] {
  const all = askedInOrder(answers)
  return firstAnswers(all)
    .map((first): QuestionOutcome => {
      const own = all.filter(({ cardId }) => cardId === first.cardId)
      return {
        cardId: first.cardId,
        first,
        misses: own.filter((answer) => !isRecalled(answer)).length,
        recalled: own.some(isRecalled),
      }
    })
    .sort(
      (a, b) =>
        surenessOf(b) - surenessOf(a) ||
        b.misses - a.misses ||
        (a.first.confidence ?? 0) - (b.first.confidence ?? 0) ||
        a.first.at - b.first.at,
    )
}
