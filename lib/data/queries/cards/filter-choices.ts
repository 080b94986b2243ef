import { and, asc, inArray, isNull } from 'drizzle-orm'
import { byNames } from '../../../domain/format/collation'
import type { WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

export type FilterChoices = {
  readonly articles: readonly { readonly key: string; readonly title: string }[]
  /** Topics, people and places, by name. */
  readonly names: readonly string[]
  readonly topics: readonly string[]
  readonly decks: readonly string[]
}

/** More are not offered in a list. */
export const MOST_CHOICES = 500

/** What the filters offer: articles in the order of the library, names of tags and decks, `limit` of each at most. */
export const filterChoices = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
): Promise<FilterChoices> => {
  const { articles: a, factTags: t, decks: d } = store.t
  const articles = await store.db
    .select({ key: a.key, title: a.title })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), isNull(a.retiredAt)))
    .orderBy(asc(a.position), asc(a.id))
    .limit(limit)
  const tags = await store.db
    .selectDistinct({ name: t.name, kind: t.kind })
    .from(t)
    .where(inArray(t.workspaceId, [...workspaceIds]))
    .orderBy(asc(t.name))
    .limit(limit)
  const decks = await store.db
    .select({ name: d.name })
    .from(d)
    .where(inArray(d.workspaceId, [...workspaceIds]))
    .orderBy(asc(d.name))
    .limit(limit)
  return {
    articles,
    names: byNames([...new Set(tags.map(({ name }) => name))].map((name) => ({ name }))).map(({ name }) => name),
    topics: tags.flatMap(({ name, kind }) => (kind === 'topic' ? [name] : [])),
    decks: decks.map(({ name }) => name),
  }
}
