import { and, eq, exists, isNull, ne, or } from 'drizzle-orm'
import type { WorkspaceId } from '../domain/ids'
import { SEARCH_VERSION } from '../domain/search/version'
import type { Engine, Store } from './engine/engine'
import { indexWorkspace } from './mutations/search-entries'

/** Those that hold something: what is added to an empty one is indexed as it is written. */
const workspacesToIndex = async ({ db, t }: Store): Promise<readonly WorkspaceId[]> => {
  const { workspaces: w, searchStates: s, articles: a } = t
  const holdsSomething = exists(db.select({ id: a.id }).from(a).where(eq(a.workspaceId, w.id)))
  const rows = await db
    .select({ id: w.id })
    .from(w)
    .leftJoin(s, eq(s.workspaceId, w.id))
    .where(and(holdsSomething, or(isNull(s.version), ne(s.version, SEARCH_VERSION))))
  return rows.map(({ id }) => id)
}

/**
 * Builds the full-text index of workspaces whose index was not built yet, as after the migration that brings it, or was
 * built by another version of the folding. Each in one transaction: a start that is interrupted does it again.
 */
export const bringSearchUpToDate = async (engine: Engine): Promise<void> => {
  for (const workspaceId of await workspacesToIndex(engine.read)) {
    await engine.write(async (tx) => {
      const { searchStates: s } = tx.t
      // On PostgreSQL the row makes servers that start together take turns.
      await tx.db
        .insert(s)
        .values({ workspaceId, version: 0 })
        .onConflictDoUpdate({ target: s.workspaceId, set: { workspaceId } })
      const isBuilt = and(eq(s.workspaceId, workspaceId), eq(s.version, SEARCH_VERSION))
      if ((await tx.db.select().from(s).where(isBuilt)).length > 0) return
      await indexWorkspace(tx, workspaceId)
      await tx.db.update(s).set({ version: SEARCH_VERSION }).where(eq(s.workspaceId, workspaceId))
    })
  }
}
