import { and, eq } from 'drizzle-orm'
import type { ArticleId, FactId, LearnerId, PassageId, SnapshotId } from '../../domain/ids'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { PassageState } from '../schema/library'
import { type MovedPassage, moveFactPassage } from './fact-passages'
import { type NewPassageRow, type SnapshotRow, savePassages, saveSnapshots } from './library'
import { indexItems } from './search-entries'

/** What a newer text does to an article. Memories, cards and what facts say are not among it. */
export type Renewal = {
  readonly articleId: ArticleId
  readonly snapshot: SnapshotRow & { readonly id: SnapshotId }
  /** What the new source states and the article did not have. */
  readonly head: { readonly outlet: string | null; readonly published: string | null; readonly url: string | null }
  /** New passages in the new snapshot. */
  readonly passages: readonly NewPassageRow[]
  /** A fact without a new passage keeps the old one, in the snapshot that has it. */
  readonly facts: readonly {
    readonly factId: FactId
    readonly passageId: PassageId | null
    readonly passageState: PassageState | null
  }[]
  /** Further passages of facts, of this article's and others'. */
  readonly further: readonly MovedPassage[]
  readonly highlights: readonly { readonly id: string; readonly start: number; readonly end: number }[]
  readonly readPoints: readonly { readonly learnerId: LearnerId; readonly readPoint: number }[]
}

/** Gives an article a newer snapshot and carries over what points into its text. The old snapshot stays. */
export const replaceSnapshotRows = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  renewal: Renewal,
): Promise<void> => {
  const { workspaceId } = workspace
  const { articles: a, facts: f, highlights: h, readings: r } = tx.t
  const { articleId, snapshot } = renewal
  await saveSnapshots(tx, workspace, [snapshot])
  await savePassages(tx, workspace, renewal.passages)
  for (const { factId, passageId, passageState } of renewal.facts) {
    await tx.db
      .update(f)
      .set({ passageState, ...(passageId === null ? {} : { passageId }) })
      .where(and(eq(f.workspaceId, workspaceId), eq(f.id, factId)))
  }
  for (const moved of renewal.further) await moveFactPassage(tx, workspace, moved)
  for (const { id, start, end } of renewal.highlights) {
    await tx.db
      .update(h)
      .set({ snapshotId: snapshot.id, start, end })
      .where(and(eq(h.workspaceId, workspaceId), eq(h.id, id)))
  }
  for (const { learnerId, readPoint } of renewal.readPoints) {
    await tx.db
      .update(r)
      .set({ readPoint })
      .where(and(eq(r.learnerId, learnerId), eq(r.articleId, articleId), eq(r.workspaceId, workspaceId)))
  }
  await tx.db
    .update(a)
    .set({ snapshotId: snapshot.id, ...renewal.head })
    .where(and(eq(a.workspaceId, workspaceId), eq(a.id, articleId)))
  await indexItems(tx, workspaceId, 'article', [articleId])
  await indexItems(
    tx,
    workspaceId,
    'fact',
    renewal.facts.map(({ factId }) => factId),
  )
}
