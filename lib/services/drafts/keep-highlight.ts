import { z } from 'zod'
import { removeHighlights, saveHighlights } from '../../data/mutations/highlights'
import { findArticle } from '../../data/queries/articles/article-page'
import { highlightsOf } from '../../data/queries/drafts/highlights'
import { spanSchema } from '../../domain/drafts/draft-schema'
import { ownLibrary } from '../authorise'
import type { Context } from '../context'
import { passageAt } from '../facts/passage-at'
import { done, failed, type Result } from '../result'

/** Words of an article to be kept as highlighted. The id is made by the client: sent again it changes nothing. */
export const highlightSchema = z.object({
  id: z.uuid(),
  articleKey: z.string().max(200),
  snapshotId: z.string().max(200),
  span: spanSchema,
})

export type HighlightInput = z.infer<typeof highlightSchema>

const NO_ARTICLE = 'There is no such article in your library.'

/** Keeps words of an article as highlighted, so that drafts from them come first. */
export const keepHighlight = (ctx: Context, input: HighlightInput): Promise<Result<{ readonly id: string }>> =>
  ctx.engine.write(async (tx) => {
    const { id, span } = input
    const article = await findArticle(tx, ctx.actor.workspaceIds, input.articleKey)
    const proof = article && ownLibrary(ctx.actor, article.workspaceId)
    if (!article || !proof) return failed('not-found', NO_ARTICLE)
    const { workspaceId, articleId, snapshotId, text } = article
    if (snapshotId !== input.snapshotId) {
      return failed('conflict', 'The article has a newer text. Reload the page and highlight the words again.')
    }
    const found = passageAt(workspaceId, snapshotId, text, span)
    if (!found.ok) return found
    await saveHighlights(tx, proof, [
      { id, articleId, snapshotId, ...span, note: null, origin: 'reader', createdAt: ctx.now },
    ])
    return done({ id })
  })

/** Takes a highlight away. Where there is none of that id, nothing is done. */
export const dropHighlight = (ctx: Context, articleKey: string, id: string): Promise<Result<{ readonly id: string }>> =>
  ctx.engine.write(async (tx) => {
    const article = await findArticle(tx, ctx.actor.workspaceIds, articleKey)
    const proof = article && ownLibrary(ctx.actor, article.workspaceId)
    if (!article || !proof) return failed('not-found', NO_ARTICLE)
    const own = await highlightsOf(tx, article)
    if (own.some((one) => one.id === id)) await removeHighlights(tx, proof, [id])
    return done({ id })
  })
