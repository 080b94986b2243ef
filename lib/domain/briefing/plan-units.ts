import type { FactId, StudyDay } from '../ids'
import { WEIGHTS, type Weight } from '../library'
import type { ScopeCard } from './forecast'
import { type Gain, gainOf } from './gain'
import type { PlanDayInput, PlanReason } from './plan-input'

/** Gains below this are not worth a learner's seconds: a card just studied, or one that is sure anyway. */
export const LEAST_GAIN = 0.002
const FINAL_PASS_SHARE = 0.15
/** New facts are begun half as fast again as an even share: time is left to review the last ones. Found by simulation. */
const NEW_HEAD_START = 1.5
/** Where must-knows come first, facts that reach their target anyway come after all that don't. */
const REACHED_TIER = WEIGHTS.length

/** The study days of the final pass: the last max(1, ceil(0.15·days)) before the briefing. */
export const finalPassDays = (startDay: StudyDay, briefingDay: StudyDay): number =>
  Math.max(1, Math.ceil(FINAL_PASS_SHARE * Math.max(0, briefingDay - startDay)))

const studyDaysUntil = (from: StudyDay, end: StudyDay, daysOff: ReadonlySet<StudyDay>): number => {
  let days = 0
  for (let day = from; day < end; day += 1) if (!daysOff.has(day)) days += 1
  return days
}

/** Whether anything can still be studied on a later day before that of the briefing. */
export function hasStudyDayAfter({
  day,
  briefingDay,
  daysOff,
}: Pick<PlanDayInput, 'day' | 'briefingDay' | 'daysOff'>): boolean {
  return studyDaysUntil(day + 1, briefingDay, daysOff) > 0
}

/** A card with what studying it wins, and its recall at the briefing without that, corrected. */
export type CardGain = { readonly card: ScopeCard; readonly gain: Gain; readonly recall: number }

/** What is planned together or not at all: the new cards of a fact, or one studied card. */
export type Unit = {
  readonly cards: CardGain[]
  readonly weight: Weight
  /** Lower ones come first. All 0 for the best gain; else the rank of its fact's weight, or `REACHED_TIER`. */
  readonly tier: number
  /** How much its gain counts beyond its weight. */
  readonly factor: number
  seconds: number
  worth: number
  reason: PlanReason
}

const idOf = ({ cards: [first] }: Unit): string => first?.card.cardId ?? ''
const scoreOf = ({ factor, worth, seconds }: Unit): number => (factor * worth) / seconds
/** Whether it comes before what only gains. */
const isNeeded = ({ reason, factor }: Unit): boolean => reason !== 'gain' || factor > 1

const byTierAndScore = (a: Unit, b: Unit): number =>
  a.tier - b.tier || scoreOf(b) - scoreOf(a) || (idOf(a) < idOf(b) ? -1 : 1)

/** How many new facts a day should begin so that all are begun well before the freeze. */
function newQuota(facts: number, { day, freezeDay, daysOff }: PlanDayInput): number {
  if (day >= freezeDay) return 0
  return Math.ceil((NEW_HEAD_START * facts) / Math.max(1, studyDaysUntil(day, freezeDay, daysOff)))
}

/** Expected recall of each fact at the briefing without study: the mean of its cards. */
export function factRecalls(cards: readonly ScopeCard[], recalls: Float64Array): ReadonlyMap<FactId, number> {
  const facts = new Map<FactId, number>()
  for (const [index, { factId, cardsOfFact }] of cards.entries()) {
    facts.set(factId, (facts.get(factId) ?? 0) + (recalls[index] ?? 0) / cardsOfFact)
  }
  return facts
}

/**
 * What a day could study, in the order in which it comes first: by tier, then what is needed (a quota of new facts, what is
 * due, the final pass, must-knows that count more) before what only gains, then by score.
 */
export function unitsOf(input: PlanDayInput, recalls: Float64Array): readonly Unit[] {
  const { cards, day, freezeDay, targets, order, seconds } = input
  const moment = { now: input.now, day, at: input.at }
  const facts = order.kind === 'must-first' ? factRecalls(cards, recalls) : null
  const tierOf = (factId: FactId, weight: Weight): number => {
    if (facts === null) return 0
    const target = weight === 'must' ? targets.must : targets.others
    return (facts.get(factId) ?? 0) < target ? WEIGHTS.indexOf(weight) : REACHED_TIER
  }
  const newUnits = new Map<FactId, Unit>()
  const units: Unit[] = []
  for (const [index, card] of cards.entries()) {
    const isNew = card.studied === null
    if (isNew && day >= freezeDay) continue
    const gain = gainOf(card, moment, seconds)
    if (gain.with - gain.without < LEAST_GAIN) continue
    let unit = isNew ? newUnits.get(card.factId) : undefined
    if (unit === undefined) {
      const factor = order.kind === 'best-gain' && card.weight === 'must' ? order.mustFactor : 1
      unit = {
        cards: [],
        weight: card.weight,
        tier: tierOf(card.factId, card.weight),
        factor,
        seconds: 0,
        worth: 0,
        reason: 'gain',
      }
      units.push(unit)
      if (isNew) newUnits.set(card.factId, unit)
    }
    unit.cards.push({ card, gain, recall: recalls[index] ?? 0 })
    unit.seconds += gain.seconds
    unit.worth += gain.score * gain.seconds
  }
  for (const unit of newUnits.values()) {
    unit.cards.sort((a, b) => b.gain.score - a.gain.score || (a.card.cardId < b.card.cardId ? -1 : 1))
  }
  units.sort(byTierAndScore)
  giveReasons(units, newQuota(newUnits.size, input), input)
  // The sort is stable: within each part the best score stays first.
  return units.sort((a, b) => a.tier - b.tier || Number(isNeeded(b)) - Number(isNeeded(a)))
}

function giveReasons(units: readonly Unit[], quota: number, { day, startDay, briefingDay }: PlanDayInput): void {
  const isFinal = day >= briefingDay - finalPassDays(startDay, briefingDay)
  let begun = 0
  for (const unit of units) {
    const card = unit.cards[0]?.card
    if (card === undefined) continue
    if (card.studied === null) {
      if (begun < quota) unit.reason = 'new'
      begun += 1
    } else if (card.dueDay !== null && card.dueDay <= day) unit.reason = 'due'
    else if (isFinal) unit.reason = 'final-pass'
  }
}
