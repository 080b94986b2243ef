import { and, eq } from 'drizzle-orm'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { Schema } from '../schema/tables'
import { inPieces } from './upsert'

export type HighlightRow = Omit<Schema['highlights']['$inferInsert'], 'workspaceId'>

/** Inserts highlights; one that exists stays as it is. */
export const saveHighlights = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  rows: readonly HighlightRow[],
): Promise<void> => {
  for (const piece of inPieces(rows)) {
    await tx.db
      .insert(tx.t.highlights)
      .values(piece.map((row) => ({ ...row, workspaceId })))
      .onConflictDoNothing()
  }
}

/** Takes highlights away. */
export const deleteHighlight = async (
  tx: Tx,
  { workspaceId, id }: Authorized<InWorkspace & { readonly id: string }>,
): Promise<void> => {
  const { highlights: h } = tx.t
  await tx.db.delete(h).where(and(eq(h.workspaceId, workspaceId), eq(h.id, id)))
}
