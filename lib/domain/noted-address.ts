import type { SourceArticle } from './library'
import { hasNoSource } from './no-source'

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]+/iu
/** What ends a sentence and no address. */
const AFTER = /[.,;:!?'’]+$/u
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** An address without what follows it in a text: it keeps only the closing brackets that it has opening ones for. */
const withoutEnd = (found: string): string => {
  let address = found.replace(AFTER, '')
  for (;;) {
    const close = address.charAt(address.length - 1)
    const open = BRACKETS[close]
    if (open === undefined || address.split(close).length <= address.split(open).length) return address
    address = address.slice(0, -1).replace(AFTER, '')
  }
}

/** The first address of the web in a text such as “The Economist, https://example.org/rivers.”; null if it has none. */
export const notedAddress = (text: string): string | null => {
  const [found] = ADDRESS.exec(text) ?? []
  const address = found === undefined ? undefined : withoutEnd(found)
  return address !== undefined && URL.canParse(address) ? address : null
}

/** A source with the address that was noted for it, if the fact has no article. Nothing is fetched from it. */
export const withNotedAddress = <Source extends Pick<SourceArticle, 'origin' | 'title' | 'url'>>(
  source: Source,
): Source => (hasNoSource(source) && source.url === null ? { ...source, url: notedAddress(source.title) } : source)
