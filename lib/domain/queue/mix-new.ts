import type { ArticleId, CardId } from '../ids'
import type { NewOrder } from '../scheduling/settings'
import type { QueueCard } from './queue-card'
import { CARDS_BETWEEN, type Conflicts, conflictsWithAny } from './spacing'

/** A new card with what mixing needs of it. */
export type MixedCard = QueueCard & {
  /** null = of no article. */
  readonly articleId: ArticleId | null
  readonly topics: readonly string[]
}

/** What speaks against a card as the next one. Each outweighs all below it together. */
const AGAINST = { soonAfter: 1_000, sameArticle: 300, shownToday: 100, showsOthers: 50, sameTopic: 2 } as const
/** What speaks against an article that was the last but one, the one before that, and so on. */
const AGAINST_RECENT_ARTICLE = [AGAINST.sameArticle, 12, 8, 4]

/** What was picked so far, the last one first, and what is left. */
type Picking = {
  readonly picked: readonly MixedCard[]
  readonly pickedIds: ReadonlySet<CardId>
  readonly left: readonly MixedCard[]
  /** How many of those left each article has. */
  readonly counts: ReadonlyMap<ArticleId | null, number>
  /** Topics of most cards are no reason to prefer another one. */
  readonly commonTopics: ReadonlySet<string>
}

/**
 * New cards in the order in which they start, mixed: `sorted` are those of the order asked for. No two of one article
 * follow each other if there are others, articles and then topics take turns, and a card comes neither within
 * `CARDS_BETWEEN` after another that it should not follow nor, if there are others, after it at all: the first cards
 * are those of today, the rest wait for another day. Must-know facts stay before all others if that is the order, and
 * cards of one fact keep theirs; every other order is left as it is. A card that the learner gave a position keeps its
 * place in that order: only what lies between such cards is mixed. Time grows with the square of the cards only
 * if most of them conflict.
 */
export function mixNew(sorted: readonly MixedCard[], order: NewOrder, conflicts: Conflicts): readonly MixedCard[] {
  if (order !== 'weight' && order !== 'random') return sorted
  const shows = shownBy(sorted, conflicts)
  const pickedIds = new Set<CardId>()
  let picked: readonly MixedCard[] = []
  const all: MixedCard[] = []
  for (const group of order === 'weight' ? byWeight(sorted) : [sorted]) {
    if (order === 'weight' && isPlaced(group[0])) {
      for (const { cardId } of group) pickedIds.add(cardId)
      picked = [...[...group].reverse(), ...picked].slice(0, CARDS_BETWEEN)
      all.push(...group)
      continue
    }
    const left = [...group]
    const counts = new Map<ArticleId | null, number>()
    for (const { articleId } of left) counts.set(articleId, (counts.get(articleId) ?? 0) + 1)
    const commonTopics = topicsOfMost(group)
    while (left.length > 0) {
      const at = nextIndex({ picked, pickedIds, left, counts, commonTopics }, conflicts, shows)
      const [next] = left.splice(at, 1)
      if (!next) break
      const count = (counts.get(next.articleId) ?? 1) - 1
      if (count === 0) counts.delete(next.articleId)
      else counts.set(next.articleId, count)
      pickedIds.add(next.cardId)
      picked = [next, ...picked].slice(0, CARDS_BETWEEN)
      all.push(next)
    }
  }
  return all
}

/** Whether the learner gave the card its position. */
function isPlaced(card: MixedCard | undefined): boolean {
  return card?.memory?.position != null
}

/** Cards of one weight that follow each other, those that the learner placed apart from the others. */
function byWeight(sorted: readonly MixedCard[]): readonly (readonly MixedCard[])[] {
  const groups: MixedCard[][] = []
  for (const card of sorted) {
    const last = groups.at(-1)
    if (last?.[0]?.weight === card.weight && isPlaced(last[0]) === isPlaced(card)) last.push(card)
    else groups.push([card])
  }
  return groups
}

/** Of each card the new ones that should not come soon after it. */
function shownBy(cards: readonly MixedCard[], conflicts: Conflicts): ReadonlyMap<CardId, readonly CardId[]> {
  const shows = new Map<CardId, CardId[]>()
  for (const { cardId } of cards) {
    for (const other of conflicts.get(cardId) ?? []) {
      const found = shows.get(other)
      if (found) found.push(cardId)
      else shows.set(other, [cardId])
    }
  }
  return shows
}

function topicsOfMost(cards: readonly MixedCard[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { topics } of cards) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count * 2 > cards.length).map(([topic]) => topic))
}

/** Of two articles that are equally long ago, the one with more cards left comes first, or they would be left over. */
function againstArticle({ picked, left, counts }: Picking, articleId: ArticleId | null): number {
  const ago = picked.findIndex((card) => card.articleId === articleId)
  const share = (counts.get(articleId) ?? 0) / left.length
  return (ago < 0 ? 0 : (AGAINST_RECENT_ARTICLE[ago] ?? 0)) + 1 - share
}

function nextIndex(picking: Picking, conflicts: Conflicts, shows: ReadonlyMap<CardId, readonly CardId[]>): number {
  const { left, counts, picked, pickedIds, commonTopics } = picking
  const [last] = picked
  const recent = picked.map(({ cardId }) => cardId)
  // Cards of an article that makes up more than half of what is left would be left over at the end.
  const crowded = [...counts].find(
    ([articleId, count]) => count * 2 > left.length && articleId !== last?.articleId,
  )?.[0]
  const leastPossible =
    crowded === undefined ? Math.min(...[...counts.keys()].map((id) => againstArticle(picking, id))) : 0
  const waiting = new Set(left.map(({ cardId }) => cardId))
  const facts = new Set<string>()
  let best = { at: 0, against: Number.POSITIVE_INFINITY }
  for (const [at, card] of left.entries()) {
    if (facts.has(card.factId)) continue
    facts.add(card.factId)
    let against = card.articleId === crowded ? 0 : againstArticle(picking, card.articleId)
    if (crowded !== undefined && card.articleId !== crowded) against += AGAINST.sameArticle
    if (conflictsWithAny(conflicts, card.cardId, recent)) against += AGAINST.soonAfter
    else if ([...(conflicts.get(card.cardId) ?? [])].some((other) => pickedIds.has(other)))
      against += AGAINST.shownToday
    if (shows.get(card.cardId)?.some((other) => waiting.has(other))) against += AGAINST.showsOthers
    if (last && card.topics.some((topic) => !commonTopics.has(topic) && last.topics.includes(topic)))
      against += AGAINST.sameTopic
    if (against < best.against) best = { at, against }
    if (against <= leastPossible) break
  }
  return best.at
}
