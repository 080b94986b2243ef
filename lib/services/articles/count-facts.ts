import { factsOfArticle, findArticle } from '../../data/queries/articles/article-page'
import type { FactView } from '../../data/queries/facts/fact-views'
import type { Context } from '../context'
import { done, NO_ARTICLE, type Result } from '../result'

/** How many facts an article has, and cards of them; none that is retired. */
export type FactCounts = { readonly facts: number; readonly cards: number }

/** Counts facts, and their cards, that are not retired. */
export const liveCounts = (facts: readonly Pick<FactView, 'retiredAt' | 'cards'>[]): FactCounts => {
  const live = facts.filter(({ retiredAt }) => retiredAt === null)
  const cards = live.flatMap((fact) => fact.cards).filter(({ retiredAt }) => retiredAt === null)
  return { facts: live.length, cards: cards.length }
}

/** Counts the facts of an article of the actor, as its page does. Fails as `not-found` if there is no such article. */
export const countFactsOf = async ({ engine, actor }: Context, articleKey: string): Promise<Result<FactCounts>> => {
  const article = await findArticle(engine.read, actor.workspaceIds, articleKey)
  if (!article) return NO_ARTICLE
  return done(liveCounts(await factsOfArticle(engine.read, actor.learnerId, article)))
}
