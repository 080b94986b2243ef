import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { ArticleId, FactId, Instant, LearnerId, PassageId, SnapshotId } from '../../domain/ids'
import type { Authorized, InWorkspace, OwnWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { NewRow, StoredRow } from '../rows'
import type { PassageState } from '../schema/library'
import { changeRows, deleteRows, insertOfWorkspace } from './change-rows'
import { type MovedPassage, moveFactPassage } from './facts'
import { type NewPassageRow, type SnapshotRow, savePassages, saveSnapshots } from './library'
import { indexItems } from './search-entries'

export type Bibliography = Pick<StoredRow<'articles'>, 'title' | 'authors' | 'outlet' | 'published' | 'url'>

/** Changes what is said of an article: nothing of its text, facts or cards. */
export const saveBibliography = async (
  tx: Tx,
  { workspaceId, articleId }: Authorized<InWorkspace & { readonly articleId: ArticleId }>,
  bibliography: Bibliography,
): Promise<void> => {
  await changeRows(tx, tx.t.articles, { workspaceId, id: articleId }, bibliography)
  await indexItems(tx, workspaceId, 'article', [articleId])
}

/** Marks content facts among these as changed by a person, so that the content files leave them as they are. */
export const markFactsEdited = async (
  tx: Tx,
  { workspaceId }: OwnWorkspace,
  factIds: readonly FactId[],
  editedAt: Instant,
): Promise<void> => {
  if (factIds.length === 0) return
  const { facts: f } = tx.t
  await tx.db
    .update(f)
    .set({ editedAt })
    .where(
      and(eq(f.workspaceId, workspaceId), inArray(f.id, [...factIds]), eq(f.origin, 'content'), isNull(f.editedAt)),
    )
}

/** What a newer text does to an article. Memories, cards and what facts say are not among it. */
export type Renewal = {
  readonly articleId: ArticleId
  readonly snapshot: SnapshotRow & { readonly id: SnapshotId }
  /** What the new source states and the article did not have. */
  readonly head: { readonly outlet: string | null; readonly published: string | null; readonly url: string | null }
  /** New passages in the new snapshot. */
  readonly passages: readonly NewPassageRow[]
  /** A fact without a new passage keeps the old one, in the snapshot that has it. */
  readonly facts: readonly {
    readonly factId: FactId
    readonly passageId: PassageId | null
    readonly passageState: PassageState | null
  }[]
  /** Further passages of facts, of this article's and others'. */
  readonly further: readonly MovedPassage[]
  readonly highlights: readonly { readonly id: string; readonly start: number; readonly end: number }[]
  readonly readPoints: readonly { readonly learnerId: LearnerId; readonly readPoint: number }[]
}

/** Gives an article a newer snapshot and carries over what points into its text. The old snapshot stays. */
export const replaceSnapshotRows = async (tx: Tx, workspace: OwnWorkspace, renewal: Renewal) => {
  const { workspaceId } = workspace
  const { articles: a, facts: f, highlights: h, readings: r } = tx.t
  const { articleId, snapshot } = renewal
  await saveSnapshots(tx, workspace, [snapshot])
  await savePassages(tx, workspace, renewal.passages)
  for (const { factId, passageId, passageState } of renewal.facts) {
    const values = { passageState, ...(passageId === null ? {} : { passageId }) }
    await changeRows(tx, f, { workspaceId, id: factId }, values)
  }
  for (const moved of renewal.further) await moveFactPassage(tx, workspace, moved)
  for (const { id, start, end } of renewal.highlights)
    await changeRows(tx, h, { workspaceId, id }, { snapshotId: snapshot.id, start, end })
  for (const { learnerId, readPoint } of renewal.readPoints)
    await changeRows(tx, r, { learnerId, articleId, workspaceId }, { readPoint })
  await changeRows(tx, a, { workspaceId, id: articleId }, { snapshotId: snapshot.id, ...renewal.head })
  await indexItems(tx, workspaceId, 'article', [articleId])
  const factIds = renewal.facts.map(({ factId }) => factId)
  await indexItems(tx, workspaceId, 'fact', factIds)
}

/** Begins to follow a feed, or follows one again that was given up. */
export const saveFeed = async (tx: Tx, { workspaceId }: OwnWorkspace, row: NewRow<'feeds'>): Promise<void> => {
  const { feeds: f } = tx.t
  await tx.db
    .insert(f)
    .values({ ...row, workspaceId })
    .onConflictDoUpdate({
      target: [f.workspaceId, f.url],
      set: { title: row.title, retiredAt: null },
    })
}

/** Gives a feed up, or follows it again. Articles that were added stay. */
export const retireFeed = (
  tx: Tx,
  { workspaceId, feedId }: Authorized<InWorkspace & { readonly feedId: string }>,
  retiredAt: Instant | null,
): Promise<void> => changeRows(tx, tx.t.feeds, { workspaceId, id: feedId }, { retiredAt })

/** Inserts highlights; one that exists stays as it is. */
export const saveHighlights = (tx: Tx, workspace: OwnWorkspace, rows: readonly NewRow<'highlights'>[]): Promise<void> =>
  insertOfWorkspace(tx, workspace, tx.t.highlights, rows)

/** Takes highlights away. */
export const deleteHighlight = (tx: Tx, { workspaceId, id }: Authorized<InWorkspace & { readonly id: string }>) =>
  deleteRows(tx, tx.t.highlights, { workspaceId, id })
