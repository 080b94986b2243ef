import type Sqlite from 'better-sqlite3'

type Row = Readonly<Record<string, string | number | null>>

const columnOf = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Writes rows of a table straight into SQLite. The statement is prepared once, for the columns of the first row. */
export const rowWriter = (db: Sqlite.Database, table: string): ((row: Row) => void) => {
  let insert: Sqlite.Statement<[Row]> | undefined
  const prepared = (keys: readonly string[]) =>
    db.prepare<[Row]>(
      `insert into ${table} (${keys.map((key) => `"${columnOf(key)}"`).join(', ')}) values (${keys.map((key) => `@${key}`).join(', ')})`,
    )
  return (row) => {
    insert ??= prepared(Object.keys(row))
    insert.run(row)
  }
}
