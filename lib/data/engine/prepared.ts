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
