import type { ArticleView } from '@/lib/data/queries/articles/article-page'
import { ArticleEntryDialog } from './article-entry-dialog'

/** What can be done with an article as a whole. Only what the form needs goes to the browser, never the text. */
export function ArticleEntry({ article }: { readonly article: ArticleView }) {
  const { key, title, authors, outlet, published, url, origin } = article
  return <ArticleEntryDialog article={{ key, title, authors, outlet, published, url, origin }} />
}
