import { parseFeed } from 'feedsmith'
import { cutLine, LONGEST_LINE, withinLimits } from './heading-limits'
import { decodeHtml } from './page/decode-html'
import { htmlText } from './page/html-text'
import { webAddress } from './page/page-bibliography'
import { pageDateOf } from './page/page-date'
import { failure, type SourceFailure } from './source-result'

/** One article that a feed lists. */
export type FeedItem = {
  /** The same whenever the feed is read: its own id, else its address, else its title. */
  readonly id: string
  readonly title: string
  /** http(s), whole; null where the feed gives none. */
  readonly url: string | null
  readonly authors: readonly string[]
  /** EDTF, by the day it is printed with. */
  readonly published: string | null
  /** The article as canonical text where the feed holds it; null where it only points to it. */
  readonly text: string | null
  /** A line or two in plain words; empty where there is none. */
  readonly summary: string
}

export type ParsedFeed = {
  readonly title: string
  /** The site that it belongs to. */
  readonly url: string | null
  readonly language: string | null
  readonly items: readonly FeedItem[]
}
export type FeedResult = { readonly ok: true; readonly value: ParsedFeed } | SourceFailure

/** Older ones are for the site's archive. */
const MOST_ITEMS = 200
const LONGEST_SUMMARY = 400

const NO_FEED = failure(
  'wrong-type',
  'There is no feed at this address. Enter the address of an RSS, Atom or JSON feed; sites often link to it as “RSS”.',
)

type Raw = {
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly url?: string | undefined
  readonly authors: readonly (string | undefined)[]
  readonly published?: string | undefined
  readonly content?: string | undefined
  readonly summary?: string | undefined
}

const plain = (html: string | undefined): string =>
  htmlText(html ?? '')
    .replace(/^(?:#{1,3}|-) /gm, '')
    .replace(/\s+/gu, ' ')
    .trim()

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** RFC 822 (“Tue, 04 Mar 2025 10:00:00 GMT”) or ISO 8601. */
const dateOf = (value: string | undefined): string | null => {
  const [, day, month = '', year] =
    /^\s*(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4})/i.exec(value ?? '') ?? []
  const number = MONTHS.indexOf(month.toLowerCase()) + 1
  return day && number > 0 ? pageDateOf(`${year}-${number}-${day}`) : pageDateOf(value ?? '')
}

/** Plain words as HTML, so that one way reads both. */
const htmlOfPlain = (text: string | undefined): string | undefined =>
  text
    ?.replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/\n\s*\n/g, '<br><br>')

const shortened = (text: string): string =>
  text.length <= LONGEST_SUMMARY ? text : `${text.slice(0, LONGEST_SUMMARY).replace(/\s+\S*$/u, '')} …`

const itemOf = (raw: Raw, base: string): FeedItem | null => {
  const url = webAddress(raw.url, base)
  const text = raw.content === undefined ? null : htmlText(raw.content) || null
  const summary = shortened(plain(raw.summary ?? raw.content))
  const title = plain(raw.title) || summary.slice(0, 80)
  const id = raw.id || url || title
  if (id === '' || title === '') return null
  const authors = [...new Set(raw.authors.map((name) => plain(name)).filter((name) => name !== ''))]
  const heading = withinLimits({ title, authors, url })
  return { ...heading, id: id.slice(0, LONGEST_LINE), published: dateOf(raw.published), text, summary }
}

const rawFeed = (
  source: string,
): { title?: string | undefined; url?: string | undefined; language?: string | undefined; items: readonly Raw[] } => {
  const { format, feed } = parseFeed(source)
  switch (format) {
    case 'rss':
      return {
        title: feed.title,
        url: feed.link,
        language: feed.language,
        items: (feed.items ?? []).map((item) => ({
          id: item.guid?.value,
          title: item.title,
          url: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          authors: item.dc?.creators ?? item.authors?.map(({ name }) => name) ?? [],
          published: item.pubDate ?? item.dc?.dates?.[0],
          content: item.content?.encoded,
          summary: item.description,
        })),
      }
    case 'rdf':
      return {
        title: feed.title,
        url: feed.link,
        items: (feed.items ?? []).map((item) => ({
          title: item.title,
          url: item.link,
          authors: item.dc?.creators ?? [],
          published: item.dc?.dates?.[0],
          content: item.content?.encoded,
          summary: item.description,
        })),
      }
    case 'atom': {
      const site = feed.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href
      return {
        title: feed.title?.value,
        url: site,
        items: (feed.entries ?? []).map((entry) => ({
          id: entry.id,
          title: entry.title?.value,
          url: entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
          authors: (entry.authors ?? feed.authors ?? []).map(({ name }) => name),
          published: entry.published ?? entry.updated,
          content: entry.content?.value,
          summary: entry.summary?.value,
        })),
      }
    }
    case 'json':
      return {
        title: feed.title,
        url: feed.home_page_url,
        language: feed.language,
        items: (feed.items ?? []).map((item) => ({
          id: item.id === undefined ? undefined : String(item.id),
          title: item.title,
          url: item.url ?? item.external_url,
          authors: (item.authors ?? feed.authors ?? []).map(({ name }) => name),
          published: item.date_published,
          content: item.content_html ?? htmlOfPlain(item.content_text),
          summary: item.summary,
        })),
      }
    default:
      return format satisfies never
  }
}

/**
 * Reads a feed (RSS, RDF, Atom or JSON Feed) that stands at `url`: up to 200 items with their words in canonical text.
 * Fails as `wrong-type` where the bytes are no feed.
 */
export const readFeed = (bytes: Uint8Array, url: string, charset: string | null = null): FeedResult => {
  const decoded = decodeHtml(bytes, charset)
  if (!decoded.ok) return decoded
  let raw: ReturnType<typeof rawFeed>
  try {
    raw = rawFeed(decoded.text.trimStart())
  } catch {
    return NO_FEED
  }
  const site = webAddress(raw.url, url)
  const items = raw.items.slice(0, MOST_ITEMS).flatMap((item) => itemOf(item, site ?? url) ?? [])
  const title = cutLine(plain(raw.title)) || (URL.canParse(url) ? new URL(url).hostname : 'Feed')
  return { ok: true, value: { title, url: site, language: raw.language ?? null, items } }
}
