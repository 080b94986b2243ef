import type { SourceArticle } from './library'
import { hasNoSource } from './no-source'

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]+/iu
/** What ends a sentence and no address. A closing bracket belongs to an address that has an opening one. */
const AFTER = /[.,;:!?'’)\]}]+$/u
const AFTER_BRACKETED = /[.,;:!?'’]+$/u

/** The first address of the web in a text such as “The Economist, https://example.org/rivers.”; null if it has none. */
export const notedAddress = (text: string): string | null => {
  const [found] = ADDRESS.exec(text) ?? []
  const address = found?.replace(/[([{]/u.test(found) ? AFTER_BRACKETED : AFTER, '')
  return address !== undefined && URL.canParse(address) ? address : null
}

/** A source with the address that was noted for it, if the fact has no article. Nothing is fetched from it. */
export const withNotedAddress = <Source extends Pick<SourceArticle, 'origin' | 'title' | 'url'>>(
  source: Source,
): Source => (hasNoSource(source) && source.url === null ? { ...source, url: notedAddress(source.title) } : source)
