import type { CardId, Instant } from '../ids'
import type { Confidence } from '../scheduling/log'
import type { Rating } from '../scheduling/memory'
import { type ScopeCard, WEIGHT_VALUES } from './forecast'

type Needed = Pick<ScopeCard, 'cardId' | 'factId' | 'weight' | 'cardsOfFact'>

/**
 * The cards of a rehearsal in the order in which they are asked: one of each fact, its weakest; must-knows at risk first,
 * then by what the fact weighs, times the chance that it is not known at the briefing.
 * @param recallOf recall at the briefing if nothing more is studied, 0 to 1
 * @param targetMust below it a must-know is at risk
 */
export function rehearsalCards(
  cards: readonly Needed[],
  recallOf: (cardId: CardId) => number,
  targetMust: number,
): readonly CardId[] {
  const weakest = new Map<string, Needed>()
  const recallOfFact = new Map<string, number>()
  for (const card of cards) {
    const { cardId, factId, cardsOfFact } = card
    recallOfFact.set(factId, (recallOfFact.get(factId) ?? 0) + recallOf(cardId) / cardsOfFact)
    const other = weakest.get(factId)
    if (!other || recallOf(cardId) < recallOf(other.cardId)) weakest.set(factId, card)
  }
  const isAtRisk = ({ factId, weight }: Needed) => weight === 'must' && (recallOfFact.get(factId) ?? 0) < targetMust
  const need = ({ cardId, weight }: Needed) => WEIGHT_VALUES[weight] * (1 - recallOf(cardId))
  return [...weakest.values()]
    .sort((a, b) => Number(isAtRisk(b)) - Number(isAtRisk(a)) || need(b) - need(a) || (a.cardId < b.cardId ? -1 : 1))
    .map(({ cardId }) => cardId)
}

/** One answer of a rehearsal, as the review log and what was said beside it have it. */
export type RehearsalAnswer = {
  readonly cardId: CardId
  readonly at: Instant
  readonly rating: Rating
  readonly confidence: Confidence
  /** Milliseconds on both sides of the card. */
  readonly thinkingMs: number
  /** What was forecast for the answer; null for a card that was never studied. */
  readonly predictedRecall: number | null
}

/** What became of one card over a whole rehearsal. */
export type RehearsalOutcome = Pick<RehearsalAnswer, 'cardId' | 'confidence' | 'predictedRecall'> & {
  /** Whether the first answer was right. */
  readonly isRight: boolean
  readonly misses: number
  /** Whether it was recalled in the end. */
  readonly isRecalled: boolean
}

/** Every card that was asked: errors made with confidence first, then other misses, then what was right but guessed. */
export function rehearsalOutcomes(answers: readonly RehearsalAnswer[]): readonly RehearsalOutcome[] {
  const byCard = new Map<CardId, RehearsalAnswer[]>()
  for (const answer of [...answers].sort((a, b) => a.at - b.at)) {
    const own = byCard.get(answer.cardId)
    if (own) own.push(answer)
    else byCard.set(answer.cardId, [answer])
  }
  const outcomes = [...byCard.values()].flatMap((own): RehearsalOutcome[] => {
    const [first] = own
    if (!first) return []
    const { cardId, confidence, predictedRecall, rating } = first
    const misses = own.filter((answer) => answer.rating === 1).length
    return [{ cardId, confidence, predictedRecall, isRight: rating > 1, misses, isRecalled: misses < own.length }]
  })
  const place = ({ isRight, confidence }: RehearsalOutcome) => (isRight ? confidence + 3 : 3 - confidence)
  return outcomes.sort((a, b) => place(a) - place(b) || b.misses - a.misses)
}

export type RehearsalScore = {
  /** Cards asked, and those right at the first answer. */
  readonly asked: number
  readonly right: number
  /** How many the forecast expected to be right. */
  readonly expected: number
  /** How often each mark was right. */
  readonly marks: readonly { readonly confidence: Confidence; readonly answers: number; readonly right: number }[]
}

/** The score of a rehearsal: only first answers count. */
export function rehearsalScore(outcomes: readonly RehearsalOutcome[]): RehearsalScore {
  const rightOf = (some: readonly RehearsalOutcome[]) => some.filter(({ isRight }) => isRight).length
  const marks = ([3, 2, 1] as const).flatMap((confidence) => {
    const own = outcomes.filter((outcome) => outcome.confidence === confidence)
    return own.length === 0 ? [] : [{ confidence, answers: own.length, right: rightOf(own) }]
  })
  const expected = outcomes.reduce((sum, { predictedRecall }) => sum + (predictedRecall ?? 0), 0)
  return { asked: outcomes.length, right: rightOf(outcomes), expected, marks }
}
