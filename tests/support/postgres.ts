import { postgresPrograms, startPostgres } from '../../scripts/postgres.mjs'

/**
 * Gives the data tests a PostgreSQL server by TEST_DATABASE_URL, unless one was named; the tests read it in
 * `engines.ts`. Where PostgreSQL is not installed they skip their half on it.
 */
export default async (): Promise<(() => Promise<void>) | undefined> => {
  if (process.env.TEST_DATABASE_URL || !postgresPrograms()) return undefined
  const { url, stop } = await startPostgres()
  process.env.TEST_DATABASE_URL = url
  return async () => {
    await stop()
  }
}
