import { and, eq } from 'drizzle-orm'
import type { ArticleId, Instant, PassageId, SnapshotId, WorkspaceId } from '../../domain/ids'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { furtherSupport } from '../queries/articles/snapshot-replacement'
import { moveFactPassage } from './fact-passages'
import { savePassages, saveSnapshots } from './library'
import { indexItems } from './search-entries'

type Growth = {
  readonly articleId: ArticleId
  readonly before: SnapshotId
  readonly after: SnapshotId
  /** The text before with more at its end: every offset into it stays right. */
  readonly text: string
  readonly sha256: string
  readonly now: Instant
  /** The id of a passage in the new snapshot. */
  readonly passageId: (workspaceId: WorkspaceId, snapshotId: SnapshotId, start: number, end: number) => PassageId
}

/** Gives an article a snapshot that only adds words at the end, and carries passages and highlights over to it. */
export const growArticle = async (tx: Tx, workspace: Authorized<InWorkspace>, growth: Growth): Promise<void> => {
  const { workspaceId } = workspace
  const { articles: a, facts: f, passages: p, highlights: h } = tx.t
  const { articleId, before, after, text, sha256, now } = growth
  await saveSnapshots(tx, workspace, [{ id: after, articleId, text, sha256, importedAt: now }])
  const standing = await tx.db
    .select({ factId: f.id, passage: p })
    .from(f)
    .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
    .where(and(eq(f.workspaceId, workspaceId), eq(f.articleId, articleId), eq(p.snapshotId, before)))
  for (const { factId, passage } of standing) {
    const id = growth.passageId(workspaceId, after, passage.start, passage.end)
    await savePassages(tx, workspace, [{ ...passage, id, snapshotId: after }])
    await tx.db
      .update(f)
      .set({ passageId: id })
      .where(and(eq(f.workspaceId, workspaceId), eq(f.id, factId)))
  }
  for (const { row, passage } of await furtherSupport(tx, { workspaceId, articleId })) {
    if (passage.snapshotId !== before) continue
    const id = growth.passageId(workspaceId, after, passage.start, passage.end)
    await savePassages(tx, workspace, [{ ...passage, id, snapshotId: after }])
    await moveFactPassage(tx, workspace, { row, passageId: id, state: row.state ?? null })
  }
  await tx.db
    .update(h)
    .set({ snapshotId: after })
    .where(and(eq(h.workspaceId, workspaceId), eq(h.articleId, articleId), eq(h.snapshotId, before)))
  await tx.db
    .update(a)
    .set({ snapshotId: after })
    .where(and(eq(a.workspaceId, workspaceId), eq(a.id, articleId)))
  await indexItems(tx, workspaceId, 'article', [articleId])
}
