import { and, eq } from 'drizzle-orm'
import type { Authorized, FactInWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { FactLinkRow } from './library'

/** Links two facts; a link of that kind between them that exists takes the new note. */
export const saveFactLink = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  link: Omit<FactLinkRow, 'factId'>,
): Promise<void> => {
  const { factLinks: l } = tx.t
  await tx.db
    .insert(l)
    .values({ ...link, workspaceId, factId })
    .onConflictDoUpdate({ target: [l.workspaceId, l.factId, l.otherFactId, l.kind], set: { note: link.note } })
}

/** Removes the links that say that a fact is the newer value of others. */
export const removeUpdatesBy = async (tx: Tx, { workspaceId, factId }: Authorized<FactInWorkspace>): Promise<void> => {
  const { factLinks: l } = tx.t
  await tx.db.delete(l).where(and(eq(l.workspaceId, workspaceId), eq(l.factId, factId), eq(l.kind, 'updates')))
}
