import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { plainText } from '../../../domain/cards/cloze'
import type { ArticleId, CardId, FactId, WorkspaceId } from '../../../domain/ids'
import type { TagKind } from '../../../domain/library'
import { indexedWords, searchWords } from '../../../domain/search/words'
import type { Store } from '../../engine/engine'
import { rawQuery } from '../../engine/raw-query'
import { inChunks, pauses } from '../../engine/yield-to-event-loop'
import type { SearchKind } from '../../schema/library'
import type { Schema } from '../../schema/tables'
import { eachOf } from '../tag-names'

export type StoredSearchEntry = Schema['searchEntries']['$inferSelect']
export type SearchEntry = Omit<StoredSearchEntry, 'number' | 'workspaceId'>

/** PostgreSQL counts 255 places of one word and 16,383 words of a text; a search for several words is of one part. */
const WORDS_A_PART = 3_000

/** The words of a text in parts, each with where it begins. Yields after each part. */
function* wordPartsOf(text: string): Generator<void, readonly { readonly start: number; readonly body: string }[]> {
  const parts: { start: number; body: string }[] = []
  let words: string[] = []
  let from = 0
  for (const { word, start } of indexedWords(text)) {
    if (words.length === 0) from = start
    words.push(word)
    if (words.length < WORDS_A_PART) continue
    parts.push({ start: from, body: words.join(' ') })
    words = []
    yield
  }
  if (words.length > 0 || parts.length === 0) parts.push({ start: from, body: words.join(' ') })
  return parts
}

/** What the index should hold of these articles: title, authors and outlet, and their texts in parts. “No source” is no article to find. */
const articleEntries = async ({ db, t }: Store, workspaceId: WorkspaceId, ids: readonly string[]) => {
  const { articles: a, snapshots: s } = t
  const rows = await db
    .select({
      itemId: a.id,
      title: a.title,
      authors: a.authors,
      outlet: a.outlet,
      retiredAt: a.retiredAt,
      text: s.text,
    })
    .from(a)
    .innerJoin(s, and(eq(s.workspaceId, a.workspaceId), eq(s.id, a.snapshotId)))
    .where(and(eq(a.workspaceId, workspaceId), inArray(a.id, ids as ArticleId[]), ne(a.origin, 'own')))
  const entries: SearchEntry[] = []
  const pause = pauses()
  for (const { itemId, title, authors, outlet, retiredAt, text } of rows) {
    const heading = searchWords([title, ...authors, outlet ?? ''], WORDS_A_PART)
    const common = { itemId, title: heading, retired: retiredAt !== null }
    const parts = await inChunks(wordPartsOf(text), pause)
    entries.push(...parts.map(({ start, body }, part) => ({ kind: 'article' as const, part, start, body, ...common })))
  }
  return entries
}

/** What the index should hold of an item whose words fit into one part. */
export const shortEntry = (
  kind: SearchKind,
  itemId: string,
  texts: { readonly title: readonly string[]; readonly body: string; readonly retiredAt: number | null },
): SearchEntry => ({
  kind,
  itemId,
  part: 0,
  start: 0,
  title: searchWords(texts.title, WORDS_A_PART),
  body: searchWords([texts.body], WORDS_A_PART),
  retired: texts.retiredAt !== null,
})

/** What the index should hold of these facts: their statements and main passages, or what was noted as the source. */
const factEntries = async ({ db, t }: Store, workspaceId: WorkspaceId, ids: readonly string[]) => {
  const { facts: f, passages: p } = t
  const rows = await db
    .select({ id: f.id, statement: f.statement, retiredAt: f.retiredAt, passage: p.exact, sourceLine: f.sourceLine })
    .from(f)
    .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
    .where(and(eq(f.workspaceId, workspaceId), inArray(f.id, ids as FactId[])))
  return rows.map(({ id, statement, passage, sourceLine, retiredAt }) =>
    shortEntry('fact', id, { title: [statement], body: sourceLine ?? passage, retiredAt }),
  )
}

/** What a card is found by besides its sides. */
export const cardBody = (statement: string, extra: string | null): string =>
  extra === null ? statement : `${statement} ${plainText(extra)}`

/** What the index should hold of these cards: both sides and what is below the answer, without braces, hints and marks, and the fact's statement. */
const cardEntries = async ({ db, t }: Store, workspaceId: WorkspaceId, ids: readonly string[]) => {
  const { cards: c, facts: f } = t
  const rows = await db
    .select({ id: c.id, front: c.front, back: c.back, extra: c.extra, retiredAt: c.retiredAt, statement: f.statement })
    .from(c)
    .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
    .where(and(eq(c.workspaceId, workspaceId), inArray(c.id, ids as CardId[])))
  return rows.map(({ id, front, back, extra, statement, retiredAt }) =>
    shortEntry('card', id, { title: [plainText(front), plainText(back)], body: cardBody(statement, extra), retiredAt }),
  )
}

/** What the index should hold of these names of a kind: those that some fact has. */
const nameEntries = async (store: Store, workspaceId: WorkspaceId, kind: TagKind, names: readonly string[]) => {
  const { factTags: tag } = store.t
  const isName = and(eq(tag.workspaceId, workspaceId), eq(tag.kind, kind), sql`${tag.name} = asked.value`)
  const rows = await rawQuery(
    store,
    sql`select asked.value as name from ${eachOf(store, names)} asked where exists (select 1 from ${tag} where ${isName})`,
  )
  return rows.map(({ name }) => shortEntry(kind, String(name), { title: [String(name)], body: '', retiredAt: null }))
}

/** The cards of these facts, retired ones too. */
export const cardsOfFacts = async ({ db, t }: Store, workspaceId: WorkspaceId, factIds: readonly string[]) => {
  const { cards: c } = t
  const rows = await db
    .select({ id: c.id })
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), inArray(c.factId, factIds as FactId[])))
  return rows.map(({ id }) => id)
}

/** What the index holds of these items. */
export const entriesOf = async (
  { db, t }: Store,
  workspaceId: WorkspaceId,
  kind: SearchKind,
  ids: readonly string[],
): Promise<readonly StoredSearchEntry[]> => {
  const { searchEntries: e } = t
  return await db
    .select()
    .from(e)
    .where(and(eq(e.workspaceId, workspaceId), eq(e.kind, kind), inArray(e.itemId, [...ids])))
}

const itemsOf = async ({ db, t }: Store, workspaceId: WorkspaceId, kind: SearchKind) => {
  if (kind === 'topic' || kind === 'person' || kind === 'place') {
    const { factTags: tag } = t
    const isOfKind = and(eq(tag.workspaceId, workspaceId), eq(tag.kind, kind))
    return await db.selectDistinct({ id: tag.name }).from(tag).where(isOfKind)
  }
  const table = { article: t.articles, fact: t.facts, card: t.cards }[kind]
  return await db.select({ id: table.id }).from(table).where(eq(table.workspaceId, workspaceId))
}

/** The ids of all articles, facts or cards of a workspace, or its names of a kind, and of those that only have entries. */
export const itemsToIndex = async (store: Store, workspaceId: WorkspaceId, kind: SearchKind) => {
  const { db, t } = store
  const { searchEntries: e } = t
  const items = await itemsOf(store, workspaceId, kind)
  const entries = await db
    .selectDistinct({ id: e.itemId })
    .from(e)
    .where(and(eq(e.workspaceId, workspaceId), eq(e.kind, kind)))
  return [...new Set([...items, ...entries].map(({ id }): string => id))]
}

/** What the index should hold of these items. */
export const wantedEntries = (store: Store, workspaceId: WorkspaceId, kind: SearchKind, ids: readonly string[]) => {
  switch (kind) {
    case 'article':
      return articleEntries(store, workspaceId, ids)
    case 'fact':
      return factEntries(store, workspaceId, ids)
    case 'card':
      return cardEntries(store, workspaceId, ids)
    case 'topic':
    case 'person':
    case 'place':
      return nameEntries(store, workspaceId, kind, ids)
    default:
      return kind satisfies never
  }
}
