import type { z } from 'zod'
import { saveBibliography } from '../../data/mutations/articles'
import { findArticle } from '../../data/queries/articles/article-page'
import { ownLibrary } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { bibliographySchema } from './article-input'

/**
 * Changes title, authors, outlet, date and address of an article; text, facts, cards and memories stay as they are.
 * Articles of the starter library say these in their files, which would overwrite them: they are refused.
 */
export const editArticle = (
  ctx: Context,
  articleKey: string,
  { title, authors, outlet, published, url }: z.infer<typeof bibliographySchema>,
): Promise<Result<{ readonly key: string; readonly title: string }>> =>
  ctx.engine.write(async (tx) => {
    const article = await findArticle(tx, ctx.actor.workspaceIds, articleKey)
    const proof = article && ownLibrary(ctx.actor, article.workspaceId)
    if (!article || !proof) return failed('not-found', 'There is no such article in your library.')
    if (article.origin === 'content')
      return failed('conflict', 'This article comes from the starter library. Change its bibliography in its file.')
    if (title === null) return failed('invalid', 'An article needs a title.', 'title')
    await saveBibliography(tx, proof, article.articleId, { title, authors, outlet, published, url })
    return done({ key: articleKey, title })
  })
