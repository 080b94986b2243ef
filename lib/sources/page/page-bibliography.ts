import { canonicalText } from '../../domain/content/canonical-text'
import { bylineNames } from '../byline'
import type { FrontMatterBibliography } from '../front-matter'
import { pageDateOf } from './page-date'

type LinkedArticle = Readonly<Record<string, unknown>>

const ARTICLE = /^(?:.*Article|BlogPosting|Report|WebPage|CreativeWork)$/
const rankOf = (type: string): number => (/Article$|BlogPosting|Report/.test(type) ? 0 : 1)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const typesOf = (node: LinkedArticle): readonly string[] =>
  [node['@type']].flat().filter((type): type is string => typeof type === 'string')

const nodesOf = (value: unknown): readonly LinkedArticle[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (!isRecord(value)) return []
  return [value, ...(Array.isArray(value['@graph']) ? value['@graph'].flatMap(nodesOf) : [])]
}

const parsed = (source: string): unknown => {
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

/** The nodes of a page's linked data (JSON-LD) that describe an article, the most telling first. */
const linkedArticles = (document: Document): readonly LinkedArticle[] =>
  [...document.querySelectorAll('script[type="application/ld+json"]')]
    .flatMap((script) => nodesOf(parsed(script.textContent ?? '')))
    .filter((node) => typesOf(node).some((type) => ARTICLE.test(type)))
    .sort((a, b) => Math.min(...typesOf(a).map(rankOf)) - Math.min(...typesOf(b).map(rankOf)))

/** The names in a field: words, things with a name, or lists of both. */
const namesIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (isRecord(value)) return typeof value.name === 'string' ? [value.name] : []
  return typeof value === 'string' ? [value] : []
}

const LONGEST_LINE = 300
const MOST_AUTHORS = 20

/** One line of words without tags, or null where there are none. */
const line = (value: string | null | undefined): string | null => {
  const text = canonicalText((value ?? '').replace(/<[^<>]*>/g, ' ').replace(/\s+/gu, ' '))
  return text === '' || text.length > LONGEST_LINE ? null : text
}

const first = <T>(values: Iterable<T | null>): T | null => {
  for (const value of values) if (value !== null) return value
  return null
}

const metaOf = (document: Document) => {
  const values = new Map<string, string[]>()
  for (const tag of document.querySelectorAll('meta[content]')) {
    const name = tag.getAttribute('property') ?? tag.getAttribute('name') ?? tag.getAttribute('itemprop')
    if (name)
      values.set(name.toLowerCase(), [...(values.get(name.toLowerCase()) ?? []), tag.getAttribute('content') ?? ''])
  }
  return (...names: readonly string[]): readonly string[] => names.flatMap((name) => values.get(name) ?? [])
}

const textOf = (document: Document, selector: string): string | null =>
  line(document.querySelector(selector)?.textContent)

/** An address of the web, whole; null for any other. */
export const webAddress = (value: string | null | undefined, base: string | null): string | null => {
  if (!value || !URL.canParse(value, base ?? undefined)) return null
  const url = new URL(value, base ?? undefined)
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.href : null
}

const siteOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '')

/** Where the page says it stands, if that is on the site that it came from. */
const addressOf = (document: Document, meta: ReturnType<typeof metaOf>, from: string | null): string | null => {
  const stated = first([
    webAddress(document.querySelector('link[rel="canonical"]')?.getAttribute('href'), from),
    ...meta('og:url').map((value) => webAddress(value, from)),
  ])
  const own = webAddress(from, null)
  return stated !== null && (own === null || siteOf(stated) === siteOf(own)) ? stated : own
}

const BYLINE =
  '[rel="author"],[itemprop="author"] [itemprop="name"],[itemprop="author"],.byline,.author-name,.article-author'

const authorsOf = (
  document: Document,
  meta: ReturnType<typeof metaOf>,
  linked: readonly unknown[],
): readonly string[] => {
  const isName = (value: string) => !/^https?:|@|^\s*$/.test(value)
  const sources = [
    linked,
    meta('citation_author', 'dc.creator', 'parsely-author', 'sailthru.author', 'author', 'article:author', 'byl'),
    [...document.querySelectorAll(BYLINE)].map((element) => element.textContent ?? '').slice(0, 3),
  ]
  for (const source of sources) {
    const names = namesIn(source)
      .filter(isName)
      .flatMap((name) => bylineNames(line(name) ?? ''))
    if (names.length > 0) return [...new Set(names)].slice(0, MOST_AUTHORS)
  }
  return []
}

/** Sites put their name behind the title of the window. */
const withoutSite = (title: string, outlet: string | null): string => {
  const [, words = title, site = ''] = /^(.+\S)\s+[|–—-]\s+([^|–—]+)$/.exec(title) ?? []
  return outlet !== null && site.toLowerCase().includes(outlet.toLowerCase()) ? words : title
}

/** The bibliography that a page states in its metadata, linked data, `time` elements and bylines. */
export const pageBibliography = (document: Document, from: string | null): FrontMatterBibliography => {
  const meta = metaOf(document)
  const linked = linkedArticles(document)
  const field = (name: string) => linked.flatMap((node) => namesIn(node[name]))
  const outlet = first([
    ...meta('og:site_name', 'citation_journal_title', 'dc.publisher').map(line),
    ...field('publisher').map(line),
    ...meta('application-name').map(line),
  ])
  const title = first([
    ...meta('citation_title').map(line),
    ...field('headline').map(line),
    ...meta('og:title', 'twitter:title', 'dc.title').map(line),
    textOf(document, 'h1'),
    textOf(document, 'title'),
  ])
  const times = [
    ...document.querySelectorAll('time[pubdate],time[itemprop="datePublished"],article time,header time,time'),
  ]
  const published = first(
    [
      ...field('datePublished'),
      ...meta('article:published_time', 'citation_publication_date', 'citation_date', 'datepublished', 'dc.date'),
      ...meta('dc.date.issued', 'dcterms.created', 'parsely-pub-date', 'sailthru.date', 'pubdate', 'date'),
      ...times.slice(0, 1).map((time) => time.getAttribute('datetime') ?? time.textContent ?? ''),
    ].map(pageDateOf),
  )
  const language = document.documentElement?.getAttribute('lang')?.trim() ?? ''
  return {
    title: title === null ? null : withoutSite(title, outlet),
    authors: authorsOf(
      document,
      meta,
      linked.flatMap((node) => [node.author, node.creator]),
    ),
    outlet,
    published,
    url: addressOf(document, meta, from),
    language: /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? language : null,
  }
}
