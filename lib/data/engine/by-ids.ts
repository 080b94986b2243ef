import { type Column, inArray, type SQL, sql } from 'drizzle-orm'
import type { WorkspaceId } from '../../domain/ids'
import type { Store } from './engine'
import { prepared } from './prepared'

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

/** Whether a column has one of the ids that a prepared query is given as `ids`, by `listValue`. */
export const amongIds = ({ dialect }: Store, column: Column): SQL =>
  dialect === 'sqlite'
    ? sql`${column} in (select value from json_each(${sql.placeholder('ids')}))`
    : sql`${column} = any(${sql.placeholder('ids')})`

/** A list of ids as one value. */
export const listValue = ({ dialect }: Store, ids: readonly string[]): unknown =>
  dialect === 'sqlite' ? JSON.stringify(ids) : [...ids]

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
