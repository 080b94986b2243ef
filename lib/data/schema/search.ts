import type { WorkspaceId } from '../../domain/ids'
import type { Dialect } from './dialect/sqlite'

export const SEARCH_KINDS = ['article', 'fact', 'card'] as const
/** What a search finds. */
export type SearchKind = (typeof SEARCH_KINDS)[number]

/**
 * The words of articles, facts and cards, as the full-text index has them. Derived: written with what they are of, and
 * rebuilt by `doctor`. The index itself is the engine's own and not among the tables: on SQLite the virtual table
 * `search_index` over the entries, on PostgreSQL the generated column `vector`.
 */
export const searchTables = (d: Dialect) => {
  const searchEntries = d.table(
    'search_entries',
    {
      number: d.serial(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      kind: d.choice(SEARCH_KINDS).notNull(),
      itemId: d.text().notNull(),
      /** A long text has several entries, so that no index has to hold more words at once than it can count. */
      part: d.whole().notNull(),
      /** Where the part begins in the text of an article, as a UTF-16 offset; 0 for the others. */
      start: d.whole().notNull(),
      /** Folded words: title, authors and outlet of an article, the statement of a fact, both sides of a card. */
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

  return { searchEntries, searchStates }
}
