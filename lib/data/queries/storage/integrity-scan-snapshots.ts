import { and, asc, eq } from 'drizzle-orm'
import type { Store } from '../../engine/engine'
import type { Schema } from '../../schema/tables'

export type WholeSnapshot = {
  readonly id: string
  readonly articleKey: string | null
  readonly text: string
  readonly sha256: string
  readonly passages: readonly Schema['passages']['$inferSelect'][]
}

/** Every snapshot with its passages, one after the other: texts may be long. */
export async function* wholeSnapshots({ db, t }: Store): AsyncGenerator<WholeSnapshot> {
  const { snapshots: s, passages: p, articles: a } = t
  const keys = await db
    .select({ workspaceId: s.workspaceId, id: s.id })
    .from(s)
    .orderBy(asc(s.workspaceId), asc(s.importedAt), asc(s.id))
  for (const { workspaceId, id } of keys) {
    const [snapshot] = await db
      .select({ text: s.text, sha256: s.sha256, articleKey: a.key })
      .from(s)
      .leftJoin(a, and(eq(a.workspaceId, s.workspaceId), eq(a.id, s.articleId)))
      .where(and(eq(s.workspaceId, workspaceId), eq(s.id, id)))
    if (!snapshot) continue
    const passages = await db
      .select()
      .from(p)
      .where(and(eq(p.workspaceId, workspaceId), eq(p.snapshotId, id)))
      .orderBy(asc(p.start))
    yield { id, ...snapshot, passages }
  }
}
