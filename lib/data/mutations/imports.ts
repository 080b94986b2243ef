import type { DeckId, FactId, Instant, LearnerId, MediaDigest } from '../../domain/ids'
import type { ImportReport } from '../../domain/imports/import-report'
import type { OwnWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { NewRow } from '../rows'
import { changeRows, deleteRows, insertOfWorkspace } from './change-rows'

export type ImportedNoteRow = NewRow<'importedNotes'>
export type ImportChangeRow = NewRow<'importChanges'>

/** Notes that an import began. What it brought follows with `finishImport`. */
export const beginImport = (
  tx: Tx,
  workspace: OwnWorkspace,
  row: { readonly id: string; readonly learnerId: LearnerId; readonly fileName: string; readonly at: Instant },
  report: ImportReport,
): Promise<void> => insertOfWorkspace(tx, workspace, tx.t.imports, [{ ...row, report, deckIds: [] }])

/** Writes what an import brought. */
export const finishImport = (
  tx: Tx,
  { workspaceId }: OwnWorkspace,
  id: string,
  brought: { readonly report: ImportReport; readonly deckIds: readonly DeckId[] },
): Promise<void> => changeRows(tx, tx.t.imports, { workspaceId, id }, brought)

/** Notes that an import was undone. */
export const markImportUndone = (tx: Tx, { workspaceId }: OwnWorkspace, id: string, undoneAt: Instant): Promise<void> =>
  changeRows(tx, tx.t.imports, { workspaceId, id }, { undoneAt })

/** Keeps notes as they came in; one that was kept before takes the new values. */
export const saveImportedNotes = async (tx: Tx, workspace: OwnWorkspace, rows: readonly ImportedNoteRow[]) => {
  const changed = ['factId', 'noteId', 'modifiedAt', 'sha256', 'original', 'importId']
  await insertOfWorkspace(tx, workspace, tx.t.importedNotes, rows, { changed })
}

/** Forgets which notes facts were made of. */
export const removeImportedNotes = (tx: Tx, { workspaceId }: OwnWorkspace, factIds: readonly FactId[]): Promise<void> =>
  deleteRows(tx, tx.t.importedNotes, { workspaceId, factId: factIds })

/** Notes what an import did to facts, with what undoes it. */
export const addImportChanges = (tx: Tx, workspace: OwnWorkspace, rows: readonly ImportChangeRow[]): Promise<void> =>
  insertOfWorkspace(tx, workspace, tx.t.importChanges, rows)

/** Removes decks, which no fact may be in, with what anybody chose for them. */
export const removeEmptyDecks = async (tx: Tx, { workspaceId }: OwnWorkspace, ids: readonly DeckId[]) => {
  await deleteRows(tx, tx.t.deckOptions, { workspaceId, deckId: ids })
  await deleteRows(tx, tx.t.decks, { workspaceId, id: ids })
}

/** Notes what is known of media files whose bytes are stored. A file that is known already keeps its first name. */
export const addMediaRows = (tx: Tx, workspace: OwnWorkspace, rows: readonly NewRow<'media'>[]) =>
  insertOfWorkspace(tx, workspace, tx.t.media, rows)

/** Forgets a media file; its bytes are removed afterwards. */
export const removeMediaRow = (tx: Tx, { workspaceId }: OwnWorkspace, digest: MediaDigest): Promise<void> =>
  deleteRows(tx, tx.t.media, { workspaceId, digest })
