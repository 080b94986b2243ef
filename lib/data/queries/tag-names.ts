import { and, type Column, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { byNames } from '../../domain/format/collation'
import { COUNTED_TO } from '../../domain/format/counted-up-to'
import type { WorkspaceId } from '../../domain/ids'
import type { TagKind } from '../../domain/library'
import { namesAbove } from '../../domain/nested-names'
import type { Store } from '../engine/engine'
import { rawQuery } from '../engine/raw-query'

/** A name that a scope may hold, with how many facts it stands for, counted to `COUNTED_TO`. */
export type NamedChoice = { readonly name: string; readonly facts: number }

/** The first names of a list; if it was cut off, how many there are in all, counted to `COUNTED_TO`, else null. */
export type FirstNames = { readonly names: readonly NamedChoice[]; readonly cutFrom: number | null }

/** A name as it is ordered byte by byte on both engines, as the index of tags has it. */
const inBytes = ({ dialect }: Store, name: Column): SQL =>
  dialect === 'sqlite' ? sql`${name}` : sql`${name} collate "C"`

/**
 * That a tag of facts that are looked up is of this kind. SQLite, which counts nothing of its tables, would otherwise go
 * through all tags of the kind to find those of a few facts.
 */
export const isOfKind = ({ dialect, t: { factTags: tag } }: Store, kind: TagKind): SQL =>
  dialect === 'sqlite' ? sql`+${tag.kind} = ${kind}` : eq(tag.kind, kind)

/** Different names of tags of a kind, in the order of their bytes: those of retired facts too. */
export const tagNames = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  kind: TagKind,
  most = Number.MAX_SAFE_INTEGER,
): Promise<readonly string[]> => {
  const { searchEntries: e } = store.t
  // Search has an entry of each name.
  const name = inBytes(store, e.itemId)
  const rows = await rawQuery(
    store,
    sql`select distinct ${name} as name from ${e}
      where ${and(inArray(e.workspaceId, [...workspaceIds]), eq(e.kind, kind))}
      order by ${name} limit ${most}`,
  )
  return rows.map((row) => String(row.name))
}

/** These texts as rows of a query with one column, `value`: one parameter, however many they are. */
export const eachOf = ({ dialect }: Store, texts: readonly string[]): SQL =>
  dialect === 'sqlite'
    ? sql`json_each(${JSON.stringify(texts)})`
    : sql`jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb)`

/** Of a name so many tags are looked at: a fact can have several that are nested in it. */
const MOST_TAGS = 10 * COUNTED_TO

type Counted = {
  readonly kinds: readonly TagKind[]
  /** Whether facts with names nested in these count too. */
  readonly isNested: boolean
  readonly most?: number
}

/** Those of these names that facts have which are not retired, with how many have them, counted to `most`. */
export const namesWithFacts = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  names: readonly string[],
  { kinds, isNested, most = COUNTED_TO }: Counted,
): Promise<readonly NamedChoice[]> => {
  if (names.length === 0) return []
  const { factTags: tag, facts: f } = store.t
  const name = inBytes(store, tag.name)
  // From “Law” to “Law:;” are all names that begin with “Law::”, and some others.
  const isIn = isNested
    ? sql`${name} >= asked.value and ${name} < asked.value || ':;' and (${name} = asked.value or ${name} >= asked.value || '::')`
    : sql`${name} = asked.value`
  const own = [...workspaceIds]
  // An expression of the id keeps SQLite from going through all tags in the order of facts, and PostgreSQL reads no more
  // than these tags of a name.
  const rows = await rawQuery(
    store,
    sql`select asked.value as name, (select count(*) from (
        select 1 from (select distinct fact_id || '' as id from (
            select ${tag.factId} from ${tag}
            where ${and(inArray(tag.workspaceId, own), inArray(tag.kind, [...kinds]))} and ${isIn}
            limit ${MOST_TAGS}) tagged) named
        where (select ${f.retiredAt} is null from ${f} where ${inArray(f.workspaceId, own)} and ${f.id} = named.id)
        limit ${most}) counted) as facts
      from ${eachOf(store, names)} asked`,
  )
  return rows.flatMap((row) => (Number(row.facts) > 0 ? [{ name: String(row.name), facts: Number(row.facts) }] : []))
}

/** Which names are wanted: those with words in them, in any case, and those that were chosen before. */
export type NamesWanted = { readonly typed?: string; readonly chosen?: readonly string[] }

/** The first `most` names of a kind that are wanted, with those above them, which stand for all facts below. */
export const firstTagNames = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  kind: TagKind,
  most: number,
  { typed = '', chosen = [] }: NamesWanted = {},
): Promise<FirstNames> => {
  const words = typed.toLowerCase()
  const all = await tagNames(store, workspaceIds, kind, words === '' ? COUNTED_TO : undefined)
  const matching = words === '' ? all : all.filter((name) => name.toLowerCase().includes(words))
  const first = matching.slice(0, most)
  const names = [...new Set([...first, ...first.flatMap(namesAbove), ...chosen])]
  return {
    names: byNames(await namesWithFacts(store, workspaceIds, names, { kinds: [kind], isNested: true })),
    cutFrom: matching.length > most ? Math.min(COUNTED_TO, matching.length) : null,
  }
}
