import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { openSqlite } from '@/lib/data/engine/sqlite'
import { listBackups } from '@/lib/data/files/backups'
import {
  EarlierSchemaError,
  MigrationDamageError,
  migrationsFolder,
  NewerSchemaError,
} from '@/lib/data/migrations/plan'
import { migratePostgres } from '@/lib/data/migrations/postgres'
import { migrateSqlite, pendingOnSqlite } from '@/lib/data/migrations/sqlite'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

type Dialect = 'sqlite' | 'postgres'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The project's migrations and one more. */
const withAnotherMigration = (dialect: Dialect, sql: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-migrations-'))
  folders.push(folder)
  cpSync(migrationsFolder(dialect), folder, { recursive: true })
  const journalFile = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  const idx = journal.entries.length
  journal.entries.push({ ...journal.entries.at(-1), idx, when: journal.entries.at(-1).when + 1, tag: '9999_another' })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(join(folder, '9999_another.sql'), sql)
  return folder
}

const migrate = async ({ settings }: Opened, folder: string): Promise<number> =>
  settings.databaseUrl === null
    ? migrateSqlite(sqliteFileIn(settings.dataDir), folder)
    : await migratePostgres(settings.databaseUrl, folder)

/** A table that others refer to is made anew under its name, as drizzle-kit does it on SQLite. */
const REBUILD = [
  'CREATE TABLE `rebuilt` AS SELECT * FROM `facts`;',
  'DROP TABLE `facts`;',
  'ALTER TABLE `rebuilt` RENAME TO `facts`;',
  'CREATE UNIQUE INDEX `facts_pk` ON `facts` (`workspace_id`, `id`);',
].join('\n--> statement-breakpoint\n')

onBothEngines('migrations', (open, dialect) => {
  const filled = async () => {
    const opened = await open()
    await loadBridges(opened.ctx, 8)
    const [card] = await firstCards(opened.ctx, 1)
    if (card) await submitEntries(opened.ctx, [await answerOf(opened.ctx, card, 3)])
    return opened
  }

  it('run once', async () => {
    const opened = await open()
    expect(await migrate(opened, migrationsFolder(dialect))).toBe(0)
  })

  it('keep every row of a filled database', async () => {
    const opened = await filled()
    const before = await dump(opened.engine)
    const sql =
      dialect === 'sqlite' ? REBUILD : 'alter table facts rename to rebuilt; alter table rebuilt rename to facts;'
    expect(await migrate(opened, withAnotherMigration(dialect, sql))).toBe(1)
    expect(await dump(opened.engine)).toEqual(before)
  })

  it('are rolled back when they would lose rows', async () => {
    const opened = await filled()
    const before = await dump(opened.engine)
    const folder = withAnotherMigration(dialect, 'delete from new_cards;')
    await expect(async () => migrate(opened, folder)).rejects.toThrow(MigrationDamageError)
    expect(await dump(opened.engine)).toEqual(before)
  })

  it('are rolled back as a whole when a statement fails', async () => {
    const opened = await filled()
    const before = await dump(opened.engine)
    const folder = withAnotherMigration(
      dialect,
      "insert into workspaces (id, name, created_at) values ('x', 'y', 1);\n--> statement-breakpoint\nselect * from nowhere;",
    )
    await expect(async () => migrate(opened, folder)).rejects.toThrow()
    expect(await dump(opened.engine)).toEqual(before)
  })

  it('refuse data of a newer version and leave it alone', async () => {
    const opened = await filled()
    await migrate(opened, withAnotherMigration(dialect, 'create table from_the_future (id integer);'))
    const before = await dump(opened.engine)
    await expect(openEngine(opened.settings, 3)).rejects.toThrow(NewerSchemaError)
    await expect(openEngine(opened.settings, 3)).rejects.toThrow('newer version')
    expect(await dump(opened.engine)).toEqual(before)
  })

  it('refuse data from before the first of them, name it and the way out, and leave it alone', async () => {
    const opened = await filled()
    const journal = dialect === 'sqlite' ? '__drizzle_migrations' : 'drizzle.__drizzle_migrations'
    const statement = `update ${journal} set created_at = 1 where id = 1`
    if (dialect === 'sqlite') new Sqlite(sqliteFileIn(opened.dataDir)).exec(statement).close()
    else {
      const client = new pg.Client({ connectionString: opened.settings.databaseUrl ?? '' })
      await client.connect()
      await client.query(statement).finally(() => client.end())
    }
    const before = await dump(opened.engine)
    await expect(openEngine(opened.settings, 3)).rejects.toThrow(EarlierSchemaError)
    await expect(openEngine(opened.settings, 3)).rejects.toThrow(/(aide\.sqlite|PostgreSQL).*git checkout .*export/)
    expect(await dump(opened.engine)).toEqual(before)
  })
})

describe('opening a SQLite file', () => {
  it('makes a backup first when there is something to migrate', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'aide-test-'))
    folders.push(dataDir)
    const file = sqliteFileIn(dataDir)
    migrateSqlite(file, emptyMigrations())
    expect(pendingOnSqlite(file)).toBeGreaterThan(0)
    const engine = await openEngine({ dataDir, databaseUrl: null }, Date.UTC(2026, 0, 1))
    await engine.close()
    const [backup] = listBackups(dataDir)
    expect(backup?.at).toBe(Date.UTC(2026, 0, 1))
    const again = await openEngine({ dataDir, databaseUrl: null }, Date.UTC(2026, 0, 2))
    await again.close()
    expect(listBackups(dataDir)).toHaveLength(1)
    const old = openSqlite(backup?.file ?? '')
    await old.close()
  })
})

/** A folder of migrations that has none yet. */
const emptyMigrations = (): string => {
  const folder = withAnotherMigration('sqlite', '')
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'sqlite', entries: [] }))
  return folder
}
