import { originalOf } from '@/lib/domain/content/original'
import type { SourceArticle } from '@/lib/domain/library'

/** As people write it: the scheme says nothing. */
const withoutScheme = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')

/** A link to the original of an article, or to a search for it; nothing is fetched until it is followed. */
export function OriginalLink({ article }: { readonly article: SourceArticle }) {
  const original = originalOf(article)
  if (!original) return article.url === null ? null : <span className="min-w-0 truncate">{article.url}</span>
  return (
    <a
      href={original.url}
      target="_blank"
      rel="noreferrer"
      title={original.kind === 'address' ? original.url : 'Opens a search on duckduckgo.com for title and outlet'}
      className="link inline-block min-w-0 max-w-full truncate"
    >
      {original.kind === 'address' ? withoutScheme(original.url) : 'Search for the original'}
    </a>
  )
}
