import type { SourceArticle } from '@/lib/domain/library'
import { noSourceWords } from '@/lib/domain/no-source'

/** “Noted source: the ambassador, 3 May”, its address as a link; nothing of a fact that has an article. */
export function NotedSource({ source }: { readonly source: Pick<SourceArticle, 'origin' | 'title' | 'url'> }) {
  const words = noSourceWords(source)
  if (words === null) return null
  const at = source.url === null ? -1 : words.indexOf(source.url)
  if (source.url === null || at < 0) return words
  return (
    <>
      {words.slice(0, at)}
      <a href={source.url} target="_blank" rel="noreferrer" className="link break-all">
        {source.url}
      </a>
      {words.slice(at + source.url.length)}
    </>
  )
}
