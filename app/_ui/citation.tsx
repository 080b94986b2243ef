import { dateStyle } from '@/app/_ui/date-style'
import { asOfSentence, edtfWords } from '@/lib/domain/content/edtf'
import type { ArticleOrigin } from '@/lib/domain/library'
import { noSourceWords } from '@/lib/domain/no-source'

export type CitedSource = {
  readonly title?: string
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
  /** `content` is our own notes on an article; anything else is the article itself. */
  readonly origin?: ArticleOrigin
  /** EDTF date at which the fact held. */
  readonly asOf?: string | null
}

/** A date of the library for people; a text that is no EDTF date is shown as it is. */
export const dateWords = (edtf: string): string => edtfWords(edtf, dateStyle())

/** The last word; a no-break space keeps a surname of several words together. */
const surname = (name: string): string =>
  name
    .trim()
    .split(/[ \t\n]+/)
    .at(-1) ?? name

function authorWords(authors: readonly string[]): string | null {
  const [first, second] = authors.map(surname)
  if (first === undefined) return null
  if (second === undefined) return first
  return authors.length === 2 ? `${first} and ${second}` : `${first} and others`
}

/** “Notes on Pantucci, Nikkei Asia, February 2023. As of 2022.”; “No source.” of a card without an article. */
export function citationWords(source: CitedSource): string {
  const { authors, outlet, published, title, origin = 'content', asOf } = source
  const parts = [authorWords(authors) ?? title ?? null, outlet, published ? dateWords(published) : null]
  const work = noSourceWords({ origin, title }) ?? parts.filter((part) => part !== null).join(', ')
  const sentences = [work === '' ? null : `${origin === 'content' ? 'Notes on ' : ''}${work}.`]
  if (asOf) sentences.push(asOfSentence(asOf, dateStyle()))
  return sentences.filter((sentence) => sentence !== null).join(' ')
}

export const Citation = (source: CitedSource) => <cite className="not-italic">{citationWords(source)}</cite>
