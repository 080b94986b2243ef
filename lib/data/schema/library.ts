import { desc, isNotNull, isNull } from 'drizzle-orm'
import type {
  ArticleId,
  CardId,
  DeckId,
  FactId,
  MediaDigest,
  PassageId,
  SnapshotId,
  WorkspaceId,
} from '../../domain/ids'
import {
  ARTICLE_ORIGINS,
  CARD_FORMS,
  FACT_KINDS,
  LINK_KINDS,
  PASSAGE_ROLES,
  TAG_KINDS,
  WEIGHTS,
} from '../../domain/library'
import { MEDIA_TYPE_NAMES } from '../../domain/media/media-type'
import type { Dialect } from './dialect/sqlite'

const FACT_ORIGINS = ['content', 'person'] as const
const PASSAGE_STATES = ['moved', 'gone'] as const
export type PassageState = (typeof PASSAGE_STATES)[number]
export const SEARCH_KINDS = ['article', 'fact', 'card', ...TAG_KINDS] as const
/** What a search finds. */
export type SearchKind = (typeof SEARCH_KINDS)[number]

/**
 * What a workspace shares: articles, snapshots, passages, facts, cards, decks, media. Every key leads with the workspace.
 * Bytes of media are not among the tables: `lib/data/media` keeps them in the data folder, or on PostgreSQL in the table
 * `media_chunks`, which is that engine's own. Nor is the full-text index: on SQLite it is the virtual table `search_index`
 * over the entries, on PostgreSQL the generated column `vector`.
 */
export const libraryTables = (d: Dialect) => {
  const workspaces = d.table('workspaces', {
    id: d.id<WorkspaceId>().primaryKey(),
    name: d.text().notNull(),
    createdAt: d.instant().notNull(),
  })

  const articles = d.table(
    'articles',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.id<ArticleId>().notNull(),
      /** The name that content files and addresses use. */
      key: d.text().notNull(),
      title: d.text().notNull(),
      /** Stands above cards in place of a title that does not fit there. */
      shortTitle: d.text(),
      authors: d.json<readonly string[]>().notNull(),
      outlet: d.text(),
      /** EDTF. */
      published: d.text(),
      url: d.text(),
      origin: d.choice(ARTICLE_ORIGINS).notNull(),
      snapshotId: d.id<SnapshotId>().notNull(),
      position: d.whole().notNull(),
      createdAt: d.instant().notNull(),
      retiredAt: d.instant(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.id] }), d.uniqueIndex('articles_key').on(t.workspaceId, t.key)],
  )

  const snapshots = d.table(
    'snapshots',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.id<SnapshotId>().notNull(),
      articleId: d.id<ArticleId>().notNull(),
      text: d.text().notNull(),
      sha256: d.text().notNull(),
      importedAt: d.instant().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.workspaceId, t.articleId], foreignColumns: [articles.workspaceId, articles.id] }),
      d.primaryKey({ columns: [t.workspaceId, t.id] }),
      d.index('snapshots_article').on(t.workspaceId, t.articleId),
      d.index('snapshots_sha256').on(t.workspaceId, t.sha256),
    ],
  )

  const passages = d.table(
    'passages',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.id<PassageId>().notNull(),
      snapshotId: d.id<SnapshotId>().notNull(),
      exact: d.text().notNull(),
      prefix: d.text().notNull(),
      suffix: d.text().notNull(),
      /** UTF-16 offsets into the snapshot's text. */
      start: d.whole().notNull(),
      end: d.whole().notNull(),
      /** The rest of the paragraph on both sides: shown with the passage without reading the whole snapshot. */
      before: d.text().notNull(),
      after: d.text().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.workspaceId, t.snapshotId], foreignColumns: [snapshots.workspaceId, snapshots.id] }),
      d.primaryKey({ columns: [t.workspaceId, t.id] }),
      d.index('passages_snapshot').on(t.workspaceId, t.snapshotId),
    ],
  )

  const facts = d.table(
    'facts',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.id<FactId>().notNull(),
      key: d.text().notNull(),
      articleId: d.id<ArticleId>().notNull(),
      passageId: d.id<PassageId>().notNull(),
      kind: d.choice(FACT_KINDS).notNull(),
      statement: d.text().notNull(),
      weight: d.choice(WEIGHTS).notNull(),
      asOf: d.text(),
      reviewBy: d.text(),
      speaker: d.text(),
      hedge: d.text(),
      /** From a content file, or made here by a person. */
      origin: d.choice(FACT_ORIGINS).notNull(),
      position: d.whole().notNull(),
      /** Changed by a person here: the content file no longer overwrites it. */
      editedAt: d.instant(),
      /** When somebody last looked at the source and found the fact still true. */
      confirmedAt: d.instant(),
      /** What the writer of a fact without a source noted as its source; null for facts that have an article. */
      sourceLine: d.text(),
      /** After a newer snapshot: the passage was found with changes, or not at all; null where it stands. */
      passageState: d.choice(PASSAGE_STATES),
      createdAt: d.instant().notNull(),
      updatedAt: d.instant().notNull(),
      retiredAt: d.instant(),
    },
    (t) => [
      d.foreignKey({ columns: [t.workspaceId, t.passageId], foreignColumns: [passages.workspaceId, passages.id] }),
      d.foreignKey({ columns: [t.workspaceId, t.articleId], foreignColumns: [articles.workspaceId, articles.id] }),
      d.primaryKey({ columns: [t.workspaceId, t.id] }),
      d.uniqueIndex('facts_key').on(t.workspaceId, t.key),
      d.index('facts_article').on(t.workspaceId, t.articleId, t.position),
      d.index('facts_kind').on(t.workspaceId, t.kind, t.id),
      d.index('facts_weight').on(t.workspaceId, t.weight, t.id),
    ],
  )

  const factTags = d.table(
    'fact_tags',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      factId: d.id<FactId>().notNull(),
      kind: d.choice(TAG_KINDS).notNull(),
      name: d.text().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.workspaceId, t.factId], foreignColumns: [facts.workspaceId, facts.id] }),
      d.primaryKey({ columns: [t.workspaceId, t.factId, t.kind, t.name] }),
      d.index('fact_tags_name').on(t.workspaceId, t.kind, d.inBytes(t.name), t.factId),
    ],
  )

  /** Passages of a fact beside its main one, which `facts.passage_id` names: other articles, or other places in one. */
  const factPassages = d.table(
    'fact_passages',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      factId: d.id<FactId>().notNull(),
      passageId: d.id<PassageId>().notNull(),
      /** The article of the passage. */
      articleId: d.id<ArticleId>().notNull(),
      role: d.choice(PASSAGE_ROLES).notNull(),
      note: d.text(),
      /** After a newer snapshot, as `facts.passage_state`. */
      state: d.choice(PASSAGE_STATES),
      /** What a content file names is replaced when it is loaded again; what a person added stays. */
      origin: d.choice(FACT_ORIGINS).notNull(),
      createdAt: d.instant().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.workspaceId, t.factId], foreignColumns: [facts.workspaceId, facts.id] }),
      d.foreignKey({ columns: [t.workspaceId, t.passageId], foreignColumns: [passages.workspaceId, passages.id] }),
      d.foreignKey({ columns: [t.workspaceId, t.articleId], foreignColumns: [articles.workspaceId, articles.id] }),
      d.primaryKey({ columns: [t.workspaceId, t.factId, t.passageId] }),
      d.index('fact_passages_article').on(t.workspaceId, t.articleId),
    ],
  )

  /** Facts that have to do with each other. A contradiction has a row in each direction, the other kinds have one. */
  const factLinks = d.table(
    'fact_links',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      factId: d.id<FactId>().notNull(),
      otherFactId: d.id<FactId>().notNull(),
      kind: d.choice(LINK_KINDS).notNull(),
      note: d.text().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.workspaceId, t.factId], foreignColumns: [facts.workspaceId, facts.id] }),
      d.foreignKey({ columns: [t.workspaceId, t.otherFactId], foreignColumns: [facts.workspaceId, facts.id] }),
      d.primaryKey({ columns: [t.workspaceId, t.factId, t.otherFactId, t.kind] }),
      d.index('fact_links_other').on(t.workspaceId, t.otherFactId),
    ],
  )

  const cards = d.table(
    'cards',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.id<CardId>().notNull(),
      key: d.text().notNull(),
      /** Cards written together share it: both directions of a reversed one, all deletions of a cloze. */
      group: d.text().notNull(),
      factId: d.id<FactId>().notNull(),
      form: d.choice(CARD_FORMS).notNull(),
      /** The number of the cloze deletion that is asked; 0 for the other forms. */
      deletion: d.whole().notNull(),
      /** The question, or the cloze source. */
      front: d.text().notNull(),
      back: d.text().notNull(),
      hint: d.text(),
      /** Shown below the answer; null where nothing is. */
      extra: d.text(),
      aliases: d.json<readonly string[]>().notNull(),
      position: d.whole().notNull(),
      /** What is searched: both sides, what is below the answer, and the statement, folded to lower case without diacritics. */
      search: d.text().notNull(),
      createdAt: d.instant().notNull(),
      updatedAt: d.instant().notNull(),
      retiredAt: d.instant(),
    },
    (t) => [
      d.foreignKey({ columns: [t.workspaceId, t.factId], foreignColumns: [facts.workspaceId, facts.id] }),
      d.primaryKey({ columns: [t.workspaceId, t.id] }),
      d.uniqueIndex('cards_key').on(t.workspaceId, t.key),
      // Wide enough to count the cards of facts without reading them.
      d.index('cards_fact').on(t.workspaceId, t.factId, t.retiredAt, t.form, t.position, t.id),
      d.index('cards_added').on(t.workspaceId, desc(t.createdAt), t.position, t.id).where(isNull(t.retiredAt)),
      d.index('cards_retired').on(t.workspaceId, t.createdAt).where(isNotNull(t.retiredAt)),
      d.index('cards_position').on(t.workspaceId, t.position),
    ],
  )

  const decks = d.table(
    'decks',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.id<DeckId>().notNull(),
      /** Nested with `::`. */
      name: d.text().notNull(),
      articleId: d.id<ArticleId>(),
      createdAt: d.instant().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.id] }), d.uniqueIndex('decks_name').on(t.workspaceId, t.name)],
  )

  const deckFacts = d.table(
    'deck_facts',
    { workspaceId: d.id<WorkspaceId>().notNull(), deckId: d.id<DeckId>().notNull(), factId: d.id<FactId>().notNull() },
    (t) => [
      d.foreignKey({ columns: [t.workspaceId, t.factId], foreignColumns: [facts.workspaceId, facts.id] }),
      d.foreignKey({ columns: [t.workspaceId, t.deckId], foreignColumns: [decks.workspaceId, decks.id] }),
      d.primaryKey({ columns: [t.workspaceId, t.deckId, t.factId] }),
      d.index('deck_facts_fact').on(t.workspaceId, t.factId),
    ],
  )

  /** What was last loaded from the content folder, so that an unchanged folder costs nothing. */
  const contentLoads = d.table('content_loads', {
    workspaceId: d.id<WorkspaceId>().primaryKey(),
    sha256: d.text().notNull(),
    loadedAt: d.instant().notNull(),
  })

  const searchEntries = d.table(
    'search_entries',
    {
      number: d.serial(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      kind: d.choice(SEARCH_KINDS).notNull(),
      /** The name itself of a topic, a person or a place. */
      itemId: d.text().notNull(),
      /** A long text has several entries, so that no index has to hold more words at once than it can count. */
      part: d.whole().notNull(),
      /** Where the part begins in the text of an article, as a UTF-16 offset; 0 for the others. */
      start: d.whole().notNull(),
      /** Folded words: title, authors and outlet of an article, the statement of a fact, both sides of a card, a name. */
      title: d.text().notNull(),
      /** Folded words: the text of an article, the passage of a fact, the statement of a card’s fact. */
      body: d.text().notNull(),
      retired: d.flag().notNull(),
    },
    (t) => [d.uniqueIndex('search_entries_item').on(t.workspaceId, t.kind, t.itemId, t.part)],
  )

  /** By which version of the folding a workspace’s entries were made; without a row they are not made yet. */
  const searchStates = d.table('search_states', {
    workspaceId: d.id<WorkspaceId>().primaryKey(),
    version: d.whole().notNull(),
  })

  const media = d.table(
    'media',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      /** The SHA-256 of the bytes. */
      digest: d.id<MediaDigest>().notNull(),
      /** What the content is, never what a name says. */
      type: d.choice(MEDIA_TYPE_NAMES).notNull(),
      bytes: d.whole().notNull(),
      /** Pixels of an image or video as it is shown; null for a sound, and where it does not say. */
      width: d.whole(),
      height: d.whole(),
      /** Null for an image, and where it does not say. */
      seconds: d.number(),
      /** The file's name when it was first added, for people. */
      name: d.text().notNull(),
      createdAt: d.instant().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.digest] })],
  )

  return {
    workspaces,
    articles,
    snapshots,
    passages,
    facts,
    factTags,
    factPassages,
    factLinks,
    cards,
    decks,
    deckFacts,
    contentLoads,
    searchEntries,
    searchStates,
    media,
  }
}
