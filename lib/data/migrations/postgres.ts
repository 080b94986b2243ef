import pg from 'pg'
import { lostRows, MigrationDamageError, migrationsFolder, pendingMigrations } from './plan'

const JOURNAL = '"drizzle"."__drizzle_migrations"'
/** Any constant: servers that start together take turns. */
const MIGRATION_LOCK = 4_711_001
/** A server that does not answer stops the start; how long a migration takes is not limited. */
const CONNECTION_MS = 10_000

const newClient = (url: string) => new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECTION_MS })

const tableNames = async (client: pg.Client): Promise<readonly string[]> => {
  const tables = await client.query<{ name: string }>(
    'select table_name as name from information_schema.tables where table_schema = current_schema() order by 1',
  )
  return tables.rows.map(({ name }) => name)
}

/** Lets the writes of other servers wait: rows that they add meanwhile would look like rows that a migration added. */
const holdWriters = async (client: pg.Client): Promise<void> => {
  const names = await tableNames(client)
  if (names.length === 0) return
  await client.query(`lock table ${names.map((name) => `"${name}"`).join(', ')} in share row exclusive mode`)
}

const rowCounts = async (client: pg.Client): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>()
  for (const name of await tableNames(client)) {
    const result = await client.query<{ rows: string }>(`select count(*) as rows from "${name}"`)
    counts.set(name, Number(result.rows[0]?.rows))
  }
  return counts
}

/**
 * Brings a PostgreSQL database to the schema of this version, all or nothing, one server at a time.
 * @returns how many migrations ran
 * @throws NewerSchemaError, MigrationDamageError
 */
export const migratePostgres = async (url: string, folder = migrationsFolder('postgres')): Promise<number> => {
  const client = newClient(url)
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await client.query('create schema if not exists "drizzle"')
    await client.query(
      `create table if not exists ${JOURNAL} (id serial primary key, hash text not null, created_at bigint)`,
    )
    const applied = await client.query<{ created_at: string }>(`select created_at from ${JOURNAL}`)
    const pending = pendingMigrations(
      folder,
      applied.rows.map((row) => Number(row.created_at)),
      'The PostgreSQL database',
    )
    if (pending.length === 0) {
      await client.query('COMMIT')
      return 0
    }
    await holdWriters(client)
    const before = await rowCounts(client)
    for (const migration of pending) {
      for (const statement of migration.sql) await client.query(statement)
      await client.query(`insert into ${JOURNAL} (hash, created_at) values ($1, $2)`, [
        migration.hash,
        migration.folderMillis,
      ])
    }
    const lost = lostRows(before, await rowCounts(client))
    if (lost) throw new MigrationDamageError(lost)
    await client.query('COMMIT')
    return pending.length
  } catch (reason) {
    await client.query('ROLLBACK')
    throw reason
  } finally {
    await client.end()
  }
}
