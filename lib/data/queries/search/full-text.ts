import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { byNames } from '../../../domain/format/collation'
import type { ArticleId, FactId, WorkspaceId } from '../../../domain/ids'
import { TAG_KINDS } from '../../../domain/library'
import type { SearchQuery, SearchTerm } from '../../../domain/search/query'
import type { Store } from '../../engine/engine'
import { rawQuery } from '../../engine/raw-query'
import { SEARCH_KINDS, type SearchKind } from '../../schema/library'
import { articleColumns, shownTitle } from '../columns'
import { type NamedChoice, namesWithFacts } from '../tag-names'

/** A match in a title counts as much as many in a text. */
const TITLE_WEIGHT = 12

/** Words are letters and digits only, so that quotes keep them from being read as anything else. */
const termOnSqlite = ({ words, isPrefix }: SearchTerm): string => {
  const phrase = `"${words.join(' ')}"`
  return isPrefix ? `(${phrase} OR ${phrase} *)` : phrase
}

const termOnPostgres = ({ words, isPrefix }: SearchTerm): string => {
  const phrase = (end: string) => words.map((word, i) => `'${word}'${i === words.length - 1 ? end : ''}`).join(' <-> ')
  return isPrefix ? `((${phrase('')}) | (${phrase(':*')}))` : `(${phrase('')})`
}

type Engine = Store['dialect']

const asked = (dialect: Engine, terms: readonly SearchTerm[], how: 'all' | 'any'): string =>
  dialect === 'sqlite'
    ? terms.map(termOnSqlite).join(how === 'all' ? ' AND ' : ' OR ')
    : terms.map(termOnPostgres).join(how === 'all' ? ' & ' : ' | ')

/** The numbers of the entries that have all, or any, of these terms. */
export const numbersWith = ({ dialect, t }: Store, terms: readonly SearchTerm[], how: 'all' | 'any'): SQL =>
  dialect === 'sqlite'
    ? sql`select rowid from search_index where search_index match ${asked(dialect, terms, how)}`
    : sql`select number from ${t.searchEntries} where vector @@ to_tsquery('simple', ${asked(dialect, terms, how)})`

export type FoundItem = {
  readonly itemId: string
  /** Of an article: where the part of its text begins that matches best. */
  readonly start: number
}

export type FoundItems = { readonly total: number; readonly items: readonly FoundItem[] }

const NOTHING: FoundItems = { total: 0, items: [] }

/** The entries that match, as `hits` with a score: the higher, the better. */
const hitsOf = ({ dialect, t }: Store, terms: readonly SearchTerm[]): SQL => {
  const { searchEntries: e } = t
  const query = asked(dialect, terms, 'all')
  return dialect === 'sqlite'
    ? sql`select rowid as hit, -bm25(search_index, ${sql.raw(`${TITLE_WEIGHT}.0`)}, 1.0) as score
        from search_index where search_index match ${query}`
    : sql`select number as hit, ts_rank(${sql.raw(`'{0, 0, 0, 1}'`)}, vector, query) * ${sql.raw(String(TITLE_WEIGHT))}
          + ts_rank(${sql.raw(`'{1, 0, 0, 0}'`)}, vector, query, 1) as score
        from ${e}, to_tsquery('simple', ${query}) query where vector @@ query`
}

/**
 * The articles, facts, cards and names of these workspaces that a search finds, the best first, and how many of each: ranked
 * by BM25 on SQLite and by `ts_rank` on PostgreSQL, with titles before texts. Retired ones are left out. A search that
 * only excludes finds nothing.
 */
export const findItems = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  { terms, excluded }: SearchQuery,
  most: Readonly<Record<SearchKind, number>>,
): Promise<Readonly<Record<SearchKind, FoundItems>>> => {
  const found = { article: NOTHING, fact: NOTHING, card: NOTHING, topic: NOTHING, person: NOTHING, place: NOTHING }
  if (terms.length === 0) return found
  const { searchEntries: e } = store.t
  const without =
    excluded.length === 0
      ? sql``
      : sql`and not exists (select 1 from ${e} other where other.workspace_id = ${e.workspaceId} and other.kind = ${e.kind}
          and other.item_id = ${e.itemId} and other.number in (${numbersWith(store, excluded, 'any')}))`
  const kinds = SEARCH_KINDS.filter((kind) => most[kind] > 0)
  const limits = sql.join(
    kinds.map((kind) => sql`when ${kind} then ${sql.raw(String(most[kind]))}`),
    sql` `,
  )
  const rows = await rawQuery(
    store,
    sql`with hits as materialized (${hitsOf(store, terms)}),
      parts as (
        select ${e.kind} as kind, ${e.itemId} as item_id, ${e.start} as start, score,
          row_number() over (partition by ${e.kind}, ${e.itemId} order by score desc, ${e.part}) as place_in_item
        from hits join ${e} on ${e.number} = hit
        where ${inArray(e.workspaceId, [...workspaceIds])} and ${e.kind} in ${kinds} and not ${e.retired} ${without}
      ),
      items as (
        select kind, item_id, start, count(*) over (partition by kind) as total,
          row_number() over (partition by kind order by score desc, item_id) as place
        from parts where place_in_item = 1
      )
      select * from items where place <= case kind ${limits} end order by kind, place`,
  )
  for (const kind of kinds) {
    const own = rows.filter((row) => row.kind === kind)
    const items = own.map((row) => ({ itemId: String(row.item_id), start: Number(row.start) }))
    found[kind] = { total: Number(own[0]?.total ?? 0), items }
  }
  return found
}

/** These articles by id, with their texts. */
export const articlesWithText = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly string[],
) => {
  const { articles: a, snapshots: s } = t
  const rows = await db
    .select({ articleId: a.id, ...articleColumns(t), text: s.text })
    .from(a)
    .innerJoin(s, and(eq(s.workspaceId, a.workspaceId), eq(s.id, a.snapshotId)))
    .where(and(inArray(a.workspaceId, [...workspaceIds]), inArray(a.id, ids as ArticleId[]))) // ids of entries of articles
  return new Map<string, (typeof rows)[number]>(rows.map((row) => [row.articleId, row]))
}

/** These facts by id, with their main passages and articles; `isInText`: the passage is in the article's current text. */
export const factsWithPassage = async (store: Store, workspaceIds: readonly WorkspaceId[], ids: readonly string[]) => {
  const { articles: a, facts: f, passages: p } = store.t
  const rows = await store.db
    .select({
      factId: f.id,
      kind: f.kind,
      statement: f.statement,
      passage: { exact: p.exact, start: p.start, end: p.end },
      isInText: sql<boolean>`${p.snapshotId} = ${a.snapshotId}`.mapWith(Boolean),
      articleKey: a.key,
      articleTitle: shownTitle(store),
    })
    .from(f)
    .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(inArray(f.workspaceId, [...workspaceIds]), inArray(f.id, ids as FactId[]))) // ids of entries of facts
  return new Map<string, (typeof rows)[number]>(rows.map((row) => [row.factId, row]))
}

/** A fact that a search found. */
export type FactWithPassage = NonNullable<ReturnType<Awaited<ReturnType<typeof factsWithPassage>>['get']>>

/**
 * Of these names of topics, people and places, the first `most` in order of their names that facts have, and how many
 * facts have.
 */
export const namesFound = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  names: readonly string[],
  most: number,
): Promise<{ readonly total: number; readonly names: readonly NamedChoice[] }> => {
  // Names that only removed facts have are found nowhere else either.
  const asked = { kinds: TAG_KINDS, isNested: false }
  const found = byNames(await namesWithFacts(store, workspaceIds, [...new Set(names)], { ...asked, most: 1 }))
  const first = found.slice(0, most).map(({ name }) => name)
  return { total: found.length, names: byNames(await namesWithFacts(store, workspaceIds, first, asked)) }
}
