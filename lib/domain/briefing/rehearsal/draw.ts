import { shuffleOf } from '../../shuffle'
import type { RehearsalFormat, RehearsalItem } from '../briefing'
import { WEIGHT_VALUES } from '../forecast'
import { type DrawCard, FORM_RANK, type FormatRequest, formatFor } from './format'
import { mixed } from './mix'

/** Mean seconds of one answer: of a card that is known, and of one that has to be asked again. */
export type RehearsalPace = { readonly known: number; readonly again: number }

export type DrawInput = {
  readonly cards: readonly DrawCard[]
  /** The formats that the briefing allows. */
  readonly formats: readonly RehearsalFormat[]
  readonly minutes: number
  /** In the last rehearsal everything is produced freely. */
  readonly isLast: boolean
  /** Of the briefing, the study day and the number of rehearsals before: the same seed draws the same questions. */
  readonly seed: string
  readonly pace: RehearsalPace
}

/** Typing takes longer than a review; speaking is followed by a look at your own answer. */
const FORMAT_FACTOR: Readonly<Record<RehearsalFormat, number>> = { spoken: 1.2, typed: 1.4 }

/**
 * No question takes less, however quick the learner is in a review: here one also says how sure one is, and speaks or
 * types the whole answer before comparing it.
 */
const LEAST_SECONDS: Readonly<Record<RehearsalFormat, number>> = { spoken: 15, typed: 12 }

/** Seconds that a question takes, the comebacks after a miss included. */
export const expectedSeconds = (format: RehearsalFormat, recall: number, { known, again }: RehearsalPace): number => {
  const secondsOf = (pace: number) => Math.max(LEAST_SECONDS[format], pace * FORMAT_FACTOR[format])
  return secondsOf(known) + (1 - recall) * secondsOf(again)
}

type Needed = Pick<DrawCard, 'weight' | 'predictedRecall' | 'recallAtBriefing'>

/** Recall at the briefing if nothing more is studied: what was answered just now is known now, and may fade until then. */
const recallThen = ({ predictedRecall, recallAtBriefing = predictedRecall }: Needed): number => recallAtBriefing

/** How much a question matters: what its fact weighs, times the chance that it is not known at the briefing. */
export const needOf = (card: Needed): number => WEIGHT_VALUES[card.weight] * (1 - recallThen(card))

/** Which of two questions comes first: must-knows at risk before all others, then the greater need. */
export const byNeedFirst = (a: Needed & { isAtRisk?: boolean }, b: Needed & { isAtRisk?: boolean }): number =>
  Number(b.isAtRisk ?? false) - Number(a.isAtRisk ?? false) || needOf(b) - needOf(a)

type Ranked = DrawCard & { readonly place: number }

const byNeed = (a: Ranked, b: Ranked): number => byNeedFirst(a, b) || a.place - b.place

const isWeaker = (one: Ranked, other: Ranked): boolean =>
  recallThen(one) < recallThen(other) ||
  (recallThen(one) === recallThen(other) &&
    (FORM_RANK[one.form] - FORM_RANK[other.form] || one.place - other.place) < 0)

/** One card of each fact: its weakest, of equally weak ones the one that asks for most. */
function oneOfEachFact(cards: readonly Ranked[]): readonly Ranked[] {
  const chosen = new Map<string, Ranked>()
  for (const card of cards) {
    const other = chosen.get(card.factId)
    if (!other || isWeaker(card, other)) chosen.set(card.factId, card)
  }
  return [...chosen.values()]
}

const itemOf = (card: Ranked, { format, hinted }: FormatRequest): RehearsalItem => ({
  cardId: card.cardId,
  factId: card.factId,
  format,
  hinted,
  predictedRecall: card.predictedRecall,
})

/**
 * Draws up a rehearsal: one card of each fact, must-knows at risk first, then those that weigh most and will be known least, until the expected
 * seconds fill the minutes; then mixed, so that neighbours come from different articles and topics. The expected seconds
 * never exceed the minutes, and the same input gives the same questions.
 */
export function drawUp({ cards, formats, minutes, isLast, seed, pace }: DrawInput): readonly RehearsalItem[] {
  const placed = cards.map((card) => ({ ...card, place: shuffleOf(`${seed} ${card.cardId}`) }))
  const taken: (Ranked & { readonly asked: FormatRequest })[] = []
  let left = minutes * 60
  for (const card of [...oneOfEachFact(placed)].sort(byNeed)) {
    const asked = formatFor(card, formats, isLast)
    const seconds = expectedSeconds(asked.format, card.predictedRecall, pace)
    if (seconds > left) continue
    left -= seconds
    taken.push({ ...card, asked })
  }
  return mixed(taken).map(({ asked, ...card }) => itemOf(card, asked))
}
