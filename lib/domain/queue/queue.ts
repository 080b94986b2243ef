import type { FactId, Instant, StudyDay } from '../ids'
import type { QueueMix, QueueSettings } from '../scheduling/settings'
import { intersperse } from './intersperse'
import { LEARN_AHEAD_MS } from './learn-ahead'
import { type LimitCount, type LimitGroup, learnerGroup, openLimits } from './limit-groups'
import { sortNew, sortReviews } from './order'
import { type Counts, countCards, isGatheredBefore, kindOf, type QueueCard, type QueueKind } from './queue-card'

export type { Counts, QueueCard } from './queue-card'

/** What options say of a card: the groups whose limits it counts towards, and whether siblings bury it. */
export type CardRules = {
  readonly groups: readonly LimitGroup[]
  readonly burySiblings: boolean
}

export type QueueInput = {
  /** Intraday (re)learning cards of today, due or not. */
  readonly learning: readonly QueueCard[]
  /** (Re)learning cards that are due by study days. */
  readonly interday: readonly QueueCard[]
  readonly due: readonly QueueCard[]
  /** Cards never studied. */
  readonly fresh: readonly QueueCard[]
  /** The orders of the session, and the limits and burying of every card without `rulesOf`. */
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
  /** Limits and burying by card, where decks have limits of their own. */
  readonly rulesOf?: (card: QueueCard) => CardRules
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

export type BuiltQueue = Queue & {
  /** The groups whose limits held cards back. */
  readonly groupsReached: { readonly new: ReadonlySet<string>; readonly reviews: ReadonlySet<string> }
}

/**
 * What there is to study now. Kinds are gathered in the order learning, review, new; each card that is taken buries
 * the siblings that would come later, unless that is switched off. Suspended and buried cards are left out.
 * Limits: a card is taken if every group that it counts towards has room; interday learning counts as review; what is
 * left of the review limit after today's reviews and new cards caps new cards. The same
 * input gives the same queue, in whatever order it comes.
 */
export function buildQueue(input: QueueInput): BuiltQueue {
  const { settings, day, now, done } = input
  const seen = new Map(input.factsDoneToday)
  const learning = input.learning.filter((card) => isShown(card, day)).sort(byDueAt)
  for (const { factId, memory } of learning) {
    // One that was answered today buries by what it was then, as it did in the session in which it was answered.
    const isOfToday = memory?.lastReviewDay === day && input.factsDoneToday.has(factId)
    if (!isOfToday) seen.set(factId, 'intraday')
  }

  const rules: CardRules = { groups: [learnerGroup(settings, done)], burySiblings: settings.burySiblings }
  const rulesOf = input.rulesOf ?? (() => rules)
  const take = openGathering({ rulesOf, limits: openLimits(), seen, day })
  const interday = take(sortReviews(input.interday, settings.reviewOrder, day))
  const due = take(sortReviews(input.due, settings.reviewOrder, day))
  const inOrder = sortNew(input.fresh, settings.newOrder, day)
  const fresh = take(input.mix?.(inOrder) ?? inOrder)

  const reviews = [...intersperse(interday.cards, due.cards)]
  const main = withNew(fresh.cards, reviews, settings.newMix)
  const reached = { new: fresh.reached, reviews: new Set([...interday.reached, ...due.reached]) }
  return {
    learning,
    main,
    counts: countCards(main, dueBy(learning, now + LEARN_AHEAD_MS).length),
    limitReached: { new: reached.new.size > 0, reviews: reached.reviews.size > 0 },
    groupsReached: reached,
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

/** Cards that were taken, and the groups whose limits held others back. */
type Gathered = { readonly cards: readonly QueueCard[]; readonly reached: ReadonlySet<string> }

type Gathering = {
  readonly rulesOf: (card: QueueCard) => CardRules
  readonly limits: LimitCount
  readonly seen: Map<FactId, QueueKind>
  readonly day: StudyDay
}

/** Takes cards in order while their groups have room, passing over siblings of facts already seen where they are buried. */
function openGathering({ rulesOf, limits, seen, day }: Gathering) {
  return (sorted: readonly QueueCard[]): Gathered => {
    const cards: QueueCard[] = []
    const reached = new Set<string>()
    for (const card of sorted) {
      if (!isShown(card, day)) continue
      // A card answered today that is due again has no sibling to thank for its fact being seen.
      const kind = kindOf(card)
      const before = seen.get(card.factId)
      const isBuried = before !== undefined && !isGatheredBefore(kind, before) && card.memory?.lastReviewDay !== day
      const { groups, burySiblings } = rulesOf(card)
      if (burySiblings && isBuried) continue
      const counted = kind === 'new' ? 'new' : 'review'
      const full = limits.full(groups, counted)
      for (const { key } of full) reached.add(key)
      if (full.length > 0) continue
      limits.take(groups, counted)
      if (before === undefined || isGatheredBefore(kind, before)) seen.set(card.factId, kind)
      cards.push(card)
    }
    return { cards, reached }
  }
}

function isShown({ memory }: QueueCard, day: StudyDay): boolean {
  if (memory === null) return true
  return !memory.suspended && (memory.buriedUntilDay === null || memory.buriedUntilDay <= day)
}

/** New cards before reviews, after them, or mixed with them. */
function withNew(fresh: readonly QueueCard[], reviews: readonly QueueCard[], mix: QueueMix): readonly QueueCard[] {
  switch (mix) {
    case 'before':
      return [...fresh, ...reviews]
    case 'after':
      return [...reviews, ...fresh]
    case 'mixed':
      return [...intersperse(reviews, fresh)]
  }
}
