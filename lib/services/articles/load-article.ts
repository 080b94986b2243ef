import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { factsOfArticle, findArticle } from '../../data/queries/articles/article-page'
import type { FactView } from '../../data/queries/facts/fact-views'
import type { SnapshotId } from '../../domain/ids'
import { partsChunked, type TextSpan } from '../../domain/reading/article-parts'
import { isoDateOf } from '../../domain/time/study-day'
import { recentlyUsed } from '../cache-by-engine'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, NO_ARTICLE, type Result } from '../result'

/** Snapshots never change: the parts of those that were looked at last are kept. */
const MOST_TEXTS = 64
const remembered = recentlyUsed<readonly TextSpan[]>(MOST_TEXTS)

/** The parts of an article's text for one screen each. Others are served while a long text is cut. */
export const partsOfArticle = ({
  snapshotId,
  text,
}: {
  readonly snapshotId: SnapshotId
  readonly text: string
}): Promise<readonly TextSpan[]> =>
  remembered(snapshotId, async () => {
    const steps = partsChunked(text)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      await yieldToEventLoop()
    }
  })

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

/** An article of the actor's with its facts, retired ones of its own included; null when there is none of that key. */
export const loadArticle = async (ctx: Context, key: string) => {
  const article = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, key)
  if (!article) return null
  /** Those with a passage in it, the main one or a further one. */
  const facts = await factsOfArticle(ctx.engine.read, ctx.actor.learnerId, article)
  const { day } = await studyDayOf(ctx)
  return {
    article,
    facts,
    now: ctx.now,
    day,
    /** The calendar date of the study day, `YYYY-MM-DD`: what a review-by date is held against. */
    today: isoDateOf(day),
  }
}

export type LoadedArticle = NonNullable<Awaited<ReturnType<typeof loadArticle>>>
