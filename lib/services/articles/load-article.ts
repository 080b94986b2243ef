import { type ArticleView, factsOfArticle, findArticle } from '../../data/queries/articles/article-page'
import type { FactView } from '../../data/queries/facts/fact-views'
import type { Instant, StudyDay } from '../../domain/ids'
import { isoDateOf } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'

export type LoadedArticle = {
  readonly article: ArticleView
  /** Those with a passage in it, the main one or a further one. */
  readonly facts: readonly FactView[]
  readonly now: Instant
  readonly day: StudyDay
  /** The calendar date of the study day, `YYYY-MM-DD`: what a review-by date is held against. */
  readonly today: string
}

/** An article of the actor's with its facts, retired ones of its own included; null when there is none of that key. */
export const loadArticle = async (ctx: Context, key: string): Promise<LoadedArticle | null> => {
  const article = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, key)
  if (!article) return null
  const facts = await factsOfArticle(ctx.engine.read, ctx.actor.learnerId, article)
  const { day } = await studyDayOf(ctx)
  return { article, facts, now: ctx.now, day, today: isoDateOf(day) }
}
