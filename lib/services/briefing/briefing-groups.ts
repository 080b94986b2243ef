import type { ScopeRow } from '../../data/queries/briefing/briefings'
import { type Readiness, readinessSum, type ScopeCard } from '../../domain/briefing/forecast'
import { compareNames } from '../../domain/format/collation'
import type { FactId } from '../../domain/ids'
import { WEIGHTS, type Weight } from '../../domain/library'

/** A part of a scope with its readiness at the briefing, if nothing more is studied and if the plan is followed. */
export type ScopeGroup = {
  readonly key: string
  readonly name: string
  readonly facts: number
  readonly ifStopped: Readiness
  readonly ifFollowed: Readiness
}

export type ScopeGroups = {
  readonly articles: readonly ScopeGroup[]
  readonly topics: readonly ScopeGroup[]
  readonly weights: readonly (ScopeGroup & { readonly weight: Weight })[]
}

/** Recall at the briefing of each card, corrected. */
type Recalls = {
  readonly stopped: (card: ScopeCard) => number
  readonly followed: (card: ScopeCard) => number
}

/** Both readinesses of a group while its cards are gone through. */
const groupSum = (key: string, name: string, recalls: Recalls) => {
  const [stopped, followed] = [readinessSum(), readinessSum()]
  return {
    add: (card: ScopeCard) => {
      stopped.add(card.weight, card.cardsOfFact, recalls.stopped(card))
      followed.add(card.weight, card.cardsOfFact, recalls.followed(card))
    },
    group: (): ScopeGroup => {
      const ifStopped = stopped.total()
      return { key, name, facts: ifStopped.facts, ifStopped, ifFollowed: followed.total() }
    },
  }
}

type GroupSum = ReturnType<typeof groupSum>

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
): ScopeGroups => {
  const articles = new Map<string, GroupSum>()
  const weights = new Map<Weight, GroupSum>()
  const ofTopics = new Map<FactId, GroupSum[]>()
  const named = [...topics].map(([name, facts]) => {
    const sum = groupSum(name, name, recalls)
    for (const factId of facts) {
      const sums = ofTopics.get(factId)
      if (sums) sums.push(sum)
      else ofTopics.set(factId, [sum])
    }
    return sum
  })
  const inGroup = <K>(groups: Map<K, GroupSum>, key: K, make: () => GroupSum): GroupSum => {
    const group = groups.get(key) ?? make()
    groups.set(key, group)
    return group
  }
  for (const [index, card] of cards.entries()) {
    const { articleKey = '' } = rows[index] ?? {}
    inGroup(articles, articleKey, () => groupSum(articleKey, articleTitles.get(articleKey) ?? articleKey, recalls)).add(
      card,
    )
    inGroup(weights, card.weight, () => groupSum(card.weight, card.weight, recalls)).add(card)
    for (const sum of ofTopics.get(card.factId) ?? []) sum.add(card)
  }
  return {
    articles: [...articles.values()].map((sum) => sum.group()).sort(byName),
    topics: named
      .map((sum) => sum.group())
      .filter(({ facts }) => facts > 0)
      .sort(byName),
    weights: WEIGHTS.flatMap((weight) => {
      const sum = weights.get(weight)
      return sum ? [{ ...sum.group(), weight }] : []
    }),
  }
}
