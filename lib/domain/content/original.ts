import type { SourceArticle } from '../library'

/** Only an address of the web is made a link: what was typed may be anything. */
const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

/** Where the original of an article is: at its address, or to be found with a search, which is said so. */
export type Original = { readonly kind: 'address' | 'search'; readonly url: string }

const quoted = (words: string): string => `"${words.replace(/["“”\s]+/gu, ' ').trim()}"`

/**
 * Where the original of an article can be read. Without an address, it is a search for its title and outlet, or its first
 * author if the outlet is not known; an address is never guessed. Null where too little is known to find it.
 */
export function originalOf({
  url,
  title,
  outlet,
  authors,
  origin,
}: Pick<SourceArticle, 'url' | 'title' | 'outlet' | 'authors' | 'origin'>): Original | null {
  if (origin === 'own') return null
  if (url !== null) return isWebAddress(url) ? { kind: 'address', url } : null
  const [publisher] = [outlet, ...authors].filter((name) => name !== null && name.trim() !== '')
  if (publisher === undefined || publisher === null) return null
  const query = new URLSearchParams({ q: `${quoted(title)} ${quoted(publisher)}` })
  return { kind: 'search', url: `https://duckduckgo.com/?${query}` }
}
