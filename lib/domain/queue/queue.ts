import type { FactId, Instant, StudyDay } from '../ids'
import type { QueueMix, QueueSettings } from '../scheduling/settings'
import { MINUTE_MS } from '../time/units'
import { intersperse } from './intersperse'
import { arrangeNew, sortNew, sortReviews } from './order'
import { type Counts, countCards, isGatheredBefore, kindOf, type QueueCard, type QueueKind } from './queue-card'

export type { Counts, QueueCard } from './queue-card'

export type QueueInput = {
  /** Intraday (re)learning cards of today, due or not. */
  readonly learning: readonly QueueCard[]
  /** (Re)learning cards that are due by study days. */
  readonly interday: readonly QueueCard[]
  readonly due: readonly QueueCard[]
  /** Cards never studied. */
  readonly fresh: readonly QueueCard[]
  readonly settings: QueueSettings
  readonly day: StudyDay
  readonly now: Instant
  /** Cards introduced, and reviews (interday learning among them) answered, on this study day. */
  readonly done: { readonly new: number; readonly reviews: number }
  /**
   * Facts of which some card was answered on this study day, each with the earliest kind that one of them then was of:
   * their cards of that kind and of later ones wait.
   */
  readonly factsDoneToday: ReadonlyMap<FactId, QueueKind>
  /** Mixes the new cards, which come in the order of the settings; they stay in it without. */
  readonly mix?: (sorted: readonly QueueCard[]) => readonly QueueCard[]
}

export type Queue = {
  /** Intraday (re)learning cards, earliest first. */
  readonly learning: readonly QueueCard[]
  /** Interday learning, reviews and new cards in the order in which they are asked. */
  readonly main: readonly QueueCard[]
  readonly counts: Counts
  /** Whether a daily limit, and not the candidates, ended the gathering. */
  readonly limitReached: { readonly new: boolean; readonly reviews: boolean }
}

/**
 * What there is to study now. Kinds are gathered in the order learning, review, new; each card that is taken buries
 * the siblings that would come later, by the switch of their kind. Suspended and buried cards are left out.
 * Limits: interday learning counts as review; what is left of the review limit after today's reviews and new cards
 * caps new cards, unless that is switched off. The same input gives the same queue, in whatever order it comes.
 */
export function buildQueue(input: QueueInput): Queue {
  const { settings, day, now, done } = input
  const seen = new Map(input.factsDoneToday)
  const learning = input.learning.filter((card) => isShown(card, day)).sort(byDueAt)
  for (const { factId } of learning) seen.set(factId, 'intraday')

  // New cards use up the review limit too, or each rebuilt queue would let more of them in.
  const room = settings.reviewsPerDay - done.reviews - (settings.reviewLimitCapsNew ? done.new : 0)
  const take = (cards: readonly QueueCard[], limit: number, bury: boolean) => gather(cards, limit, bury, seen, day)
  const sortedInterday = sortReviews(input.interday, settings.reviewOrder, day)
  const interday = take(sortedInterday, room, settings.buryLearningSiblings)
  const sortedDue = sortReviews(input.due, settings.reviewOrder, day)
  const due = take(sortedDue, room - interday.cards.length, settings.buryReviewSiblings)
  const roomForNew = settings.reviewLimitCapsNew
    ? room - interday.cards.length - due.cards.length
    : Number.POSITIVE_INFINITY
  const inOrder = sortNew(input.fresh, settings.newOrder, day)
  const sortedFresh = input.mix?.(inOrder) ?? inOrder
  const fresh = take(sortedFresh, Math.min(settings.newPerDay - done.new, roomForNew), settings.buryNewSiblings)

  const reviews = placed(interday.cards, due.cards, settings.interdayMix, () => intersperse(interday.cards, due.cards))
  const arranged = arrangeNew(fresh.cards, settings.newSort, day)
  const main = placed(arranged, reviews, settings.newMix, () => intersperse(reviews, arranged))
  return {
    learning,
    main,
    counts: countCards(main, dueBy(learning, now + settings.learnAheadMinutes * MINUTE_MS).length),
    limitReached: { new: fresh.limitReached, reviews: interday.limitReached || due.limitReached },
  }
}

/** Earliest first, the id settling what falls on the same instant. */
export function byDueAt(a: QueueCard, b: QueueCard): number {
  return (a.memory?.dueAt ?? 0) - (b.memory?.dueAt ?? 0) || (a.cardId < b.cardId ? -1 : 1)
}

/** Those of the intraday cards that are due by an instant. */
export function dueBy<Card extends Pick<QueueCard, 'memory'>>(
  learning: readonly Card[],
  until: Instant,
): readonly Card[] {
  return learning.filter(({ memory }) => (memory?.dueAt ?? 0) <= until)
}

type Gathered = { readonly cards: readonly QueueCard[]; readonly limitReached: boolean }

/** Takes cards in order up to a limit, passing over siblings of facts already seen where `bury` is on. */
function gather(
  sorted: readonly QueueCard[],
  limit: number,
  bury: boolean,
  seen: Map<FactId, QueueKind>,
  day: StudyDay,
): Gathered {
  const cards: QueueCard[] = []
  for (const card of sorted) {
    if (!isShown(card, day)) continue
    // A card answered today that is due again has no sibling to thank for its fact being seen.
    const kind = kindOf(card)
    const before = seen.get(card.factId)
    const isBuried = before !== undefined && !isGatheredBefore(kind, before) && card.memory?.lastReviewDay !== day
    if (bury && isBuried) continue
    if (cards.length >= limit) return { cards, limitReached: true }
    if (before === undefined || isGatheredBefore(kind, before)) seen.set(card.factId, kind)
    cards.push(card)
  }
  return { cards, limitReached: false }
}

function isShown({ memory }: QueueCard, day: StudyDay): boolean {
  if (memory === null) return true
  return !memory.suspended && (memory.buriedUntilDay === null || memory.buriedUntilDay <= day)
}

/** One kind of card before the others, after them, or as `spread` mixes them. */
function placed(
  some: readonly QueueCard[],
  others: readonly QueueCard[],
  mix: QueueMix,
  spread: () => Iterable<QueueCard>,
): readonly QueueCard[] {
  switch (mix) {
    case 'before':
      return [...some, ...others]
    case 'after':
      return [...others, ...some]
    case 'mixed':
      return [...spread()]
  }
}
