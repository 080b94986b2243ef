import { and, asc, inArray, isNull } from 'drizzle-orm'
import { byNames } from '../../../domain/format/collation'
import type { WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

export type FilterChoices = {
  readonly articles: readonly { readonly key: string; readonly title: string }[]
  /** Topics, people and places, by name. */
  readonly names: readonly string[]
}

/** What the filters offer: articles in the order of the library and names of tags, `limit` of each at most. */
export const filterChoices = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
): Promise<FilterChoices> => {
  const { articles: a, factTags: t } = store.t
  const articles = await store.db
    .select({ key: a.key, title: a.title })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), isNull(a.retiredAt)))
    .orderBy(asc(a.position), asc(a.id))
    .limit(limit)
  const names = await store.db
    .selectDistinct({ name: t.name })
    .from(t)
    .where(inArray(t.workspaceId, [...workspaceIds]))
    .orderBy(asc(t.name))
    .limit(limit)
  return { articles, names: byNames(names).map(({ name }) => name) }
}
