/** The nodes of a page's linked data (JSON-LD) that describe an article, the most telling first. */
export type LinkedArticle = Readonly<Record<string, unknown>>

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

export const linkedArticles = (document: Document): readonly LinkedArticle[] =>
  [...document.querySelectorAll('script[type="application/ld+json"]')]
    .flatMap((script) => nodesOf(parsed(script.textContent ?? '')))
    .filter((node) => typesOf(node).some((type) => ARTICLE.test(type)))
    .sort((a, b) => Math.min(...typesOf(a).map(rankOf)) - Math.min(...typesOf(b).map(rankOf)))

/** The names in a field: words, things with a name, or lists of both. */
export const namesIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (isRecord(value)) return typeof value.name === 'string' ? [value.name] : []
  return typeof value === 'string' ? [value] : []
}
