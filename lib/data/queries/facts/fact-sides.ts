import { and, eq, inArray } from 'drizzle-orm'
import type { AlsoArticle } from '../../../domain/also-articles'
import type { FactId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { amongIds } from '../../engine/prepared'
import { factColumns, passageColumns, sourceColumns } from '../columns'
import { furtherArticles } from './further-passages'

/**
 * Facts beside others, by id: what each says, when it held, the passage and the article it is drawn from, and the
 * articles with further passages of it. Retired ones are among them. `exact` is empty where a fact has no passage.
 */
export const factSides = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<FactId, FactSide>> => {
  const rows = await sidesOf(store, workspaceIds, factIds)
  const also = await furtherArticles(store, workspaceIds, factIds)
  return new Map(rows.map((row) => [row.factId, { ...row, also: also.get(row.factId) ?? [] }]))
}

const sidesOf = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { facts: f, passages: p, articles: a } = store.t
  return await store.db
    .select({
      workspaceId: f.workspaceId,
      factId: f.id,
      ...factColumns(store.t),
      confirmedAt: f.confirmedAt,
      passageState: f.passageState,
      retiredAt: f.retiredAt,
      passage: passageColumns(store.t),
      source: sourceColumns(store),
    })
    .from(f)
    .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(inArray(f.workspaceId, [...workspaceIds]), amongIds(store, f.id, factIds)))
}

export type FactSide = Awaited<ReturnType<typeof sidesOf>>[number] & { readonly also: readonly AlsoArticle[] }
