import { and, eq, inArray } from 'drizzle-orm'
import type { ArticleId, FactId, WorkspaceId } from '../../../domain/ids'
import type { FactKind, SourceArticle } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { shownTitle } from '../facts/shown-title'

/** An article that a search found, with its text. */
export type ArticleWithText = Omit<SourceArticle, 'url'> & {
  readonly articleId: ArticleId
  readonly text: string
}

/** These articles by id, with their texts. */
export const articlesWithText = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, ArticleWithText>> => {
  if (ids.length === 0) return new Map()
  const { articles: a, snapshots: s } = t
  const rows = await db
    .select({
      articleId: a.id,
      key: a.key,
      title: a.title,
      authors: a.authors,
      outlet: a.outlet,
      published: a.published,
      origin: a.origin,
      text: s.text,
    })
    .from(a)
    .innerJoin(s, and(eq(s.workspaceId, a.workspaceId), eq(s.id, a.snapshotId)))
    .where(and(inArray(a.workspaceId, [...workspaceIds]), inArray(a.id, ids as ArticleId[]))) // ids of entries of articles
  return new Map(rows.map((row) => [row.articleId, row]))
}

/** A fact that a search found, with its main passage and article. */
export type FactWithPassage = {
  readonly factId: FactId
  readonly kind: FactKind
  readonly statement: string
  readonly passage: { readonly exact: string; readonly start: number; readonly end: number }
  readonly articleKey: string
  readonly articleTitle: string
  /** The passage is in the article's current text. */
  readonly isInText: boolean
}

/** These facts by id. */
export const factsWithPassage = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, FactWithPassage>> => {
  if (ids.length === 0) return new Map()
  const { articles: a, facts: f, passages: p } = store.t
  const rows = await store.db
    .select({
      factId: f.id,
      kind: f.kind,
      statement: f.statement,
      exact: p.exact,
      start: p.start,
      end: p.end,
      snapshotId: p.snapshotId,
      currentId: a.snapshotId,
      articleKey: a.key,
      articleTitle: shownTitle(store),
    })
    .from(f)
    .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(inArray(f.workspaceId, [...workspaceIds]), inArray(f.id, ids as FactId[]))) // ids of entries of facts
  return new Map(
    rows.map(({ exact, start, end, snapshotId, currentId, ...fact }) => [
      fact.factId,
      { ...fact, passage: { exact, start, end }, isInText: snapshotId === currentId },
    ]),
  )
}
