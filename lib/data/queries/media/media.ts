import { and, asc, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { MediaDigest, WorkspaceId } from '../../../domain/ids'
import { digestsNamed } from '../../../domain/media/media-reference'
import type { Store } from '../../engine/engine'
import { isMediaDigest } from '../../media/media-bytes'
import type { Schema } from '../../schema/tables'
import { rowOf, rowsOf } from '../rows-by-key'

/** What is known of a media file of a library. */
export type MediaRow = Readonly<Schema['media']['$inferSelect']>

/** The media file with this digest in one of these libraries; null if none has it. */
export const findMedia = (store: Store, workspaceId: readonly WorkspaceId[], digest: MediaDigest) =>
  rowOf(store, store.t.media, { workspaceId, digest })

/** Which of these digests a library has a media file of. */
export const knownMedia = async (store: Store, workspaceId: WorkspaceId, digests: readonly string[]) => {
  const rows = await rowsOf(store, store.t.media, { workspaceId, digest: digests.filter(isMediaDigest) })
  return new Set<string>(rows.map(({ digest }) => digest))
}

/** What is known of all media files of all libraries. */
export const allMedia = async ({ db, t: { media: m } }: Store): Promise<readonly MediaRow[]> =>
  db.select().from(m).orderBy(asc(m.workspaceId), asc(m.digest))

/** The names of all media files of these libraries, from the first that was added on. */
export const mediaNames = async ({ db, t: { media: m } }: Store, workspaceIds: readonly WorkspaceId[]) =>
  workspaceIds.length === 0
    ? []
    : db
        .select({ digest: m.digest, name: m.name })
        .from(m)
        .where(inArray(m.workspaceId, [...workspaceIds]))
        .orderBy(asc(m.createdAt), asc(m.digest))

type Texts = {
  readonly table: SQLiteTable
  readonly columns: readonly SQLiteColumn[]
  readonly where?: SQL | undefined
}

/** Of a fact that is not one of those that an undone import made and no other brought back. */
const isKept = (
  { t: { imports: i, importChanges: c } }: Store,
  workspaceId: SQLiteColumn,
  factId: SQLiteColumn,
): SQL => {
  const brought = sql`select 1 from ${c} join ${i} on ${i.workspaceId} = ${c.workspaceId} and ${i.id} = ${c.importId}
    where ${c.workspaceId} = ${workspaceId} and ${c.factId} = ${factId} and ${c.kind} = 'new'`
  return sql`(not exists (${brought}) or exists (${brought} and ${i.undoneAt} is null))`
}

/** Every text that may name media: what cards say, said before a change, and said before an import. */
const textsOf = (store: Store): readonly Texts[] => {
  const { cards, facts, factVersions, importChanges, actions } = store.t
  return [
    {
      table: cards,
      columns: [cards.front, cards.back, cards.hint, cards.extra],
      where: or(isNull(cards.retiredAt), isKept(store, cards.workspaceId, cards.factId)),
    },
    {
      table: facts,
      columns: [facts.statement],
      where: or(isNull(facts.retiredAt), isKept(store, facts.workspaceId, facts.id)),
    },
    { table: factVersions, columns: [factVersions.before, factVersions.after] },
    { table: importChanges, columns: [importChanges.before] },
    { table: actions, columns: [actions.changes] },
  ]
}

/**
 * The digests of all media files that something in any library names, also what can only be undone to. What an import
 * brought that was undone does not count: it would never be removed, and importing again brings it back.
 */
export const mediaInUse = async (store: Store): Promise<ReadonlySet<string>> => {
  const used = new Set<string>()
  for (const { table, columns, where } of textsOf(store)) {
    for (const column of columns) {
      const text = sql<string>`cast(${column} as text)`
      const rows = await store.db
        .select({ text })
        .from(table)
        .where(and(sql`${text} like ${'%media:%'}`, where))
      for (const row of rows) for (const digest of digestsNamed(row.text)) used.add(digest)
    }
  }
  return used
}
