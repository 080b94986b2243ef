import { edtfWords } from './content/edtf'
import type { DateStyle } from './format/date-style'
import type { ArticleOrigin } from './library'
import { noSourceWords } from './no-source'

export type TitledSource = {
  /** Of a card without an article: what was noted as its source, or “No source”. */
  readonly title: string
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
  readonly origin: ArticleOrigin
}

/**
 * A source with its title, for places that stand alone: “Notes on: the title. Author, outlet, February 2023.” Content
 * files are our own notes on an article, anything else is the article.
 */
export const titledCitation = (
  { title, authors, outlet, published, origin }: TitledSource,
  dates: DateStyle,
): string => {
  const parts = [authors.join(', '), outlet, published === null ? null : edtfWords(published, dates)]
  const details = parts.filter((part) => part !== null && part !== '').join(', ')
  const named = noSourceWords({ origin, title }) ?? `${origin === 'content' ? 'Notes on: ' : ''}${title}`
  const work = `${named}${/[.?!]$/.test(named) ? '' : '.'}`
  return details === '' ? work : `${work} ${details}.`
}
