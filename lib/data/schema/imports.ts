import type { FactId, LearnerId, WorkspaceId } from '../../domain/ids'
import type { BeforeImport, ImportReport, OriginalNote } from '../../domain/imports/import-report'
import type { Dialect } from './dialect/sqlite'

/** What an import did to a note: made its fact, changed what it says, or only added answers to its log. */
const IMPORT_CHANGES = ['new', 'changed', 'answered'] as const

/** What came from other programs' collections, and what takes it back. */
export const importTables = (d: Dialect) => {
  const imports = d.table(
    'imports',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.text().notNull(),
      learnerId: d.id<LearnerId>().notNull(),
      /** The file it came from, for people. */
      fileName: d.text().notNull(),
      at: d.instant().notNull(),
      undoneAt: d.instant(),
      /** What was imported, as it was reported. */
      report: d.json<ImportReport>().notNull(),
      /** The decks that were made for it. */
      deckIds: d.json<readonly string[]>().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.id] }), d.index('imports_at').on(t.workspaceId, t.at)],
  )

  /** The notes that facts were made of, as they were: a newer copy is known by its guid. */
  const importedNotes = d.table(
    'imported_notes',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      guid: d.text().notNull(),
      factId: d.id<FactId>().notNull(),
      /** The id that the note has in its collection. */
      noteId: d.text().notNull(),
      modifiedAt: d.instant().notNull(),
      /** Of what its fact and cards say. */
      sha256: d.text().notNull(),
      /** Its type, fields and tags, so that nothing is lost. */
      original: d.json<OriginalNote>().notNull(),
      /** The import that wrote it last. */
      importId: d.text().notNull(),
    },
    (t) => [
      d.primaryKey({ columns: [t.workspaceId, t.guid] }),
      d.uniqueIndex('imported_notes_fact').on(t.workspaceId, t.factId),
    ],
  )

  const importChanges = d.table(
    'import_changes',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      importId: d.text().notNull(),
      factId: d.id<FactId>().notNull(),
      kind: d.choice(IMPORT_CHANGES).notNull(),
      /** What the fact, its cards and the note were before; null unless they were changed. */
      before: d.json<BeforeImport>(),
    },
    (t) => [
      d.foreignKey({ columns: [t.workspaceId, t.importId], foreignColumns: [imports.workspaceId, imports.id] }),
      d.primaryKey({ columns: [t.workspaceId, t.importId, t.factId] }),
    ],
  )

  return { imports, importedNotes, importChanges }
}
