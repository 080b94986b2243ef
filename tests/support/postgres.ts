import pg from 'pg'
import { openEngine } from '@/lib/data/open'
import { postgresPrograms, startPostgres } from '../../scripts/postgres.mjs'

/** Runs one statement on a server's own database. */
const run = async (server: string, statement: string): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  const result = await client.query(statement)
  await client.end()
  return result
}

/** How a template is named to a server: from 15 on a copy is logged by default, and without that takes half the time. */
const nameOfTemplate = async (server: string, name: string): Promise<string> => {
  const { rows } = await run(server, 'show server_version_num')
  return Number(rows[0]?.server_version_num) < 150_000 ? name : `${name} strategy file_copy`
}

/** Makes a migrated database that tests copy: a copy takes half the time of a migration. @returns how to drop it */
const makeTemplate = async (server: string): Promise<() => Promise<void>> => {
  const name = `aide_template_${process.pid}`
  await run(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  await (await openEngine({ dataDir: '', databaseUrl: url.href }, Date.now())).close()
  process.env.TEST_DATABASE_TEMPLATE = await nameOfTemplate(server, name)
  return async () => {
    await run(server, `drop database if exists ${name} with (force)`)
  }
}

/**
 * Gives the data tests a PostgreSQL server by TEST_DATABASE_URL, unless one was named, and a migrated database to copy;
 * the tests read both in `engines.ts`. Where PostgreSQL is not installed they skip their half on it.
 */
export default async (): Promise<(() => Promise<void>) | undefined> => {
  // Another project of the same run was first.
  if (process.env.TEST_DATABASE_TEMPLATE) return undefined
  const named = process.env.TEST_DATABASE_URL
  if (named) return makeTemplate(named)
  if (!postgresPrograms()) return undefined
  const { url, stop } = await startPostgres()
  process.env.TEST_DATABASE_URL = url
  await makeTemplate(url)
  return async () => {
    await stop()
  }
}
