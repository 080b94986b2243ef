import { and, eq, inArray, ne } from 'drizzle-orm'
import type { ArticleId, FactId, SnapshotId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { FactPassageRow } from '../../rows'
import type { PassageState } from '../../schema/library'

type Article = { readonly workspaceId: WorkspaceId; readonly articleId: ArticleId }

/** The words of a passage with the rest of their paragraph. */
export type PassageWords = { readonly before: string; readonly exact: string; readonly after: string }

/** A fact of an article with the passage that supports it; retired facts are among them, since they may come back. */
export type SupportedFact = {
  readonly factId: FactId
  readonly statement: string
  readonly passageState: PassageState | null
  readonly isRetired: boolean
  readonly snapshotId: SnapshotId
  readonly passage: PassageWords & {
    readonly prefix: string
    readonly suffix: string
    readonly start: number
    readonly end: number
  }
}

/** The facts of an article that have a passage, in the order of the article. */
export const supportedFacts = async (
  store: Store,
  { workspaceId, articleId }: Article,
): Promise<readonly SupportedFact[]> => {
  const { facts: f, passages: p } = store.t
  const rows = await store.db
    .select({ factId: f.id, statement: f.statement, passageState: f.passageState, retiredAt: f.retiredAt, passage: p })
    .from(f)
    .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
    .where(and(eq(f.workspaceId, workspaceId), eq(f.articleId, articleId), ne(p.exact, '')))
    .orderBy(f.position, f.id)
  return rows.map(({ retiredAt, ...row }) => ({
    ...row,
    isRetired: retiredAt !== null,
    snapshotId: row.passage.snapshotId,
  }))
}

/** A further passage that an article holds for a fact, whichever article the fact is from. */
export type FurtherSupport = {
  readonly row: FactPassageRow
  readonly passage: SupportedFact['passage'] & { readonly snapshotId: SnapshotId }
}

/** The further passages in an article, of retired facts too, in the order of the text. */
export const furtherSupport = async (
  store: Store,
  { workspaceId, articleId }: Article,
): Promise<readonly FurtherSupport[]> => {
  const { factPassages: fp, passages: p } = store.t
  return await store.db
    .select({ row: fp, passage: p })
    .from(fp)
    .innerJoin(p, and(eq(p.workspaceId, fp.workspaceId), eq(p.id, fp.passageId)))
    .where(and(eq(fp.workspaceId, workspaceId), eq(fp.articleId, articleId), ne(p.exact, '')))
    .orderBy(p.start, fp.factId)
}

/** Where readers stopped in an article: UTF-16 offsets into its present snapshot. */
export const readPoints = async (store: Store, { workspaceId, articleId }: Article) => {
  const { readings: r } = store.t
  return await store.db
    .select({ learnerId: r.learnerId, readPoint: r.readPoint })
    .from(r)
    .where(and(eq(r.workspaceId, workspaceId), eq(r.articleId, articleId)))
}

/** The words of passages that an article's earlier snapshots hold. */
export const earlierPassages = async (
  store: Store,
  { workspaceId, articleId }: Article,
  present: SnapshotId,
): Promise<readonly PassageWords[]> => {
  const { passages: p, snapshots: s } = store.t
  return store.db
    .select({ before: p.before, exact: p.exact, after: p.after })
    .from(p)
    .innerJoin(s, and(eq(s.workspaceId, p.workspaceId), eq(s.id, p.snapshotId)))
    .where(and(eq(p.workspaceId, workspaceId), eq(s.articleId, articleId), ne(p.snapshotId, present), ne(p.exact, '')))
}

/** The texts of these snapshots by id; those that the workspace does not have are missing. */
export const snapshotTexts = async (store: Store, workspaceId: WorkspaceId, ids: readonly SnapshotId[]) => {
  if (ids.length === 0) return new Map()
  const { snapshots: s } = store.t
  const rows = await store.db
    .select({ id: s.id, text: s.text })
    .from(s)
    .where(and(eq(s.workspaceId, workspaceId), inArray(s.id, [...ids])))
  return new Map(rows.map(({ id, text }) => [id, text]))
}
