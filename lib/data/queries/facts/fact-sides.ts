import { and, eq, inArray } from 'drizzle-orm'
import type { AlsoArticle } from '../../../domain/also-articles'
import type { FactId, Instant, WorkspaceId } from '../../../domain/ids'
import type { FactKind, SourceArticle, Weight } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'
import type { PassageState } from '../../schema/library'
import { factColumns, shownTitle } from '../columns'
import { furtherArticles } from './further-passages'

/** A fact beside others: what it says, when it held, the passage and the article it is drawn from. */
export type FactSide = {
  readonly workspaceId: WorkspaceId
  readonly factId: FactId
  readonly kind: FactKind
  readonly statement: string
  readonly weight: Weight
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly speaker: string | null
  readonly confirmedAt: Instant | null
  readonly passageState: PassageState | null
  readonly retiredAt: Instant | null
  /** `exact` is empty where the fact came from another program without one. */
  readonly passage: { readonly before: string; readonly exact: string; readonly after: string }
  readonly source: SourceArticle
  /** Articles with further passages of it. */
  readonly also: readonly AlsoArticle[]
}

/** Facts of these workspaces by id, retired ones included. */
export const factSides = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<FactId, FactSide>> => {
  const { facts: f, passages: p, articles: a } = store.t
  const found = new Map<FactId, FactSide>()
  for (const piece of inPieces(factIds)) {
    const rows = await store.db
      .select({
        workspaceId: f.workspaceId,
        factId: f.id,
        ...factColumns(store.t),
        confirmedAt: f.confirmedAt,
        passageState: f.passageState,
        retiredAt: f.retiredAt,
        passage: { before: p.before, exact: p.exact, after: p.after },
        source: {
          key: a.key,
          title: shownTitle(store),
          authors: a.authors,
          outlet: a.outlet,
          published: a.published,
          url: a.url,
          origin: a.origin,
        },
      })
      .from(f)
      .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
      .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
      .where(and(inArray(f.workspaceId, [...workspaceIds]), inArray(f.id, [...piece])))
    const also = await furtherArticles(
      store,
      workspaceIds,
      rows.map((row) => row.factId),
    )
    for (const row of rows) found.set(row.factId, { ...row, also: also.get(row.factId) ?? [] })
  }
  return found
}
