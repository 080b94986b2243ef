import { saveBibliography } from '../../data/mutations/articles'
import { doneTo } from '../../domain/actions/action-words'
import { asAction } from '../actions/as-action'
import { articleToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { BibliographyInput } from './article-input'

/**
 * Changes title, authors, outlet, date and address of an article; text, facts, cards and memories stay as they are.
 * Articles of the starter library say these in their files, which would overwrite them: they are refused.
 */
export const editArticle = (
  ctx: Context,
  articleKey: string,
  { title, authors, outlet, published, url }: BibliographyInput,
): Promise<Result<{ readonly key: string; readonly title: string }>> =>
  ctx.engine.write(async (tx) => {
    const article = await articleToChange(ctx, articleKey, tx)
    if (!article.ok) return article
    if (article.value.origin === 'content')
      return failed('conflict', 'This article comes from the starter library. Change its bibliography in its file.')
    if (title === null) return failed('invalid', 'An article needs a title.', 'title')
    const save = async () => {
      await saveBibliography(tx, article.value, { title, authors, outlet, published, url })
      return done({ key: articleKey, title })
    }
    return asAction(tx, ctx, { articleIds: [article.value.articleId] }, save, () => ({
      kind: 'articles',
      words: doneTo('Bibliography changed', title),
    }))
  })
