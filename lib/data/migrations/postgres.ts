import pg from 'pg'
import { lostRows, MigrationDamageError, migrationsFolder, pendingMigrations } from './plan'

const JOURNAL = '"drizzle"."__drizzle_migrations"'
/** Any constant: servers that start together take turns. */
const MIGRATION_LOCK = 4_711_001

const rowCounts = async (client: pg.Client): Promise<ReadonlyMap<string, number>> => {
  const tables = await client.query<{ name: string }>(
    'select table_name as name from information_schema.tables where table_schema = current_schema() order by 1',
  )
  const counts = new Map<string, number>()
  for (const { name } of tables.rows) {
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
  const client = new pg.Client({ connectionString: url })
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
