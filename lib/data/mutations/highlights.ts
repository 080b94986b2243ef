import { and, eq } from 'drizzle-orm'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { Schema } from '../schema/tables'
import { insertOfWorkspace } from './insert-rows'

export type HighlightRow = Omit<Schema['highlights']['$inferInsert'], 'workspaceId'>

/** Inserts highlights; one that exists stays as it is. */
export const saveHighlights = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly HighlightRow[],
): Promise<void> => {
  await insertOfWorkspace(tx, workspace, tx.t.highlights, rows)
}

/** Takes highlights away. */
export const deleteHighlight = async (
  tx: Tx,
  { workspaceId, id }: Authorized<InWorkspace & { readonly id: string }>,
): Promise<void> => {
  const { highlights: h } = tx.t
  await tx.db.delete(h).where(and(eq(h.workspaceId, workspaceId), eq(h.id, id)))
}
