import { join } from 'node:path'
import Database from 'better-sqlite3'

/** What a query finds in the database of a running server. */
export const rowsIn = <Row>(dataDir: string, sql: string): readonly Row[] => {
  const db = new Database(join(dataDir, 'aide.sqlite'), { readonly: true })
  try {
    return db.prepare<[], Row>(sql).all()
  } finally {
    db.close()
  }
}

export type Stored = { readonly id: string; readonly cardId: string; readonly kind: string }

/** The log, in its order. */
export const logIn = (dataDir: string): readonly Stored[] =>
  rowsIn(dataDir, 'select id, card_id as cardId, kind from reviews order by at, id')

/** The answers of the log. */
export const answersIn = (dataDir: string): readonly Stored[] => logIn(dataDir).filter(({ kind }) => kind === 'review')
