import { dateWords } from '@/app/_ui/citation'
import { OriginalLink } from '@/app/(library)/(articles)/_components/original-link'
import type { ArticleView } from '@/lib/data/queries/articles/article-page'
import { quotedTitle } from '@/lib/domain/content/quoted-title'
import { CopyCitation } from './copy-citation'

export type FullSource = Pick<ArticleView, 'title' | 'authors' | 'outlet' | 'published'>

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** A citation to paste into a paper: Raffaello Pantucci, “China’s embrace of Russia”, Nikkei Asia, February 2023. */
export function fullCitation({ title, authors, outlet, published }: FullSource): string {
  const parts = [listed(authors), quotedTitle(title), outlet, published === null ? null : dateWords(published)]
  return parts.filter((part) => part !== null && part !== '').join(', ')
}

const ORIGIN_WORDS: Record<ArticleView['origin'], string> = {
  content: 'These are notes on the article, not its text.',
  paste: 'This is the text as you pasted it.',
  file: 'This is the text of the file.',
  address: 'This is the text of the page as fetched.',
  feed: 'This is the text of the feed item as fetched.',
  highlights: 'These are the words you highlighted, not the whole text.',
  own: 'There is no text: these cards have no source.',
}

/** The bibliography, to be copied, and whether the text is the article or notes on it. */
export function ArticleIntro({ article }: { readonly article: ArticleView }) {
  return (
    <div className="-mt-4 mb-4 flex flex-wrap gap-x-4 text-quiet text-small">
      <CopyCitation citation={fullCitation(article)} />
      <p>{ORIGIN_WORDS[article.origin]}</p>
      <OriginalLink article={article} />
    </div>
  )
}
