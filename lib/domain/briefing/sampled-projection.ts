import type { CardId, FactId, StudyDay } from '../ids'
import { WEIGHTS } from '../library'
import { readinessWith, type ScopeCard } from './forecast'
import { type ProjectedDay, type Projection, type ProjectionInput, projectPlan } from './projection'

/** A projection looks at so many cards on so many days, together, and no more. */
const MOST_CARD_DAYS = 40_000
const MOST_CARDS = 2_000
/** Where the date is so far that fewer days could be looked at, fewer cards are, down to this. */
const LEAST_CARDS = 500
/** The days before a briefing that are always planned one by one. */
const LAST_DAYS = 3

export type SampledDay = ProjectedDay & {
  /** How many study days this one stands for; minutes, cards and new facts are those of one of them. */
  readonly stands: number
}

export type SampledProjection = Omit<Projection, 'days'> & {
  readonly days: readonly SampledDay[]
  /** Whether it was worked out on a sample of the scope or in steps of several days. */
  readonly isRough: boolean
}

/** Which study days are planned, each with the number of days that it stands for. */
export type Steps = { readonly standsFor: ReadonlyMap<StudyDay, number>; readonly skipped: ReadonlySet<StudyDay> }

/** At most `most` study days of a plan: today and the last three alone, those between in even steps. */
export function stepsOf(from: StudyDay, to: StudyDay, daysOff: ReadonlySet<StudyDay>, most: number): Steps {
  const open: StudyDay[] = []
  for (let day = from; day <= to; day += 1) if (!daysOff.has(day)) open.push(day)
  const size = Math.max(1, Math.ceil((open.length - 1 - LAST_DAYS) / Math.max(1, most - 1 - LAST_DAYS)))
  const standsFor = new Map<StudyDay, number>()
  const skipped = new Set<StudyDay>()
  for (let index = 0; index < open.length; ) {
    const between = open.length - LAST_DAYS - index
    const length = index === 0 || between <= 0 ? 1 : Math.min(size, between)
    for (const [place, day] of open.slice(index, index + length).entries()) {
      if (place === 0) standsFor.set(day, length)
      else skipped.add(day)
    }
    index += length
  }
  return { standsFor, skipped }
}

/** The same plan in steps: days that are skipped are days off, and those planned have the seconds of all they stand for. */
export function projectInSteps(
  input: ProjectionInput,
  mostDays: number,
): { readonly input: ProjectionInput; readonly steps: Steps } {
  const steps = stepsOf(input.day, input.briefingDay, input.daysOff, mostDays)
  if (steps.skipped.size === 0) return { input, steps }
  const budgetSecondsOf = (day: StudyDay) => input.budgetSecondsOf(day) * (steps.standsFor.get(day) ?? 1)
  return { input: { ...input, daysOff: new Set([...input.daysOff, ...steps.skipped]), budgetSecondsOf }, steps }
}

/** A fact with its weight's rank and how far it is begun, so that a sample of every n-th keeps the shares. */
type Likeness = { readonly factId: FactId; readonly rank: number; cards: number; stability: number }

/** How far a fact is begun, in steps that make facts of one kind neighbours. */
const begunOf = ({ stability, cards }: Likeness): number => Math.round(Math.log2(1 + stability / cards) * 100)

const likenessesOf = (cards: readonly ScopeCard[]): readonly Likeness[] => {
  const facts = new Map<FactId, Likeness>()
  for (const { factId, weight, studied } of cards) {
    const stability = studied?.stability ?? 0
    const known = facts.get(factId)
    if (known) {
      known.cards += 1
      known.stability += stability
    } else facts.set(factId, { factId, rank: WEIGHTS.indexOf(weight), cards: 1, stability })
  }
  const placed = [...facts.values()].map((fact) => ({ fact, begun: begunOf(fact) }))
  placed.sort((a, b) => a.fact.rank - b.fact.rank || a.begun - b.begun || (a.fact.factId < b.fact.factId ? -1 : 1))
  return placed.map(({ fact }) => fact)
}

type Sample = {
  readonly cards: readonly ScopeCard[]
  /** The fact of the sample that stands for each fact. */
  readonly standIn: ReadonlyMap<FactId, FactId>
}

function sampleOf(cards: readonly ScopeCard[], most: number): Sample {
  const step = Math.max(1, cards.length / most)
  const standIn = new Map<FactId, FactId>()
  const chosen = new Set<FactId>()
  let next = 0
  let last: FactId | null = null
  for (const [index, { factId }] of likenessesOf(cards).entries()) {
    if (last === null || index >= next) {
      last = factId
      chosen.add(factId)
      next += step
    }
    standIn.set(factId, last)
  }
  return { cards: cards.filter(({ factId }) => chosen.has(factId)), standIn }
}

/**
 * `projectPlan` in bounded time, whatever the scope and the date: beyond 40,000 card-days it plans a sample of the
 * cards with its share of the minutes, in steps of several days. Readiness and recall are of the whole scope.
 */
export function projectSampled(input: ProjectionInput): SampledProjection {
  const { cards, correct = (recall: number) => recall } = input
  const daysAhead = Math.max(1, input.briefingDay - input.day)
  const mostCards = Math.min(MOST_CARDS, Math.max(LEAST_CARDS, Math.floor(MOST_CARD_DAYS / daysAhead)))
  const sample = cards.length > mostCards ? sampleOf(cards, mostCards) : { cards, standIn: null }
  const share = cards.length === 0 ? 1 : sample.cards.length / cards.length
  const mostDays = Math.max(10, Math.floor(MOST_CARD_DAYS / Math.max(1, sample.cards.length)))
  const { input: stepped, steps } = projectInSteps(input, mostDays)
  const { todaysPlan: settled, ...planned } = stepped
  const projected = projectPlan({
    ...planned,
    // A sample has a plan of its own.
    ...(settled !== undefined && sample.standIn === null ? { todaysPlan: settled } : {}),
    cards: sample.cards,
    budgetSecondsOf: (day) => stepped.budgetSecondsOf(day) * share,
  })
  const days = projected.days.flatMap((day): readonly SampledDay[] => {
    if (steps.skipped.has(day.day)) return []
    if (day.day === input.day && settled !== undefined) {
      const { cards: own, seconds, newFacts } = settled
      return [{ ...day, stands: 1, minutes: seconds / 60, cards: own.length, newFacts }]
    }
    const stands = steps.standsFor.get(day.day) ?? 1
    const each = (value: number) => value / share / stands
    const whole = (value: number) => (share === 1 && stands === 1 ? value : Math.round(each(value)))
    return [{ ...day, stands, minutes: each(day.minutes), cards: whole(day.cards), newFacts: whole(day.newFacts) }]
  })
  if (sample.standIn === null) {
    return { days, readiness: projected.readiness, recall: projected.recall, isRough: steps.skipped.size > 0 }
  }
  const recall = recallOfAll(cards, sample.cards, sample.standIn, projected.recall)
  const readiness = readinessWith(cards, ({ cardId }) => correct(recall.get(cardId) ?? 0))
  return { days, readiness, recall, isRough: true }
}

function recallOfAll(
  cards: readonly ScopeCard[],
  sampled: readonly ScopeCard[],
  standIn: ReadonlyMap<FactId, FactId>,
  recall: ReadonlyMap<CardId, number>,
): ReadonlyMap<CardId, number> {
  const means = new Map<FactId, number>()
  for (const { factId, cardId, cardsOfFact } of sampled) {
    means.set(factId, (means.get(factId) ?? 0) + (recall.get(cardId) ?? 0) / cardsOfFact)
  }
  const all = new Map<CardId, number>()
  for (const { cardId, factId } of cards) {
    all.set(cardId, recall.get(cardId) ?? means.get(standIn.get(factId) ?? factId) ?? 0)
  }
  return all
}
