import { and, eq } from 'drizzle-orm'
import type { Instant, PassageId } from '../../domain/ids'
import { NO_SOURCE, NO_SOURCE_KEY } from '../../domain/no-source'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { noSourceIdsOf, sha256Of } from '../library-ids'
import { insertOfWorkspace } from './insert-rows'
import { savePassages, saveSnapshots } from './library'

/**
 * The article's place in the library: behind all others, so that its cards, however many, run into no article's. Times
 * `POSITIONS_AN_ARTICLE` it leaves room for 1,147,483,647 cards in a column of 32 bits.
 */
export const NO_SOURCE_POSITION = 100_000

const isThere = async (
  { db, t: { passages: p } }: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  passageId: PassageId,
): Promise<boolean> => {
  const rows = await db
    .select({ id: p.id })
    .from(p)
    .where(and(eq(p.workspaceId, workspaceId), eq(p.id, passageId)))
  return rows.length > 0
}

/** Makes the article, snapshot and passage of facts without a source if the workspace does not have them yet. */
export const ensureNoSource = async (tx: Tx, workspace: Authorized<InWorkspace>, now: Instant) => {
  const ids = noSourceIdsOf(workspace.workspaceId)
  const { articleId, snapshotId, passageId } = ids
  if (await isThere(tx, workspace, passageId)) return ids
  await insertOfWorkspace(tx, workspace, tx.t.articles, [
    {
      id: articleId,
      key: NO_SOURCE_KEY,
      title: NO_SOURCE,
      authors: [],
      outlet: null,
      published: null,
      url: null,
      origin: 'own',
      snapshotId,
      position: NO_SOURCE_POSITION,
      createdAt: now,
      retiredAt: null,
    },
  ])
  await saveSnapshots(tx, workspace, [{ id: snapshotId, articleId, text: '', sha256: sha256Of(''), importedAt: now }])
  const empty = { exact: '', prefix: '', suffix: '', start: 0, end: 0, before: '', after: '' }
  await savePassages(tx, workspace, [{ id: passageId, snapshotId, ...empty }])
  return ids
}
