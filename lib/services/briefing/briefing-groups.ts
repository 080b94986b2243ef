import type { ScopeRow } from '../../data/queries/briefings'
import { type Readiness, readinessOf, type ScopeCard } from '../../domain/briefing/forecast'
import type { CardId, FactId } from '../../domain/ids'
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

type Recalls = {
  readonly stopped: ReadonlyMap<CardId, number>
  /** Corrected. */
  readonly followed: ReadonlyMap<CardId, number>
}

const readiness = (cards: readonly ScopeCard[], recall: ReadonlyMap<CardId, number>): Readiness =>
  readinessOf(cards.map((card) => ({ ...card, recall: recall.get(card.cardId) ?? 0 })))

const groupOf = (key: string, name: string, cards: readonly ScopeCard[], recalls: Recalls): ScopeGroup => {
  const ifStopped = readiness(cards, recalls.stopped)
  return { key, name, facts: ifStopped.facts, ifStopped, ifFollowed: readiness(cards, recalls.followed) }
}

const byName = (a: ScopeGroup, b: ScopeGroup): number =>
  a.ifStopped.mean - b.ifStopped.mean || (a.name < b.name ? -1 : 1)

/** Readiness by article, topic and weight; within each kind the least ready first, weights in their order. */
export const groupsOf = (
  rows: readonly ScopeRow[],
  cards: readonly ScopeCard[],
  topics: ReadonlyMap<string, ReadonlySet<FactId>>,
  recalls: Recalls,
): ScopeGroups => {
  const byArticle = new Map<string, { readonly title: string; readonly cards: ScopeCard[] }>()
  for (const [index, { articleKey, articleTitle }] of rows.entries()) {
    const card = cards[index]
    if (!card) continue
    const article = byArticle.get(articleKey) ?? { title: articleTitle, cards: [] }
    article.cards.push(card)
    byArticle.set(articleKey, article)
  }
  const articles = [...byArticle].map(([key, { title, cards: own }]) => groupOf(key, title, own, recalls))
  const cardsOfFact = new Map<FactId, ScopeCard[]>()
  for (const card of cards) {
    const own = cardsOfFact.get(card.factId)
    if (own) own.push(card)
    else cardsOfFact.set(card.factId, [card])
  }
  const ofTopics = [...topics].flatMap(([name, facts]) => {
    const own = [...facts].flatMap((factId) => cardsOfFact.get(factId) ?? [])
    return own.length === 0 ? [] : [groupOf(name, name, own, recalls)]
  })
  const weights = WEIGHTS.flatMap((weight) => {
    const own = cards.filter((card) => card.weight === weight)
    return own.length === 0 ? [] : [{ ...groupOf(weight, weight, own, recalls), weight }]
  })
  return { articles: articles.sort(byName), topics: ofTopics.sort(byName), weights }
}
