import { and, eq } from 'drizzle-orm'
import type { Instant } from '../../domain/ids'
import type { Authorized, FactInWorkspace, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'

type VersionRow = Omit<Tx['t']['factVersions']['$inferInsert'], 'workspaceId'>

/** Puts a change into a fact's history. Entries are never changed. */
export const addVersion = async (tx: Tx, { workspaceId }: Authorized<InWorkspace>, row: VersionRow): Promise<void> => {
  await tx.db.insert(tx.t.factVersions).values({ ...row, workspaceId })
}

/** Notes that somebody looked at the source of a fact: what was in doubt of its passage is settled with it. */
export const markConfirmed = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  confirmedAt: Instant,
): Promise<void> => {
  const { facts: f } = tx.t
  await tx.db
    .update(f)
    .set({ confirmedAt, passageState: null })
    .where(and(eq(f.workspaceId, workspaceId), eq(f.id, factId)))
}
