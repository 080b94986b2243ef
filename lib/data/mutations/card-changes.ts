import { and, eq, inArray } from 'drizzle-orm'
import type { FactId, Instant } from '../../domain/ids'
import { WEIGHTS, type Weight } from '../../domain/library'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/upsert'
import { insertOfWorkspace } from './insert-rows'

/** Notes that a person changed facts: what a content file says no longer overwrites them. */
export const markFactsChanged = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  ids: readonly FactId[],
  now: Instant,
): Promise<void> => {
  const { facts: f } = tx.t
  for (const piece of inPieces(ids)) {
    await tx.db
      .update(f)
      .set({ editedAt: now, updatedAt: now })
      .where(and(eq(f.workspaceId, workspaceId), inArray(f.id, [...piece])))
  }
}

/** Gives facts a weight, and their new cards the place in the queue that goes with it. */
export const setFactsWeight = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  ids: readonly FactId[],
  weight: Weight,
): Promise<void> => {
  const { facts: f, newCards: n } = tx.t
  for (const piece of inPieces(ids)) {
    const factIds = [...piece]
    await tx.db
      .update(f)
      .set({ weight })
      .where(and(eq(f.workspaceId, workspaceId), inArray(f.id, factIds)))
    await tx.db
      .update(n)
      .set({ weightRank: WEIGHTS.indexOf(weight) })
      .where(and(eq(n.workspaceId, workspaceId), inArray(n.factId, factIds)))
  }
}

/** Gives facts a topic; those that have it keep it. */
export const addTopic = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  ids: readonly FactId[],
  name: string,
): Promise<void> =>
  insertOfWorkspace(
    tx,
    workspace,
    tx.t.factTags,
    ids.map((factId) => ({ factId, kind: 'topic' as const, name })),
  )

/** Takes a topic from facts. */
export const removeTopic = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  ids: readonly FactId[],
  name: string,
): Promise<void> => {
  const { factTags: t } = tx.t
  for (const piece of inPieces(ids)) {
    await tx.db
      .delete(t)
      .where(and(eq(t.workspaceId, workspaceId), eq(t.kind, 'topic'), eq(t.name, name), inArray(t.factId, [...piece])))
  }
}
