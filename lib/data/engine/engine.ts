import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { MediaBytes } from '../media/media-bytes'
import type { Schema } from '../schema/tables'

/** Drizzle over either driver, typed as SQLite's; queries are awaited, never `.all()` or `.get()`. */
export type Db = BetterSQLite3Database<Record<string, never>>

/** A place to read from: the database and its tables. */
export type Store = {
  readonly dialect: 'sqlite' | 'postgres'
  readonly db: Db
  readonly t: Schema
}

declare const inTransaction: unique symbol
/** A store inside a transaction. Mutations take this, so nothing can be written outside `write`. */
export type Tx = Store & { readonly [inTransaction]: true }

export type Engine = {
  readonly dialect: 'sqlite' | 'postgres'
  /** Sees committed data only. */
  readonly read: Store
  /**
   * Runs `work` in one transaction: all of it is kept when the promise resolves, none of it when `work` throws. The
   * promise resolves only after the data is durable. `work` must await nothing but the transaction's own queries.
   * Calling `write` inside `work` throws.
   */
  readonly write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** The bytes of images, sounds and videos. */
  readonly media: MediaBytes
  readonly close: () => Promise<void>
  /** What is known of the files behind it; only on SQLite. */
  readonly files?: EngineFiles
}

export type EngineFiles = {
  /** The number of the newest change, by whichever process. */
  readonly lastChange: () => number
  /** Resolves if the files are where the next start looks for them. @throws FilesMovedError if not */
  readonly inPlace: () => Promise<void>
}

/** A bug in the caller: one write may not wait for another. */
export class NestedWriteError extends Error {
  constructor() {
    super('write() was called inside write(): pass the transaction on instead')
    this.name = 'NestedWriteError'
  }
}
