import type { CardId, FactId, Instant, StudyDay } from '../ids'
import type { FsrsModel } from '../scheduling/fsrs'
import type { ScopeCard } from './forecast'
import { type Gain, gainOf, type StudySeconds } from './gain'

/** Why a card is in a day's plan, in the order in which reasons are looked for. */
export type PlanReason = 'new' | 'due' | 'final-pass' | 'gain'

export type PlannedCard = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly reason: PlanReason
  readonly gain: Gain
}

export type DayPlan = {
  /** In the order of study. */
  readonly cards: readonly PlannedCard[]
  readonly seconds: number
  readonly newFacts: number
  /** Whether cards that are due, new or in the final pass had to be left out for want of minutes. */
  readonly isShort: boolean
}

export type PlanDayInput = {
  readonly cards: readonly ScopeCard[]
  readonly now: Instant
  readonly day: StudyDay
  /** The instant of the briefing, and the study day it lies on. */
  readonly at: Instant
  readonly briefingDay: StudyDay
  /** Study days from this one on bring no new facts. */
  readonly freezeDay: StudyDay
  /** Study days on which nothing is studied. */
  readonly daysOff: ReadonlySet<StudyDay>
  readonly budgetSeconds: number
  readonly seconds: StudySeconds
  readonly model: FsrsModel
  /** The first study day of the whole plan: how long the final pass is depends on it. */
  readonly startDay: StudyDay
}

/** Gains below this are not worth a learner's seconds: a card just studied, or one that is sure anyway. */
const LEAST_GAIN = 0.002
const FINAL_PASS_SHARE = 0.15
/** New facts are begun half as fast again as an even share: time is left to review the last ones. Found by simulation. */
const NEW_HEAD_START = 1.5

/** The study days of the final pass: the last max(1, ceil(0.15·days)) before the briefing. */
export const finalPassDays = (startDay: StudyDay, briefingDay: StudyDay): number =>
  Math.max(1, Math.ceil(FINAL_PASS_SHARE * Math.max(0, briefingDay - startDay)))

const studyDaysUntil = (from: StudyDay, end: StudyDay, daysOff: ReadonlySet<StudyDay>): number => {
  let days = 0
  for (let day = from; day < end; day += 1) if (!daysOff.has(day)) days += 1
  return days
}

type Scored = { readonly card: ScopeCard; readonly gain: Gain }

const byScore = (a: Scored, b: Scored): number =>
  b.gain.score - a.gain.score || (a.card.cardId < b.card.cardId ? -1 : a.card.cardId > b.card.cardId ? 1 : 0)

/** How many new facts a day should begin so that all are begun well before the freeze. */
function newQuota(cards: readonly ScopeCard[], input: PlanDayInput): number {
  const { day, freezeDay, daysOff } = input
  if (day >= freezeDay) return 0
  const facts = new Set(cards.filter(({ studied }) => studied === null).map(({ factId }) => factId))
  return Math.ceil((NEW_HEAD_START * facts.size) / Math.max(1, studyDaysUntil(day, freezeDay, daysOff)))
}

/**
 * What to study on one day: a quota of new facts, what is due and, in the last days, a final pass over what may slip;
 * then whatever wins most for its seconds, until the minutes are spent. Within each of the two parts the best score
 * comes first: taking the weakest first would starve new facts where time is short. The budget is never exceeded, and no
 * new fact comes after the freeze. The same input gives the same plan. Measured by `npm run bench -- briefing`.
 */
export function planDay(input: PlanDayInput): DayPlan {
  const { now, day, at, briefingDay, budgetSeconds, seconds, model } = input
  if (input.daysOff.has(day) || now >= at || budgetSeconds <= 0) {
    return { cards: [], seconds: 0, newFacts: 0, isShort: false }
  }
  const open = input.cards.filter(({ studied }) => studied !== null || day < input.freezeDay)
  const moment = { now, day, at }
  const worth: Scored[] = []
  for (const card of open) {
    const gain = gainOf(card, moment, seconds, model)
    if (gain.with - gain.without >= LEAST_GAIN) worth.push({ card, gain })
  }
  worth.sort(byScore)
  const isFinal = day >= briefingDay - finalPassDays(input.startDay, briefingDay)
  const quota = newQuota(open, input)
  const begun = new Set<FactId>()
  const reasonOf = ({ card }: Scored): PlanReason => {
    if (card.studied === null) {
      if (begun.has(card.factId) || begun.size < quota) {
        begun.add(card.factId)
        return 'new'
      }
      return 'gain'
    }
    if (card.dueDay !== null && card.dueDay <= day) return 'due'
    return isFinal ? 'final-pass' : 'gain'
  }
  const cards: PlannedCard[] = []
  const newFacts = new Set<FactId>()
  const more: Scored[] = []
  let [spent, neededSeconds] = [0, 0]
  const take = ({ card, gain }: Scored, reason: PlanReason) => {
    if (spent + gain.seconds > budgetSeconds) return
    spent += gain.seconds
    cards.push({ cardId: card.cardId, factId: card.factId, reason, gain })
    if (card.studied === null) newFacts.add(card.factId)
  }
  for (const one of worth) {
    const reason = reasonOf(one)
    if (reason === 'gain') more.push(one)
    else {
      neededSeconds += one.gain.seconds
      take(one, reason)
    }
  }
  for (const one of more) take(one, 'gain')
  const isShort = neededSeconds > budgetSeconds
  return { cards, seconds: spent, newFacts: newFacts.size, isShort }
}
