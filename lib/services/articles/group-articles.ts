import { compareNames } from '../../domain/format/collation'

/** By what the list of articles is grouped: the topic of most of their facts, their outlet, or their reading state. */
export const ARTICLE_GROUPINGS = ['none', 'topic', 'outlet', 'state'] as const
export type ArticleGrouping = (typeof ARTICLE_GROUPINGS)[number]

/** Articles under one name; null are those that have none. */
export type ArticleGroup<Article> = {
  readonly name: string | null
  /** How many the group has in all, on other pages too. */
  readonly total: number
  readonly articles: readonly Article[]
}

const byName = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compareNames(a, b)

/**
 * Puts articles into groups, in the order in which they come.
 * @param nameOf the name of an article's group; null where it has none
 * @param order compares two names; alphabetically where it is left out, and null last
 */
export const grouped = <Article>(
  articles: readonly Article[],
  nameOf: (article: Article) => string | null,
  order: (a: string | null, b: string | null) => number = byName,
): readonly ArticleGroup<Article>[] => {
  const groups = new Map<string | null, Article[]>()
  for (const article of articles) {
    const name = nameOf(article)
    const group = groups.get(name)
    if (group) group.push(article)
    else groups.set(name, [article])
  }
  return [...groups]
    .sort(([a], [b]) => order(a, b))
    .map(([name, members]) => ({ name, total: members.length, articles: members }))
}

/** The part of the groups that a page shows: articles `from` up to `to`, counted over all groups. */
export const pageOfGroups = <Article>(
  groups: readonly ArticleGroup<Article>[],
  from: number,
  to: number,
): readonly ArticleGroup<Article>[] => {
  let before = 0
  return groups.flatMap((group) => {
    const articles = group.articles.slice(Math.max(0, from - before), Math.max(0, to - before))
    before += group.articles.length
    return articles.length === 0 ? [] : [{ ...group, articles }]
  })
}
