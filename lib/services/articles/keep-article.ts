import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { newKey, sha256Of } from '../../data/library-ids'
import { saveDecks, saveItems, saveSnapshots } from '../../data/mutations/library'
import { freeDeckName, lastArticlePosition } from '../../data/queries/articles/article-page'
import { deckNames } from '../../domain/content-files/deck-names'
import type { ArticleId, DeckId, SnapshotId, StudyDay } from '../../domain/ids'
import type { ArticleOrigin } from '../../domain/library'
import type { Context } from '../context'
import { putOnList } from '../reading/save-reading'

/** The content files' articles are numbered from 0; those that people add come after them. */
const FIRST_POSITION = 1_000

export type ArticleToKeep = {
  readonly title: string
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
  readonly url: string | null
  readonly origin: ArticleOrigin
  /** Canonical. */
  readonly text: string
}

export type KeptArticle = {
  readonly articleId: ArticleId
  readonly snapshotId: SnapshotId
  readonly key: string
}

/** Writes a new article with its snapshot and its deck, and puts it on the actor's reading list. */
export const keepArticle = async (
  tx: Tx,
  ctx: Context,
  workspace: Authorized<InWorkspace>,
  { text, ...head }: ArticleToKeep,
  day: StudyDay,
): Promise<KeptArticle> => {
  const articleId = newKey<ArticleId>()
  const snapshotId = newKey<SnapshotId>()
  const position = Math.max(FIRST_POSITION, (await lastArticlePosition(tx, workspace.workspaceId)) + 1)
  const times = { createdAt: ctx.now, retiredAt: null }
  await saveItems(tx, workspace, 'article', [
    { id: articleId, key: articleId, ...head, snapshotId, position, ...times },
  ])
  await saveSnapshots(tx, workspace, [{ id: snapshotId, articleId, text, sha256: sha256Of(text), importedAt: ctx.now }])
  const name = await freeDeckName(tx, workspace.workspaceId, deckNames(head.title))
  await saveDecks(tx, workspace, [{ id: newKey<DeckId>(), name, articleId, createdAt: ctx.now }])
  await putOnList(tx, ctx, { articleId, workspaceId: workspace.workspaceId }, day)
  return { articleId, snapshotId, key: articleId }
}
