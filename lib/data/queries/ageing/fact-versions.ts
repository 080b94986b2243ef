import { and, asc, eq, inArray } from 'drizzle-orm'
import type { FactVersion } from '../../../domain/comparison/change'
import type { FactId, Instant, LearnerId, PassageId, SnapshotId, WorkspaceId } from '../../../domain/ids'
import { rowsByIds } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'

export type StoredVersion = FactVersion & {
  readonly id: string
  readonly factId: FactId
  /** Who changed it. */
  readonly learnerId: LearnerId
}

/** The histories of facts, each the earliest first; a fact that was never changed is missing. */
export const versionsOfFacts = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<FactId, readonly StoredVersion[]>> => {
  const found = new Map<FactId, StoredVersion[]>()
  const { factVersions: v } = store.t
  const rows = await rowsByIds(store, 'versions_of_facts', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select()
      .from(v)
      .where(and(inWorkspaces(v.workspaceId), isAmong(v.factId)))
      .orderBy(asc(v.at), asc(v.id)),
  )
  for (const { workspaceId: _, before, after, ...row } of rows) {
    // A version that cannot be read is left out; the doctor names it.
    if (!before || !after) continue
    const version = { ...row, before, after }
    const ofFact = found.get(row.factId)
    if (ofFact) ofFact.push(version)
    else found.set(row.factId, [version])
  }
  return found
}

/** When a fact was last changed by anybody or anything: what an edit says it has seen. Null when there is none. */
export const updatedAtOf = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factId: FactId,
): Promise<Instant | null> => {
  const { facts: f } = store.t
  const [row] = await store.db
    .select({ updatedAt: f.updatedAt })
    .from(f)
    .where(and(inArray(f.workspaceId, [...workspaceIds]), eq(f.id, factId)))
  return row?.updatedAt ?? null
}

/** Where a passage stands; null when the workspace has none of that id. */
export const passagePlace = async (
  store: Store,
  workspaceId: WorkspaceId,
  passageId: PassageId,
): Promise<{ readonly snapshotId: SnapshotId; readonly start: number; readonly end: number } | null> => {
  const { passages: p } = store.t
  const [row] = await store.db
    .select({ snapshotId: p.snapshotId, start: p.start, end: p.end })
    .from(p)
    .where(and(eq(p.workspaceId, workspaceId), eq(p.id, passageId)))
  return row ?? null
}
