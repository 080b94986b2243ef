import { and, eq } from 'drizzle-orm'
import type { ArticleId, PassageId } from '../../domain/ids'
import type { PassageRole } from '../../domain/library'
import type { Authorized, FactInWorkspace, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { FactPassageRow } from '../rows'
import type { PassageState } from '../schema/library'
import { indexItems } from './search-entries'

/** Gives a fact a further passage; one that it has already stays as it is. */
export const addFactPassage = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  passage: Omit<FactPassageRow, 'factId'>,
): Promise<void> => {
  await tx.db
    .insert(tx.t.factPassages)
    .values({ ...passage, workspaceId, factId })
    .onConflictDoNothing()
}

/** Removes a further passage from a fact. The words stay in the snapshot that has them. */
export const removeFactPassage = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  passageId: PassageId,
): Promise<void> => {
  const { factPassages: t } = tx.t
  await tx.db.delete(t).where(and(eq(t.workspaceId, workspaceId), eq(t.factId, factId), eq(t.passageId, passageId)))
}

/** A further passage after a newer text: at its new place, or where it was, with what there is to check. */
export type MovedPassage = {
  readonly row: FactPassageRow
  /** Null where the newer text does not have it. */
  readonly passageId: PassageId | null
  readonly state: PassageState | null
}

/** Puts a further passage at its place in a newer snapshot; two that meet in one place become one. */
export const moveFactPassage = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  { row, passageId, state }: MovedPassage,
) => {
  const { factPassages: t } = tx.t
  const own = and(eq(t.workspaceId, workspace.workspaceId), eq(t.factId, row.factId), eq(t.passageId, row.passageId))
  if (passageId === null || passageId === row.passageId) {
    await tx.db.update(t).set({ state }).where(own)
    return
  }
  await tx.db.delete(t).where(own)
  await addFactPassage(tx, { ...workspace, factId: row.factId }, { ...row, passageId, state })
}

/** Makes another passage the main one of a fact, in the article that has it. */
export const setMainPassage = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  main: { readonly passageId: PassageId; readonly articleId: ArticleId; readonly state: PassageState | null },
): Promise<void> => {
  const { facts: f } = tx.t
  await tx.db
    .update(f)
    .set({ passageId: main.passageId, articleId: main.articleId, passageState: main.state })
    .where(and(eq(f.workspaceId, workspaceId), eq(f.id, factId)))
  await indexItems(tx, workspaceId, 'fact', [factId])
}

/** Gives a further passage another role and note. It is a person's from then on: a content file no longer replaces it. */
export const changeFactPassage = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  passageId: PassageId,
  { role, note }: { readonly role: PassageRole; readonly note: string | null },
): Promise<void> => {
  const { factPassages: t } = tx.t
  await tx.db
    .update(t)
    .set({ role, note, origin: 'person' })
    .where(and(eq(t.workspaceId, workspaceId), eq(t.factId, factId), eq(t.passageId, passageId)))
}
