import type { Tx } from '../../data/engine/engine'
import { saveReading } from '../../data/mutations/reading'
import type { ArticleBibliography } from '../../data/queries/articles/article-page'
import { findReading, textLengths } from '../../data/queries/reading/readings'
import type { StudyDay } from '../../domain/ids'
import { backOnDay, type Priority } from '../../domain/reading/plan'
import { afterReading, type Reading, type ReadingState, UNREAD, withReadingState } from '../../domain/reading/progress'
import { MINUTE_MS } from '../../domain/time/units'
import { actingLearner, anyArticleToChange } from '../authorise'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, NO_ARTICLE, type Result } from '../result'

/** More than this at once was no reading: the page stood open. */
const MOST_READ_MS = 10 * MINUTE_MS

/** Changes what the actor's list keeps of an article within a write; a row is made where there is none. */
const changeReading = async (
  tx: Tx,
  ctx: Context,
  { workspaceId, articleId }: Pick<ArticleBibliography, 'workspaceId' | 'articleId'>,
  change: (before: Reading) => Reading | Promise<Reading>,
): Promise<Reading> => {
  const before = (await findReading(tx, ctx.actor.learnerId, articleId)) ?? UNREAD
  const after = await change(before)
  await saveReading(tx, actingLearner(ctx.actor), { ...after, articleId, workspaceId, updatedAt: ctx.now })
  return after
}

/** The same of an article of the actor's library that was not removed. */
const change = async (
  ctx: Context,
  articleKey: string,
  how: (before: Reading, day: StudyDay, article: ArticleBibliography, tx: Tx) => Reading | Promise<Reading>,
): Promise<Result<Reading>> => {
  const { day } = await studyDayOf(ctx)
  return ctx.engine.write(async (tx) => {
    const found = await anyArticleToChange(ctx, articleKey, tx)
    if (!found.ok) return found
    const article = found.value
    if (article.retiredAt !== null) return NO_ARTICLE
    return done(await changeReading(tx, ctx, article, (before) => how(before, day, article, tx)))
  })
}

/**
 * Keeps where the actor stopped in an article (a UTF-16 offset into its text) and how long the text was in view since the
 * last time. The end of the text makes it read; otherwise it comes back after 1, 2 or 7 days, by its priority.
 */
export const saveReadPoint = (
  ctx: Context,
  articleKey: string,
  step: { readonly readPoint: number; readonly readMs: number },
): Promise<Result<Reading>> =>
  change(ctx, articleKey, async (before, day, { workspaceId, articleId }, tx) => {
    const textLength = (await textLengths(tx, [workspaceId], [articleId])).get(articleId) ?? 0
    const readPoint = Math.max(0, Math.min(step.readPoint, textLength))
    const readMs = Math.max(0, Math.min(step.readMs, MOST_READ_MS))
    return afterReading(before, { readPoint, readMs, textLength, day })
  })

/** Says what an article is to the actor: waiting, reading, read, mined or set aside. Where reading stopped stays. */
export const setReadingState = (ctx: Context, articleKey: string, state: ReadingState): Promise<Result<Reading>> =>
  change(ctx, articleKey, (before, day) => withReadingState(before, state, day))

/** Says how much an article matters to the actor, and puts it on the list where it was not. */
export const setPriority = (ctx: Context, articleKey: string, priority: Priority): Promise<Result<Reading>> =>
  change(ctx, articleKey, (before, day) => ({
    ...before,
    priority,
    backOnDay: before === UNREAD ? day : before.backOnDay,
  }))

/** Leaves an article for today: it comes back after 1, 2 or 7 days, by its priority. */
export const putOffReading = (ctx: Context, articleKey: string): Promise<Result<Reading>> =>
  change(ctx, articleKey, (before, day) => ({ ...before, backOnDay: backOnDay(day, before.priority) }))

/** Puts a new article on the actor's list within a write: it waits to be read from this study day on. */
export const putOnList = async (
  tx: Tx,
  ctx: Context,
  article: Pick<ArticleBibliography, 'workspaceId' | 'articleId'>,
  day: StudyDay,
): Promise<void> => {
  await changeReading(tx, ctx, article, (before) => withReadingState(before, 'waiting', day))
}

/** The drafts of an article are all decided: it is mined, and does not come back. What was set aside stays so. */
export const markMined = (ctx: Context, articleKey: string): Promise<Result<Reading>> =>
  change(ctx, articleKey, (before, day) =>
    before.state === 'set-aside' ? before : withReadingState(before, 'mined', day),
  )
