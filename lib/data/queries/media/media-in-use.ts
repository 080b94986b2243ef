import { sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { digestsNamed } from '../../../domain/media/media-reference'
import type { Store } from '../../engine/engine'

/** Every text that may name media: what cards say, said before a change, and said before an import. */
const textsOf = ({ t }: Store): readonly (readonly [SQLiteTable, readonly SQLiteColumn[]])[] => [
  [t.cards, [t.cards.front, t.cards.back, t.cards.hint]],
  [t.facts, [t.facts.statement]],
  [t.factVersions, [t.factVersions.before, t.factVersions.after]],
  [t.importChanges, [t.importChanges.before]],
  [t.actions, [t.actions.changes]],
]

/** The digests of all media files that something in any library names, also what can only be undone to. */
export const mediaInUse = async (store: Store): Promise<ReadonlySet<string>> => {
  const used = new Set<string>()
  for (const [table, columns] of textsOf(store)) {
    for (const column of columns) {
      const text = sql<string>`cast(${column} as text)`
      const rows = await store.db.select({ text }).from(table).where(sql`${text} like ${'%media:%'}`)
      for (const row of rows) for (const digest of digestsNamed(row.text)) used.add(digest)
    }
  }
  return used
}
