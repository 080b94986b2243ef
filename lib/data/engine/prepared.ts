import { type Column, inArray, type SQL, sql } from 'drizzle-orm'
import type { LearnerId, WorkspaceId } from '../../domain/ids'
import type { Db, Store } from './engine'

type Preparable<P> = { readonly prepare: (name: string) => P }

/** Statements of each SQLite connection by name. On PostgreSQL the connection itself keeps them by name. */
const kept = new WeakMap<Db, Map<string, unknown>>()

/**
 * A query that is built once for a connection and run with other values each time: building a query costs several
 * times what running it does.
 * @param name unique in the program for this text of SQL; also the statement's name on PostgreSQL. Null for a text that
 * depends on what is asked: it is built for this one time
 */
export const prepared = <P>(store: Store, name: string | null, build: () => { readonly prepare: () => P }): P => {
  const make = () => (build() as Preparable<P>).prepare(name ?? '') // SQLite's takes no name and does not mind one
  if (store.dialect === 'postgres' || name === null) return make()
  const statements = kept.get(store.db) ?? new Map<string, unknown>()
  kept.set(store.db, statements)
  const cached = statements.get(name) as P | undefined // what was made under this name
  if (cached) return cached
  const statement = make()
  statements.set(name, statement)
  return statement
}

/** The conditions of a query by ids: their values are given when it runs. */
export type ByIds = {
  /** Whether a row's workspace is one of those asked. */
  readonly inWorkspaces: (workspaceId: Column) => SQL
  /** Whether a column has one of the ids asked. */
  readonly isAmong: (id: Column) => SQL
}

type BuiltQuery<Row> = {
  readonly prepare: () => { readonly execute: (values?: Record<string, unknown>) => PromiseLike<readonly Row[]> }
}

/** A list of ids as one value, however long it is. */
export const listValue = ({ dialect }: Store, ids: readonly string[]): unknown =>
  dialect === 'sqlite' ? JSON.stringify(ids) : [...ids]

/** Whether a column has one of these ids, or of those that a prepared query is given as `ids`, by `listValue`. */
export const amongIds = (store: Store, column: Column, ids?: readonly string[]): SQL => {
  const list = ids ? sql.param(listValue(store, ids)) : sql.placeholder('ids')
  return store.dialect === 'sqlite'
    ? sql`${column} in (select value from json_each(${list}))`
    : sql`${column} = any(${list})`
}

const conditions = (store: Store, workspaces: number): ByIds => ({
  inWorkspaces: (column) =>
    inArray(
      column,
      Array.from({ length: workspaces }, (_, i) => sql.placeholder(`w${i}`)),
    ),
  isAmong: (column) => amongIds(store, column),
})

/**
 * Runs a query for rows of some workspaces by ids, however many. The ids are one value, so that there is one statement
 * for lists of every length, which is built and prepared once: for a session's few hundred cards that took most of the
 * time. No rows where there are no ids.
 * @param name unique in the program for this query
 */
export const rowsByIds = async <Row>(
  store: Store,
  name: string,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly string[],
  build: (where: ByIds) => BuiltQuery<Row>,
): Promise<readonly Row[]> => {
  const { length } = workspaceIds
  if (length === 0 || ids.length === 0) return []
  const query = prepared(store, `${name}_${length}`, () => build(conditions(store, length)))
  const workspaces = Object.fromEntries(workspaceIds.map((id, i) => [`w${i}`, id]))
  return await query.execute({ ...workspaces, ids: listValue(store, ids) })
}

/** The conditions of a query for a learner's own rows by ids. */
type OwnByIds = Pick<ByIds, 'isAmong'> & { readonly isOwn: (learnerId: Column) => SQL }

/** Runs a query for rows of a learner by ids, however many, as `rowsByIds` does for those of workspaces. */
export const ownRowsByIds = async <Row>(
  store: Store,
  name: string,
  learnerId: LearnerId,
  ids: readonly string[],
  build: (where: OwnByIds) => BuiltQuery<Row>,
): Promise<readonly Row[]> => {
  if (ids.length === 0) return []
  const isOwn = (column: Column) => sql`${column} = ${sql.placeholder('learnerId')}`
  const query = prepared(store, name, () => build({ isOwn, isAmong: (column) => amongIds(store, column) }))
  return await query.execute({ learnerId, ids: listValue(store, ids) })
}
