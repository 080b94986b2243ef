import { and, eq, inArray, ne } from 'drizzle-orm'
import type { ArticleId, Instant } from '../../domain/ids'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/upsert'
import type { Schema } from '../schema/tables'
import { insertOfWorkspace } from './insert-rows'

export type IncomingRow = Omit<Schema['offeredArticles']['$inferInsert'], 'workspaceId'>

/** Saves incoming articles; one of an identity that came in before takes the new text and waits again. */
export const saveIncoming = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly IncomingRow[],
): Promise<void> => {
  const { offeredArticles: o } = tx.t
  const changed = [
    'origin',
    'sourceName',
    'feedId',
    'title',
    'authors',
    'outlet',
    'published',
    'url',
    'text',
    'excerpt',
    'state',
    'articleId',
    'offeredAt',
    'decidedAt',
  ]
  const upsert = { target: [o.workspaceId, o.identity], changed }
  await insertOfWorkspace(tx, workspace, o, rows, { upsert, atOnce: 50 })
}

type Decision =
  | { readonly state: 'taken'; readonly articleId: ArticleId; readonly decidedAt: Instant }
  | { readonly state: 'declined'; readonly articleId: null; readonly decidedAt: Instant }
  | { readonly state: 'offered'; readonly articleId: null; readonly decidedAt: null }

/** Says what became of incoming articles. What was taken is neither declined nor waits again by this. */
export const decideIncoming = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  incomingIds: readonly string[],
  decision: Decision,
): Promise<void> => {
  const { offeredArticles: o } = tx.t
  for (const piece of inPieces(incomingIds)) {
    await tx.db
      .update(o)
      .set(decision)
      .where(
        and(
          eq(o.workspaceId, workspaceId),
          inArray(o.id, [...piece]),
          decision.state === 'taken' ? undefined : ne(o.state, 'taken'),
        ),
      )
  }
}

/** Keeps the text of an incoming article that was fetched, with the bibliography that the page gave. */
export const saveIncomingText = async (
  tx: Tx,
  { workspaceId, incomingId }: Authorized<InWorkspace & { readonly incomingId: string }>,
  read: Pick<IncomingRow, 'title' | 'authors' | 'outlet' | 'published' | 'url' | 'text' | 'excerpt'>,
): Promise<void> => {
  const { offeredArticles: o } = tx.t
  await tx.db
    .update(o)
    .set(read)
    .where(and(eq(o.workspaceId, workspaceId), eq(o.id, incomingId)))
}
