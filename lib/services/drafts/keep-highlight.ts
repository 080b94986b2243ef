import { z } from 'zod'
import { deleteHighlight, saveHighlights } from '../../data/mutations/articles'
import { highlightsOf } from '../../data/queries/drafts/drafts'
import { spanSchema } from '../../domain/drafting/draft-schema'
import { articleToChange, authorizedIn } from '../authorise'
import type { Context } from '../context'
import { passageAt } from '../facts/write-fact'
import { done, failed, type Result } from '../result'

/** Words of an article to be kept as highlighted. The id is made by the client: sent again it changes nothing. */
export const highlightSchema = z.object({
  id: z.uuid(),
  articleKey: z.string().max(200),
  snapshotId: z.string().max(200),
  span: spanSchema,
})

export type HighlightInput = z.infer<typeof highlightSchema>

/** Keeps words of an article as highlighted, so that drafts from them come first. */
export const keepHighlight = (ctx: Context, input: HighlightInput): Promise<Result<{ readonly id: string }>> =>
  ctx.engine.write(async (tx) => {
    const { id, span } = input
    const article = await articleToChange(ctx, input.articleKey, tx)
    if (!article.ok) return article
    const { workspaceId, articleId, snapshotId, text } = article.value
    if (snapshotId !== input.snapshotId) {
      return failed('conflict', 'The article has a newer text. Reload the page and highlight the words again.')
    }
    const found = passageAt(workspaceId, snapshotId, text, span)
    if (!found.ok) return found
    await saveHighlights(tx, article.value, [
      { id, articleId, snapshotId, ...span, note: null, origin: 'reader', createdAt: ctx.now },
    ])
    return done({ id })
  })

/** Takes a highlight away. Where there is none of that id, nothing is done. */
export const dropHighlight = (ctx: Context, articleKey: string, id: string): Promise<Result<{ readonly id: string }>> =>
  ctx.engine.write(async (tx) => {
    const article = await articleToChange(ctx, articleKey, tx)
    if (!article.ok) return article
    const { workspaceId } = article.value
    const one = (await highlightsOf(tx, article.value)).find((highlight) => highlight.id === id)
    const highlight = authorizedIn(ctx.actor, one && { ...one, workspaceId })
    if (highlight) await deleteHighlight(tx, highlight)
    return done({ id })
  })
