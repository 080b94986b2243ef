import { retiredMemories } from '../../data/queries/retention/retention-scope'
import { rollupState } from '../../data/queries/retention/rollups'
import { articlesOfFacts, type CardScore, passagesMark, scoresOfCards } from '../../data/queries/retention/sources'
import type { LearnerId } from '../../domain/ids'
import { addScores, NO_SCORES, type ScoreRollup } from '../../domain/retention/calibration'
import { MINUTE_MS } from '../../domain/time/units'
import { cacheByEngine } from '../cache-by-engine'
import type { Context } from '../context'

type Article = { readonly key: string; readonly title: string }

/** Scored reviews by article, as they were read at one revision of the log. */
type Kept = {
  revision: number
  readonly retired: number
  /** Of further passages. */
  readonly passages: string
  readonly readAt: number
  /** The articles of a fact in the library; a fact that is missing was removed. */
  readonly articles: ReadonlyMap<string, readonly Article[]>
  readonly byKey: ReadonlyMap<string, Article>
  readonly cards: Map<string, CardScore>
  /** By article key; null is what was removed. */
  readonly sums: Map<string | null, ScoreRollup>
}

export type ArticleScore = ScoreRollup & { readonly article: Article | null }

/** Articles that come and go, or facts that move, are seen after this long at the latest. */
const MOST_AGE_MS = 5 * MINUTE_MS
const MOST_LEARNERS = 8
const cacheOf = cacheByEngine<LearnerId, Kept>(MOST_LEARNERS)

const emptyFrom = (
  articles: Kept['articles'],
  { retired, passages }: Pick<Kept, 'retired' | 'passages'>,
  readAt: number,
): Kept => ({
  revision: -1,
  retired,
  passages,
  readAt,
  articles,
  cards: new Map(),
  sums: new Map(),
  byKey: new Map([...articles.values()].flat().map((article) => [article.key, article])),
})

const less = ({ n, recalled, predicted, logLoss }: ScoreRollup): ScoreRollup => ({
  n: -n,
  recalled: -recalled,
  predicted: -predicted,
  logLoss: -logLoss,
})

/** Puts the scores of a card in the place of what was there of it, under each article of its fact. */
const put = ({ articles, cards, sums }: Kept, card: CardScore): void => {
  const before = cards.get(card.cardId)
  const change = before ? addScores(card, less(before)) : card
  cards.set(card.cardId, card)
  for (const key of articles.get(card.factId)?.map((article) => article.key) ?? [null]) {
    sums.set(key, addScores(sums.get(key) ?? NO_SCORES, change))
  }
}

/**
 * The asker's scored reviews by article, over all time; those of a fact with several articles under each. They are read once and then brought up to date with the cards
 * whose log changed since, so that a page after an answer does not add up a hundred thousand of them again.
 */
export const articleScores = async ({ engine, actor, now }: Context): Promise<readonly ArticleScore[]> => {
  const { learnerId, workspaceIds } = actor
  const store = engine.read
  const revision = (await rollupState(store, learnerId))?.revision ?? 0
  const retired = await retiredMemories(store, learnerId)
  const passages = await passagesMark(store, workspaceIds)
  const cache = cacheOf(engine)
  const known = cache.get(learnerId)
  const age = now - (known?.readAt ?? 0)
  const isSame = known && known.retired === retired && known.passages === passages && known.revision <= revision
  const isFresh = isSame && age >= 0 && age < MOST_AGE_MS
  const current = isFresh ? known : emptyFrom(await articlesOfFacts(store, workspaceIds), { retired, passages }, now)
  if (current.revision < revision) {
    for (const card of await scoresOfCards(store, learnerId, current.revision)) put(current, card)
    current.revision = revision
  }
  cache.set(learnerId, current)
  return [...current.sums]
    .filter(([, { n }]) => n > 0)
    .map(([key, sum]) => ({ article: key === null ? null : (current.byKey.get(key) ?? null), ...sum }))
}
