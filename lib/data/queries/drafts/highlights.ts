import { and, asc, eq } from 'drizzle-orm'
import type { ArticleId, SnapshotId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { HighlightOrigin } from '../../schema/reading'

/** Words that a reader marked. Offsets are UTF-16 into the snapshot's text. */
export type Highlight = {
  readonly id: string
  readonly snapshotId: SnapshotId
  readonly start: number
  readonly end: number
  readonly note: string | null
  readonly origin: HighlightOrigin
}

/** All highlights of an article in the order of the text, also those of earlier snapshots. */
export const highlightsOf = async (
  store: Store,
  { workspaceId, articleId }: { readonly workspaceId: WorkspaceId; readonly articleId: ArticleId },
): Promise<readonly Highlight[]> => {
  const { highlights: h } = store.t
  return await store.db
    .select({ id: h.id, snapshotId: h.snapshotId, start: h.start, end: h.end, note: h.note, origin: h.origin })
    .from(h)
    .where(and(eq(h.workspaceId, workspaceId), eq(h.articleId, articleId)))
    .orderBy(asc(h.start), asc(h.end), asc(h.id))
}
