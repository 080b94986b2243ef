import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { ArticleId, Instant, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { IncomingOrigin } from '../../schema/reading'
import type { Schema } from '../../schema/tables'

type Row = Schema['offeredArticles']['$inferSelect']

/** An article that came in and that nobody took or declined yet, as lists show it. */
export type IncomingHead = {
  readonly workspaceId: WorkspaceId
  readonly incomingId: string
  readonly origin: IncomingOrigin
  readonly sourceName: string
  readonly feedId: string | null
  readonly title: string
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
  readonly url: string | null
  readonly excerpt: string
  readonly offeredAt: Instant
  readonly identity: string
  /** Of its text; null where that is only fetched when somebody takes it. */
  readonly characters: number | null
}

/** With its text; null where it is only fetched when somebody takes it. */
export type IncomingArticle = IncomingHead & {
  readonly text: string | null
  readonly state: Row['state']
  /** The article that was made of it. */
  readonly articleId: ArticleId | null
}

const headColumns = ({ offeredArticles: o }: Store['t']) => ({
  workspaceId: o.workspaceId,
  incomingId: o.id,
  origin: o.origin,
  sourceName: o.sourceName,
  feedId: o.feedId,
  title: o.title,
  authors: o.authors,
  outlet: o.outlet,
  published: o.published,
  url: o.url,
  excerpt: o.excerpt,
  offeredAt: o.offeredAt,
  identity: o.identity,
  characters: sql<number | null>`length(${o.text})`,
})

/** PostgreSQL gives lengths as text where a driver is careful. */
const headOf = <Head extends { readonly workspaceId: WorkspaceId; readonly characters: number | null }>(row: Head) => ({
  ...row,
  characters: row.characters === null ? null : Number(row.characters),
})

/** What waits in these workspaces, the latest import first and its articles in their own order; at most `most`. */
export const offeredArticles = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  { sourceName, most }: { readonly sourceName: string | null; readonly most: number },
): Promise<readonly IncomingHead[]> => {
  const { offeredArticles: o } = store.t
  const rows = await store.db
    .select(headColumns(store.t))
    .from(o)
    .where(
      and(
        inArray(o.workspaceId, [...workspaceIds]),
        eq(o.state, 'offered'),
        sourceName === null ? undefined : eq(o.sourceName, sourceName),
      ),
    )
    .orderBy(desc(o.offeredAt), asc(o.id))
    .limit(most)
  return rows.map(headOf)
}

/** How many articles wait from each source, the latest first. */
export const incomingSources = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly { readonly sourceName: string; readonly articles: number }[]> => {
  const { offeredArticles: o } = store.t
  return store.db
    .select({ sourceName: o.sourceName, articles: count() })
    .from(o)
    .where(and(inArray(o.workspaceId, [...workspaceIds]), eq(o.state, 'offered')))
    .groupBy(o.sourceName)
    .orderBy(asc(o.sourceName))
}

/** These incoming articles with their texts, whatever became of them, in no particular order. */
export const incomingOfIds = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  incomingIds: readonly string[],
): Promise<readonly IncomingArticle[]> => {
  if (incomingIds.length === 0) return []
  const { offeredArticles: o } = store.t
  const rows = await store.db
    .select({ ...headColumns(store.t), text: o.text, state: o.state, articleId: o.articleId })
    .from(o)
    .where(and(inArray(o.workspaceId, [...workspaceIds]), inArray(o.id, [...incomingIds])))
  return rows.map(headOf)
}

/** The incoming articles of a workspace that have these identities, whatever became of them. */
export const incomingOfIdentities = async (
  store: Store,
  workspaceId: WorkspaceId,
  identities: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly id: string; readonly state: Row['state']; readonly articleId: ArticleId | null }>
> => {
  if (identities.length === 0) return new Map()
  const { offeredArticles: o } = store.t
  const rows = await store.db
    .select({ identity: o.identity, id: o.id, state: o.state, articleId: o.articleId })
    .from(o)
    .where(and(eq(o.workspaceId, workspaceId), inArray(o.identity, [...identities])))
  return new Map(rows.map(({ identity, ...row }) => [identity, row]))
}
