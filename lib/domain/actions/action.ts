import type { ReviewId, WorkspaceId } from '../ids'

/** Where something was done: on a screen or over the HTTP interface, or with the `aide` command. */
export const VIAS = ['browser', 'terminal'] as const
export type Via = (typeof VIAS)[number]

/** What an action is about. Answers and acts on single cards are entries of the log, and no actions. */
export const ACTION_KINDS = ['cards', 'facts', 'articles', 'conflicts'] as const
export type ActionKind = (typeof ACTION_KINDS)[number]

/** The tables of the library whose rows an action can bring back, in the order in which rows are written. */
export const ROW_TABLES = [
  'articles',
  'decks',
  'facts',
  'cards',
  'factTags',
  'factPassages',
  'factLinks',
  'deckFacts',
  'conflicts',
] as const
export type RowTable = (typeof ROW_TABLES)[number]

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
/** Columns of a row by name: those that differ, or all of them if the row was not there. */
export type Columns = Record<string, Json>

/** Rows of a workspace that were changed alike. Null where they were not there. */
export type RowsChange = {
  readonly kind: 'rows'
  readonly table: RowTable
  readonly workspaceId: WorkspaceId
  /** The rest of each primary key, in the order of its columns. */
  readonly keys: readonly (readonly string[])[]
  readonly before: Columns | null
  readonly after: Columns | null
}

/** A part of what an action changed. */
export type ActionChange =
  /** The entries that it put into the log, or those that restate them after a redo. */
  { readonly kind: 'entries'; readonly ids: readonly ReviewId[] } | RowsChange

/** Rows of one table as they were read at one time, by their keys. */
export type RowImage = {
  readonly table: RowTable
  readonly workspaceId: WorkspaceId
  readonly key: readonly string[]
  readonly columns: Columns
}

/** Never compared: when a row was written says nothing about what it holds. */
const UNCOMPARED: ReadonlySet<string> = new Set(['updatedAt', 'foundAt'])

/** Worked out from other columns, or from the library around: brought back, but no reason against it. */
const DERIVED: ReadonlySet<string> = new Set(['search', 'position', 'createdAt', 'passageState'])

const placeOf = ({ table, workspaceId, key }: RowImage): string => JSON.stringify([table, workspaceId, key])

/** PostgreSQL keeps no order of the parts of an object. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const isSame = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || JSON.stringify(a, sorted) === JSON.stringify(b, sorted)

const differing = (from: Columns, to: Columns): Columns =>
  Object.fromEntries(Object.entries(from).filter(([name, value]) => !UNCOMPARED.has(name) && !isSame(value, to[name])))

/** A conflict that nobody decided is what comparing found, and comes and goes with it. */
const isDerived = ({ table, columns }: RowImage): boolean => table === 'conflicts' && columns.state === 'open'

type Pair = { readonly one: RowImage; readonly before: Columns | null; readonly after: Columns | null }

const pairsOf = (before: readonly RowImage[], after: readonly RowImage[]): readonly Pair[] => {
  const then = new Map(before.map((one) => [placeOf(one), one]))
  const now = new Map(after.map((one) => [placeOf(one), one]))
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((place): Pair[] => {
    const [was, is] = [then.get(place), now.get(place)]
    const one = is ?? was
    if (!one) return []
    if (was && is) {
      const changed = differing(was.columns, is.columns)
      if (Object.keys(changed).length === 0) return []
      return [{ one, before: changed, after: differing(is.columns, was.columns) }]
    }
    return isDerived(one) ? [] : [{ one, before: was?.columns ?? null, after: is?.columns ?? null }]
  })
}

/**
 * What belongs to a fact that was made stays with it when it is retired again, so that it is whole if somebody restores
 * it. Only a deck that was made with it loses it.
 */
const isOwnPart = (pairs: readonly Pair[]) => {
  const made = (table: RowTable) =>
    new Set(pairs.flatMap(({ one, before }) => (one.table === table && before === null ? [one.key[0]] : [])))
  const [facts, decks] = [made('facts'), made('decks')]
  return ({ one: { table, key } }: Pair): boolean => {
    if (table === 'factTags' || table === 'factPassages') return facts.has(key[0])
    return table === 'deckFacts' && facts.has(key[1]) && !decks.has(key[0])
  }
}

/** What differs between the same rows read twice; rows of a table that differ alike are told together. */
export const rowChanges = (before: readonly RowImage[], after: readonly RowImage[]): readonly RowsChange[] => {
  const groups = new Map<string, RowsChange & { keys: (readonly string[])[] }>()
  const pairs = pairsOf(before, after)
  const isKept = isOwnPart(pairs)
  for (const pair of pairs) {
    if (isKept(pair)) continue
    const { one, before: was, after: is } = pair
    const { table, workspaceId, key } = one
    const group = JSON.stringify([table, workspaceId, was, is])
    const known = groups.get(group)
    if (known) known.keys.push(key)
    else groups.set(group, { kind: 'rows', table, workspaceId, keys: [key], before: was, after: is })
  }
  return [...groups.values()].sort((a, b) => ROW_TABLES.indexOf(a.table) - ROW_TABLES.indexOf(b.table))
}

/** Tables whose rows are retired and never deleted. */
const RETIRED: ReadonlySet<RowTable> = new Set(['articles', 'facts', 'cards'])
/** Rows that only say that two things belong together: one that is there already is no reason against adding it. */
const PLAIN: ReadonlySet<RowTable> = new Set(['decks', 'factTags', 'deckFacts', 'conflicts'])

/**
 * The columns in which a row is not what an action left, so that undoing or redoing it would overwrite something else.
 * @param expected what the action left; null where it left no row
 * @param current the row now; null where there is none
 */
export const overtakenIn = (table: RowTable, expected: Columns | null, current: Columns | null): readonly string[] => {
  if (expected === null) {
    const isThere = current !== null && !(RETIRED.has(table) && current.retiredAt !== null)
    return isThere && !PLAIN.has(table) ? ['row'] : []
  }
  if (current === null) return PLAIN.has(table) ? [] : ['row']
  return Object.keys(differing(expected, current)).filter((name) => !DERIVED.has(name))
}
