import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { MediaDigest, WorkspaceId } from '../../../domain/ids'
import { digestsNamed } from '../../../domain/media/media-reference'
import type { Store } from '../../engine/engine'
import { isMediaDigest } from '../../media/media-bytes'
import type { Schema } from '../../schema/tables'

/** What is known of a media file of a library. */
export type MediaRow = Readonly<Schema['media']['$inferSelect']>

/** The media file with this digest in one of these libraries; null if none has it. */
export const findMedia = async (
  { db, t: { media: m } }: Store,
  workspaceIds: readonly WorkspaceId[],
  digest: MediaDigest,
): Promise<MediaRow | null> => {
  if (workspaceIds.length === 0) return null
  const [row] = await db
    .select()
    .from(m)
    .where(and(inArray(m.workspaceId, [...workspaceIds]), eq(m.digest, digest)))
    .limit(1)
  return row ?? null
}

const DIGESTS_AT_ONCE = 500

/** Which of these digests a library has a media file of. */
export const knownMedia = async (
  { db, t: { media: m } }: Store,
  workspaceId: WorkspaceId,
  digests: readonly string[],
): Promise<ReadonlySet<string>> => {
  const known = new Set<string>()
  const named = digests.filter(isMediaDigest)
  for (let from = 0; from < named.length; from += DIGESTS_AT_ONCE) {
    const some = named.slice(from, from + DIGESTS_AT_ONCE)
    const rows = await db
      .select({ digest: m.digest })
      .from(m)
      .where(and(eq(m.workspaceId, workspaceId), inArray(m.digest, some)))
    for (const { digest } of rows) known.add(digest)
  }
  return known
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
