import { DRAFTERS } from '../../domain/drafting/sourced-draft'
import type { ArticleId, FactId, LearnerId, SnapshotId, WorkspaceId } from '../../domain/ids'
import type { BeforeImport, ImportReport, OriginalNote } from '../../domain/imports/import-report'
import type { FactSnapshot } from '../../domain/library'
import type { Priority } from '../../domain/reading/plan'
import { READING_STATES } from '../../domain/reading/progress'
import type { Dialect } from './dialect/sqlite'

const HIGHLIGHT_ORIGINS = ['reader', 'readwise'] as const
const VERSION_REASONS = ['edited', 'confirmed'] as const
const CONFLICT_KINDS = ['conflict', 'interference', 'duplicate'] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]
const CONFLICT_STATES = ['open', 'kept', 'preferred', 'dismissed'] as const
export type ConflictState = (typeof CONFLICT_STATES)[number]
const DECISION_KINDS = ['accepted', 'edited', 'added', 'skipped', 'never', 'void'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]
/** What an import did to a note: made its fact, changed what it says, or only added answers to its log. */
const IMPORT_CHANGES = ['new', 'changed', 'answered'] as const

/** What comes in, what is read of it and what was decided: on the way from a text or a collection to accepted cards. */
export const readingTables = (d: Dialect) => {
  const feeds = d.table(
    'feeds',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.text().notNull(),
      url: d.text().notNull(),
      title: d.text().notNull(),
      createdAt: d.instant().notNull(),
      retiredAt: d.instant(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.id] }), d.uniqueIndex('feeds_url').on(t.workspaceId, t.url)],
  )

  /** Words that a reader marked, here or in another program: they come before all ranking. */
  const highlights = d.table(
    'highlights',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.text().notNull(),
      articleId: d.id<ArticleId>().notNull(),
      snapshotId: d.id<SnapshotId>().notNull(),
      /** UTF-16 offsets into the snapshot's text. */
      start: d.whole().notNull(),
      end: d.whole().notNull(),
      note: d.text(),
      origin: d.choice(HIGHLIGHT_ORIGINS).notNull(),
      createdAt: d.instant().notNull(),
    },
    (t) => [
      d.primaryKey({ columns: [t.workspaceId, t.id] }),
      d.index('highlights_article').on(t.workspaceId, t.articleId),
    ],
  )

  /** The history of a fact: what it said before and after each change. Rows are inserted and never changed. */
  const factVersions = d.table(
    'fact_versions',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.text().notNull(),
      factId: d.id<FactId>().notNull(),
      reason: d.choice(VERSION_REASONS).notNull(),
      before: d.json<FactSnapshot>().notNull(),
      after: d.json<FactSnapshot>().notNull(),
      /** Why, or where it was looked up, in the words of who did it. */
      note: d.text(),
      learnerId: d.id<LearnerId>().notNull(),
      at: d.instant().notNull(),
    },
    (t) => [
      d.primaryKey({ columns: [t.workspaceId, t.id] }),
      d.index('fact_versions_fact').on(t.workspaceId, t.factId, t.at),
    ],
  )

  /** Two facts that say different things of one matter, or ask too much alike; and what was decided about them. */
  const conflicts = d.table(
    'conflicts',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      /** The smaller of the two ids comes first. */
      factId: d.id<FactId>().notNull(),
      otherFactId: d.id<FactId>().notNull(),
      kind: d.choice(CONFLICT_KINDS).notNull(),
      /** What they differ in, in a sentence. */
      difference: d.text().notNull(),
      state: d.choice(CONFLICT_STATES).notNull(),
      preferredFactId: d.id<FactId>(),
      note: d.text(),
      foundAt: d.instant().notNull(),
      decidedAt: d.instant(),
    },
    (t) => [
      d.primaryKey({ columns: [t.workspaceId, t.factId, t.otherFactId, t.kind] }),
      d.index('conflicts_other').on(t.workspaceId, t.otherFactId),
      d.index('conflicts_state').on(t.workspaceId, t.state, t.foundAt),
    ],
  )

  /** A learner's reading list: an article without a row was never opened or put on it. */
  const readings = d.table(
    'readings',
    {
      learnerId: d.id<LearnerId>().notNull(),
      articleId: d.id<ArticleId>().notNull(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      state: d.choice(READING_STATES).notNull(),
      /** 0 first, 1 normal, 2 when there is time: sorted as numbers. */
      priority: d.whole().$type<Priority>().notNull(),
      /** Where reading stopped: a UTF-16 offset into the present snapshot. */
      readPoint: d.whole().notNull(),
      /** The study day on which it comes back to be continued; null when it does not. */
      backOnDay: d.whole(),
      readMs: d.whole().notNull(),
      updatedAt: d.instant().notNull(),
    },
    (t) => [
      d.primaryKey({ columns: [t.learnerId, t.articleId] }),
      d.index('readings_state').on(t.learnerId, t.state, t.priority),
    ],
  )

  /** What a learner decided about drafts. Append-only; `void` takes an earlier entry back. */
  const decisions = d.table(
    'decisions',
    {
      learnerId: d.id<LearnerId>().notNull(),
      /** UUIDv7, made by the client. */
      id: d.text().notNull(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      articleId: d.id<ArticleId>().notNull(),
      snapshotId: d.id<SnapshotId>().notNull(),
      /** The draft's key. */
      offerKey: d.text().notNull(),
      drafter: d.choice(DRAFTERS).notNull(),
      findingKind: d.text().notNull(),
      decision: d.choice(DECISION_KINDS).notNull(),
      /** The fact that was made of it. */
      factId: d.id<FactId>(),
      /** Characters changed between the draft and what was accepted. */
      editDistance: d.whole(),
      /** From the draft's being shown to the decision, while visible. */
      ms: d.whole().notNull(),
      /** How many cards were accepted. */
      cards: d.whole().notNull(),
      /** The entry that is taken back. */
      voids: d.text(),
      at: d.instant().notNull(),
    },
    (t) => [
      d.primaryKey({ columns: [t.learnerId, t.id] }),
      d.index('decisions_article').on(t.learnerId, t.articleId, t.at),
      d.index('decisions_at').on(t.learnerId, t.at),
    ],
  )

  /** A learner's own model, if there is one. Off unless switched on. */
  const modelSettings = d.table('model_settings', {
    learnerId: d.id<LearnerId>().primaryKey(),
    isOn: d.flag().notNull(),
    endpoint: d.text().notNull(),
    model: d.text().notNull(),
    apiKey: d.text(),
    /** Price of a million tokens in US dollars, as the learner states it; null where unknown. */
    inputPrice: d.number(),
    outputPrice: d.number(),
    updatedAt: d.instant().notNull(),
  })

  /** Every call of a model: what left the machine, where to, what it cost. */
  const modelCalls = d.table(
    'model_calls',
    {
      learnerId: d.id<LearnerId>().notNull(),
      id: d.text().notNull(),
      articleId: d.id<ArticleId>().notNull(),
      host: d.text().notNull(),
      model: d.text().notNull(),
      passages: d.whole().notNull(),
      inputTokens: d.whole(),
      outputTokens: d.whole(),
      ms: d.whole().notNull(),
      offered: d.whole().notNull(),
      refused: d.whole().notNull(),
      failure: d.text(),
      at: d.instant().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.learnerId, t.id] }), d.index('model_calls_at').on(t.learnerId, t.at)],
  )

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

  return {
    feeds,
    highlights,
    factVersions,
    conflicts,
    readings,
    decisions,
    modelSettings,
    modelCalls,
    imports,
    importedNotes,
    importChanges,
  }
}
