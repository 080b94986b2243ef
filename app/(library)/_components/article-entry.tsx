import type { ArticleView } from '@/lib/data/queries/articles/article-page'
import { fieldWords, formTexts } from '@/lib/domain/form-fields'
import { BIBLIOGRAPHY } from '@/lib/services/articles/article-input'
import { ArticleEntryDialog } from './article-entry-dialog'

/** What can be done with an article as a whole. Only what the form needs goes to the browser, never the text. */
export function ArticleEntry({ article }: { readonly article: ArticleView }) {
  const { key, origin } = article
  return (
    <ArticleEntryDialog
      articleKey={key}
      origin={origin}
      words={fieldWords(BIBLIOGRAPHY)}
      texts={formTexts(BIBLIOGRAPHY, article)}
    />
  )
}
