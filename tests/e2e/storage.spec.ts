import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { postgresPrograms, startPostgres } from '../../scripts/postgres.mjs'
import { expect, freshTest as test } from '../support/app'
import { ask } from '../support/raw-request'
import { pagesOf } from '../support/routes'
import { type RunningServer, spawnInRoot, startRefused, startServer } from '../support/server'

const deleteDatabase = ({ dataDir }: Pick<RunningServer, 'dataDir'>) => {
  for (const name of readdirSync(dataDir)) if (name.startsWith('aide.sqlite')) rmSync(join(dataDir, name))
}

const backupsIn = (dataDir: string): readonly string[] => {
  try {
    return readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('.sqlite'))
  } catch {
    return []
  }
}

test('a database that is deleted while the program runs is told on Today, and comes back from a backup', async ({
  page,
  ownServer,
}) => {
  const { dataDir, port } = ownServer
  await expect.poll(() => backupsIn(dataDir).length, 'the start backs up').toBe(1)
  deleteDatabase(ownServer)
  await expect.poll(() => backupsIn(dataDir).length, 'what is open is copied').toBe(2)
  await page.goto('/')
  await expect(page.getByText('Your data is no longer where it was')).toBeVisible()
  await expect(page.getByText('restore latest')).toBeVisible()
  expect((await ask(port, '/api/v1/health')).status).toBe(503)
  expect((await ask(port, '/library')).status).toBe(200)
  await page.goto('about:blank')
  ownServer.kill('SIGTERM')
  await ownServer.ended

  const refused = await startRefused({ AIDE_DATA_DIR: dataDir })
  expect(refused.exitCode).toBe(1)
  expect(refused.output).toContain('aide.sqlite is missing, but there was a library here: 2 backups')
  const env = { ...process.env, AIDE_DATA_DIR: dataDir, AIDE_BACKUP_DIR: '', DATABASE_URL: '' }
  const restored = spawnInRoot([process.execPath, 'scripts/aide.mjs', 'restore', 'latest'], env)
  expect(await restored.ended, restored.said()).toBe(0)
  const again = await startServer({ dataDir })
  await page.goto(again.url)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cards')
  await expect(page.getByText('Your data is no longer where it was')).toBeHidden()
  // Nothing is fetched ahead any more once the server has stopped.
  await page.goto('about:blank')
  await again.stop()
})

const BUSY =
  /The PostgreSQL server (is too busy to read or save anything in time|that DATABASE_URL names is not responding)/
const ROUTE_FILES = ['/calendar/none', '/api/v1/session', '/api/v1/cards']

test.describe(() => {
  test.use({ expectedErrors: [/status of 503|React error #441/] })

  test('while PostgreSQL is locked every page says that it is busy, as a 503, and afterwards is there again @all', async ({
    page,
  }) => {
    test.skip(!postgresPrograms(), 'PostgreSQL is not installed')
    test.slow()
    const { url, stop } = await startPostgres()
    const server = await startServer({ env: { DATABASE_URL: url } })
    const other = new pg.Client({ connectionString: url })
    try {
      await other.connect()
      const pages = [...(await pagesOf(server.url)).map(({ path }) => path), ...ROUTE_FILES]
      await page.goto(`${server.url}/help`)
      const { rows } = await other.query(
        "select string_agg(quote_ident(tablename), ', ') as all from pg_tables where schemaname = 'public'",
      )
      await other.query('begin')
      await other.query(`lock table ${rows[0].all} in access exclusive mode`)
      // A page that is opened by a link is no answer of its own: it says so in its place.
      await page.getByRole('link', { name: 'Cards' }).first().click()
      await expect(page.getByText(BUSY)).toBeVisible({ timeout: 60_000 })
      const answers = await Promise.all(pages.map(async (path) => ({ path, ...(await ask(server.port, path)) })))
      const failed = answers.filter(({ status }) => status >= 500)
      expect(failed.length).toBeGreaterThan(20)
      for (const { path, status, body } of failed) {
        expect(status, path).toBe(503)
        // So many at once wait for a connection too.
        expect(body, path).toMatch(BUSY)
      }
      await other.query('rollback')
      for (const path of ['/', '/cards', '/library', '/review', '/api/v1/session'])
        expect((await ask(server.port, path)).status, path).toBe(200)
      expect(readdirSync(server.dataDir)).not.toContain('aide.sqlite')
    } finally {
      await other.end().catch(() => undefined)
      await server.stop()
      await stop()
    }
  })
})

test('while another program writes to SQLite no page fails with a bug @all', async ({ ownServer }) => {
  const paths = (await pagesOf(ownServer.url)).map(({ path }) => path)
  const other = new Sqlite(join(ownServer.dataDir, 'aide.sqlite'))
  other.exec('begin exclusive')
  try {
    const statuses = await Promise.all(paths.map(async (path) => [path, (await ask(ownServer.port, path)).status]))
    expect(statuses.filter(([, status]) => Number(status) >= 500 && status !== 503)).toEqual([])
  } finally {
    other.exec('rollback')
    other.close()
  }
})
