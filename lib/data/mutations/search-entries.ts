import { inArray, type SQL, sql } from 'drizzle-orm'
import type { WorkspaceId } from '../../domain/ids'
import { TAG_KINDS, type TagKind } from '../../domain/library'
import type { Tx } from '../engine/engine'
import { connectionOf, inPieces, rowInsert, sharedByConnection } from '../engine/insert-many'
import { pauses } from '../engine/yield-to-event-loop'
import {
  cardsOfFacts,
  entriesOf,
  itemsToIndex,
  type SearchEntry,
  type StoredSearchEntry,
  wantedEntries,
} from '../queries/search/entries'
import { SEARCH_KINDS, type SearchKind } from '../schema/library'

/** SQLite's index is told what goes; PostgreSQL's follows the rows by itself. */
const tellIndex = async (tx: Tx, statement: (numbers: SQL) => SQL, numbers: readonly number[]): Promise<void> => {
  if (tx.dialect === 'postgres' || numbers.length === 0) return
  const { searchEntries: e } = tx.t
  tx.db.run(statement(sql`select * from ${e} where ${inArray(e.number, [...numbers])}`))
}

/** The statement that tells SQLite's index what comes, one for each connection. */
const tellsOfNew = sharedByConnection((connection) =>
  connection.prepare<[number | bigint, string, string]>(
    'insert into search_index (rowid, title, body) values (?, ?, ?)',
  ),
)

/** Entries that are put in or taken out between two pauses: a part of a text may have 3,000 words. */
const betweenPauses = (kind: SearchKind): number => (kind === 'article' ? 1 : 100)

const takeOut = async (tx: Tx, kind: SearchKind, numbers: readonly number[]): Promise<void> => {
  const { searchEntries: e } = tx.t
  const pause = pauses()
  for (const some of inPieces(numbers, betweenPauses(kind))) {
    await tellIndex(
      tx,
      (rows) => sql`insert into search_index (search_index, rowid, title, body)
        select 'delete', number, title, body from (${rows})`,
      some,
    )
    await tx.db.delete(e).where(inArray(e.number, [...some]))
    await pause()
  }
}

/** Adds entries of items of a kind that have none in the index. */
export const addToIndex = async (
  tx: Tx,
  workspaceId: WorkspaceId,
  kind: SearchKind,
  entries: readonly SearchEntry[],
): Promise<void> => {
  const { searchEntries: e } = tx.t
  const pause = pauses()
  for (const some of inPieces(entries, betweenPauses(kind))) {
    const rows = some.map((entry) => ({ ...entry, workspaceId }))
    const [first] = rows
    if (tx.dialect === 'postgres') await tx.db.insert(e).values(rows)
    else if (first) {
      const { statement, valuesOf } = rowInsert(tx, e, first)
      const tell = tellsOfNew(connectionOf(tx))
      for (const row of rows) tell.run(statement.run(...valuesOf(row)).lastInsertRowid, row.title, row.body)
    }
    await pause()
  }
}

const placeOf = ({ itemId, part }: Pick<SearchEntry, 'itemId' | 'part'>): string => `${itemId} ${part}`
const isSameText = (a: SearchEntry, b: SearchEntry): boolean =>
  a.title === b.title && a.body === b.body && a.start === b.start

/** Makes the entries of these items what they should be; what is right already is not written again. */
const replaceEntries = async (
  tx: Tx,
  workspaceId: WorkspaceId,
  kind: SearchKind,
  stored: readonly StoredSearchEntry[],
  wanted: readonly SearchEntry[],
): Promise<void> => {
  const { searchEntries: e } = tx.t
  const here = new Map(stored.map((entry) => [placeOf(entry), entry]))
  const kept = wanted.flatMap((entry) => {
    const old = here.get(placeOf(entry))
    return old && isSameText(old, entry) ? [{ old, entry }] : []
  })
  const keptNumbers = new Set(kept.map(({ old }) => old.number))
  const keptEntries = new Set(kept.map(({ entry }) => entry))
  await takeOut(
    tx,
    kind,
    stored.flatMap(({ number }) => (keptNumbers.has(number) ? [] : [number])),
  )
  await addToIndex(
    tx,
    workspaceId,
    kind,
    wanted.filter((entry) => !keptEntries.has(entry)),
  )
  for (const retired of [true, false]) {
    const turned = kept.flatMap(({ old, entry }) =>
      old.retired !== retired && entry.retired === retired ? [old.number] : [],
    )
    if (turned.length > 0) await tx.db.update(e).set({ retired }).where(inArray(e.number, turned))
  }
}

/** Long texts are read by few at a time. */
const atOnce = (kind: SearchKind): number => (kind === 'article' ? 20 : 500)

/**
 * Brings the full-text index up to date with these items of a kind: part of every change of their words. Cards are
 * found by the statement of their fact too, and follow it.
 */
export const indexItems = async (tx: Tx, workspaceId: WorkspaceId, kind: SearchKind, ids: readonly string[]) => {
  for (const piece of inPieces([...new Set(ids)], atOnce(kind))) {
    const stored = await entriesOf(tx, workspaceId, kind, piece)
    await replaceEntries(tx, workspaceId, kind, stored, await wantedEntries(tx, workspaceId, kind, piece))
    if (kind === 'fact') await indexItems(tx, workspaceId, 'card', await cardsOfFacts(tx, workspaceId, piece))
  }
}

/** Brings the full-text index up to date with these names, as part of every change of the tags of facts. */
export const indexNames = async (
  tx: Tx,
  workspaceId: WorkspaceId,
  tags: readonly { readonly kind: TagKind; readonly name: string }[],
): Promise<void> => {
  for (const kind of TAG_KINDS) {
    const names = tags.flatMap((tag) => (tag.kind === kind ? [tag.name] : []))
    await indexItems(tx, workspaceId, kind, names)
  }
}

/** Brings everything of a workspace up to date in the full-text index. */
export const indexWorkspace = async (tx: Tx, workspaceId: WorkspaceId): Promise<void> => {
  for (const kind of SEARCH_KINDS) {
    await indexItems(tx, workspaceId, kind, await itemsToIndex(tx, workspaceId, kind))
  }
}

/** Builds SQLite's index again from the entries, whatever it holds. PostgreSQL's cannot differ from them. */
export const rebuildIndex = async (tx: Tx): Promise<void> => {
  if (tx.dialect === 'sqlite') tx.db.run(sql`insert into search_index (search_index) values ('rebuild')`)
}
