import type { CardId, StudyDay } from '../ids'
import { exchange } from './exchange'
import { fillDays, smallestLoad } from './fill-days'
import type { SpreadCard, SpreadPlace } from './spread-card'

export type SpreadInput = {
  readonly cards: readonly SpreadCard[]
  readonly today: StudyDay
  /** The study days that take reviews, the first one first. */
  readonly days: readonly StudyDay[]
  /** Cards that a day has beside these and that are not moved. */
  readonly standing: (day: StudyDay) => number
}

/** A card that is put on a later day than the one on which it is due now. */
export type SpreadMove = { readonly cardId: CardId; readonly dueDay: StudyDay }

export type SpreadPlan = {
  /** Every day that takes reviews with all that it then has. */
  readonly days: readonly { readonly day: StudyDay; readonly cards: number }[]
  readonly moves: readonly SpreadMove[]
  /** Cards of briefings that have no day before theirs: they stay as they are. */
  readonly kept: number
  /** Facts that will be forgotten when they are asked, as an expected number, beyond those if each were asked when due. */
  readonly factsLost: number
}

const placesOf = ({ cards, today, days }: SpreadInput): readonly SpreadPlace[] => {
  const byId = [...cards].sort((a, b) => (a.cardId < b.cardId ? -1 : 1))
  return byId.flatMap((card) => {
    const earliest = Math.max(card.dueDay, today)
    const first = days.findIndex((day) => day >= earliest)
    const { latestDay } = card
    const last = latestDay === null ? days.length - 1 : days.findLastIndex((day) => day <= latestDay)
    return first === -1 || first > last ? [] : [{ card, first, last }]
  })
}

/**
 * Spreads reviews over days. No card comes before it is due, none after the last day it may have, and no day has more
 * than the smallest number with which all of that is possible. Within that, cards are asked as early as the days have
 * room, and on which day each is asked costs the least: no two cards could change places with more recall. The same
 * cards give the same plan, in whatever order they come.
 */
export const spread = (input: SpreadInput): SpreadPlan => {
  const { cards, today, days, standing } = input
  const places = placesOf(input)
  const others = days.map(standing)
  const load = smallestLoad(places, others)
  const recalls = places.map(({ card: { recallOn, share } }) => Float64Array.from(days, (day) => recallOn(day) * share))
  const chosen = exchange(places, recalls, fillDays(places, recalls, others, load), days.length)
  const loads = [...others]
  const moves: SpreadMove[] = []
  let factsLost = 0
  for (const [index, { card }] of places.entries()) {
    const at = chosen[index] ?? 0
    const day = days[at] ?? today
    const dueNow = Math.max(card.dueDay, today)
    loads[at] = (loads[at] ?? 0) + 1
    if (day === dueNow) continue
    moves.push({ cardId: card.cardId, dueDay: day })
    factsLost += card.recallOn(dueNow) * card.share - (recalls[index]?.[at] ?? 0)
  }
  return {
    days: days.map((day, index) => ({ day, cards: loads[index] ?? 0 })),
    moves,
    kept: cards.length - places.length,
    factsLost,
  }
}
