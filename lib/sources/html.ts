import { parseHTML } from 'linkedom'
import { countWords } from '../domain/content/canonical-text'
import { readHead } from './head/read-head'
import { flattened } from './page/clean-html'
import { decodeHtml } from './page/decode-html'
import { findMainText } from './page/find-article'
import { pageBibliography } from './page/page-bibliography'
import { publishedIn } from './published'
import { failure, type SourceResult, sourceResult } from './source-result'

export type PageOrigin = {
  /** Where the page was fetched; null for a file. */
  readonly url?: string | null
  /** The encoding that the server named. */
  readonly charset?: string | null
}

/** A form for signing in says little besides. */
const MOST_WORDS_OF_LOGIN = 150

const LOGIN = failure(
  'login',
  'The page asks readers to sign in and does not contain the article. Open it in your browser, save the page or copy its text, and add that.',
)

/** A saved fragment has neither head nor body, and the parser makes none. */
const whole = (html: string): string =>
  /<body[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`

/**
 * Reads a web page: its article as canonical text, without menus, captions and pointers to other articles, and the
 * bibliography that its markup states. Scripts, styles, frames and everything else that is not words is dropped.
 * Fails as `login` where it is a form for signing in.
 */
export const fromHtml = (bytes: Uint8Array, { url = null, charset = null }: PageOrigin = {}): SourceResult => {
  const decoded = decodeHtml(bytes, charset)
  if (!decoded.ok) return decoded
  const html = whole(flattened(decoded.text))
  const { document } = parseHTML(html)
  const bibliography = pageBibliography(document, url)
  const hasPassword = document.querySelector('input[type="password"]') !== null
  const text = findMainText(html, document)
  if (hasPassword && countWords(text) < MOST_WORDS_OF_LOGIN) return LOGIN
  const head = readHead(text, bibliography.title)
  return sourceResult({
    ...bibliography,
    title: bibliography.title ?? head.title,
    authors: bibliography.authors.length > 0 ? bibliography.authors : head.authors,
    outlet: bibliography.outlet ?? head.outlet,
    published: bibliography.published ?? head.published ?? publishedIn(text),
    text,
  })
}
