import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe } from 'vitest'
import type { Engine } from '@/lib/data/engine/engine'
import { openPostgres } from '@/lib/data/engine/postgres'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import type { Instant } from '@/lib/domain/ids'
import type { Context } from '@/lib/services/context'
import { ensureHome, localActor } from '@/lib/services/local-actor'

/** Monday 2 March 2026, 09:00 UTC: an ordinary morning. */
export const MORNING: Instant = Date.UTC(2026, 2, 2, 9)

export type Opened = {
  readonly engine: Engine
  /** The learner of a new installation, at `now`. */
  readonly ctx: Context
  readonly dataDir: string
  /** What `openEngine` was given: to open the same data again. */
  readonly settings: { readonly dataDir: string; readonly databaseUrl: string | null }
}

type Open = (now?: Instant) => Promise<Opened>

/** This process's connection to each server: opening one for every statement takes as long as dropping a database. */
const connections = new Map<string, Promise<pg.Client>>()

const connectionTo = (server: string): Promise<pg.Client> => {
  const open = async () => {
    const client = new pg.Client({ connectionString: server })
    // A server that stops ends it; whoever comes next connects anew.
    const forget = () => connections.delete(server)
    client.on('error', forget)
    client.on('end', forget)
    await client.connect()
    return client
  }
  const connection = connections.get(server) ?? open()
  connections.set(server, connection)
  return connection
}

/** A database on a PostgreSQL server, empty or a copy of a template, and how to drop it again. */
export const freshDatabase = async (
  server: string,
  template: string | null = null,
): Promise<{ url: string; drop: () => Promise<void> }> => {
  const name = `aide_test_${process.pid}_${Math.random().toString(36).slice(2)}`
  const run = async (statement: string) => {
    await (await connectionTo(server)).query(statement)
  }
  await run(`create database ${name}${template === null ? '' : ` template ${template}`}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`drop database if exists ${name} with (force)`) }
}

const {
  TEST_DATABASE_URL: postgresServer,
  TEST_DATABASE_TEMPLATE: postgresTemplate,
  TEST_SQLITE_FILE: sqliteFile,
} = process.env

/** What the project of the test's file asks for (vitest.config.ts): all of them run on SQLite, some on PostgreSQL too. */
const asksFor = (dialect: string): boolean => (process.env.AIDE_TEST_ENGINES ?? '').includes(dialect)

/**
 * Describes the same behaviour on SQLite and, in the files that the contract names or if all is asked for, and where
 * TEST_DATABASE_URL names a server, on PostgreSQL. Every `open`
 * gives a freshly migrated database with a new learner in UTC; it is closed and removed after the test.
 */
export const onBothEngines = (name: string, tests: (open: Open, dialect: 'sqlite' | 'postgres') => void): void => {
  for (const dialect of (['sqlite', 'postgres'] as const).filter(asksFor)) {
    describe.skipIf(dialect === 'postgres' && !postgresServer)(`${name} (${dialect})`, () => {
      const undo: (() => Promise<void>)[] = []
      afterEach(async () => {
        for (const step of undo.splice(0).reverse()) await step()
      })
      const open: Open = async (now = MORNING) => {
        const dataDir = mkdtempSync(join(tmpdir(), 'aide-test-'))
        undo.push(async () => rmSync(dataDir, { recursive: true, force: true }))
        const database =
          dialect === 'postgres' && postgresServer ? await freshDatabase(postgresServer, postgresTemplate) : null
        if (database) undo.push(database.drop)
        else if (sqliteFile) copyFileSync(sqliteFile, sqliteFileIn(dataDir))
        const settings = { dataDir, databaseUrl: database?.url ?? null }
        // What was copied is migrated: to look for migrations and missing columns takes longer than the copy.
        const engine = database && postgresTemplate ? openPostgres(database.url) : await openEngine(settings, now)
        undo.push(() => engine.close())
        await ensureHome(engine, now, 'Etc/UTC')
        return { engine, ctx: { engine, now, actor: await localActor(engine) }, dataDir, settings }
      }
      tests(open, dialect)
    })
  }
}
