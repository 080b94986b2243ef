import { articlesOfFacts, type CardScore, passagesMark, scoresOfCards } from '../../data/queries/retention/sources'
import { addScores, NO_SCORES, type ScoreRollup, scoresTimes } from '../../domain/retention/calibration'
import { MINUTE_MS } from '../../domain/time/units'
import { cacheByRevision } from '../cache-by-revision'
import type { RetentionModel } from './retention-model'

type Article = { readonly key: string; readonly title: string }

/** Scored reviews by article. An answer changes its card in place. */
type Scores = {
  /** The articles of a fact in the library; a fact that is missing was removed. */
  readonly articles: ReadonlyMap<string, readonly Article[]>
  readonly cards: Map<string, CardScore>
  /** By article key; null is what was removed. */
  readonly sums: Map<string | null, ScoreRollup & { readonly article: Article | null }>
}

/** Articles that come and go, or facts that move, are seen after this long at the latest. */
const MOST_AGE_MS = 5 * MINUTE_MS
const MOST_LEARNERS = 8
const cache = cacheByRevision<Scores>(MOST_LEARNERS, MOST_AGE_MS)

/** Puts the scores of a card in the place of what was there of it, under each article of its fact. */
const put = ({ articles, cards, sums }: Scores, card: CardScore): void => {
  const change = addScores(card, scoresTimes(cards.get(card.cardId) ?? NO_SCORES, -1))
  cards.set(card.cardId, card)
  for (const article of articles.get(card.factId) ?? [null]) {
    const key = article?.key ?? null
    sums.set(key, { article, ...addScores(sums.get(key) ?? NO_SCORES, change) })
  }
}

/**
 * The learner's scored reviews by article, over all time; those of a fact with several articles under each. They are
 * read once and then brought up to date with the cards whose log changed since.
 */
export const articleScores = async ({ ctx, revision, library }: RetentionModel) => {
  const { learnerId, workspaceIds } = ctx.actor
  const store = ctx.engine.read
  const update = async (scores: Scores, since: number) => {
    for (const card of await scoresOfCards(store, learnerId, since)) put(scores, card)
    return scores
  }
  const [cards, passages] = await Promise.all([library(), passagesMark(store, workspaceIds)])
  const { sums } = await cache.load(ctx, {
    mark: `${cards} ${passages}`,
    revision,
    read: async () =>
      update({ articles: await articlesOfFacts(store, workspaceIds), cards: new Map(), sums: new Map() }, -1),
    update,
  })
  return [...sums.values()].filter(({ n }) => n > 0)
}
