import { formatEdtf, parseEdtf } from './content/edtf'
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

/** An EDTF date in full; a text that is none stays as it is. */
export const fullDateWords = (edtf: string): string => (parseEdtf(edtf) ? formatEdtf(edtf) : edtf)

/**
 * A source with its title, for places that stand alone: “Notes on: the title. Author, outlet, February 2023.” Content
 * files are our own notes on an article, anything else is the article.
 */
export const titledCitation = ({ title, authors, outlet, published, origin }: TitledSource): string => {
  const parts = [authors.join(', '), outlet, published === null ? null : fullDateWords(published)]
  const details = parts.filter((part) => part !== null && part !== '').join(', ')
  const named = noSourceWords({ origin, title }) ?? `${origin === 'content' ? 'Notes on: ' : ''}${title}`
  const work = `${named}${/[.?!]$/.test(named) ? '' : '.'}`
  return details === '' ? work : `${work} ${details}.`
}
