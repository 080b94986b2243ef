import type { ScopeRow } from '../../data/queries/briefing/briefings'
import { readinessSum, type ScopeCard } from '../../domain/briefing/forecast'
import { compareNames } from '../../domain/format/collation'
import type { FactId } from '../../domain/ids'
import { WEIGHTS } from '../../domain/library'

type ReadinessSum = ReturnType<typeof readinessSum>

/** Recall at the briefing of each card, corrected. */
type Recalls = {
  readonly stopped: (card: ScopeCard) => number
  readonly followed: (card: ScopeCard) => number
}

/** The cards in groups, each with both of its readinesses. @param keysOf the groups that a card is in */
const grouped = <Key extends string>(
  cards: readonly ScopeCard[],
  recalls: Recalls,
  keysOf: (card: ScopeCard, index: number) => readonly Key[],
  nameOf: (key: Key) => string = (key) => key,
) => {
  const sums = new Map<Key, { readonly stopped: ReadinessSum; readonly followed: ReadinessSum }>()
  for (const [index, card] of cards.entries()) {
    for (const key of keysOf(card, index)) {
      const sum = sums.get(key) ?? { stopped: readinessSum(), followed: readinessSum() }
      sums.set(key, sum)
      sum.stopped.add(card.weight, card.cardsOfFact, recalls.stopped(card))
      sum.followed.add(card.weight, card.cardsOfFact, recalls.followed(card))
    }
  }
  return [...sums].map(([key, { stopped, followed }]) => {
    const ifStopped = stopped.total()
    return { key, name: nameOf(key), facts: ifStopped.facts, ifStopped, ifFollowed: followed.total() }
  })
}

/** A part of a scope with its readiness at the briefing, if nothing more is studied and if the plan is followed. */
export type ScopeGroup = ReturnType<typeof grouped>[number]

const byName = (a: ScopeGroup, b: ScopeGroup): number =>
  a.ifStopped.mean - b.ifStopped.mean || compareNames(a.name, b.name)

export type GroupNames = {
  readonly articleTitles: ReadonlyMap<string, string>
  readonly topics: ReadonlyMap<string, ReadonlySet<FactId>>
}

/**
 * Readiness by article, topic and weight; within each kind the least ready first, weights in their order. `rows` are
 * those that the cards were made from, in the same order.
 */
export const groupsOf = (
  rows: readonly Pick<ScopeRow, 'articleKey'>[],
  cards: readonly ScopeCard[],
  { articleTitles, topics }: GroupNames,
  recalls: Recalls,
) => {
  const ofTopics = new Map<FactId, string[]>()
  for (const [name, facts] of topics) {
    for (const factId of facts) ofTopics.set(factId, [...(ofTopics.get(factId) ?? []), name])
  }
  const titleOf = (key: string) => articleTitles.get(key) ?? key
  const weights = grouped(cards, recalls, ({ weight }) => [weight])
  return {
    articles: grouped(cards, recalls, (_, index) => [rows[index]?.articleKey ?? ''], titleOf).toSorted(byName),
    topics: grouped(cards, recalls, ({ factId }) => ofTopics.get(factId) ?? []).toSorted(byName),
    weights: WEIGHTS.flatMap((weight) =>
      weights.filter(({ key }) => key === weight).map((group) => ({ ...group, weight })),
    ),
  }
}
