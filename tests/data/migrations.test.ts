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
import { freshDatabase, type Opened, onBothEngines } from '@/tests/support/engines'
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

/** The project's migrations up to one of them. */
const migrationsUpTo = (dialect: Dialect, last: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-migrations-'))
  folders.push(folder)
  cpSync(migrationsFolder(dialect), folder, { recursive: true })
  const journalFile = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  const count = journal.entries.findIndex(({ tag }: { tag: string }) => tag === last) + 1
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  return folder
}

/** A learner with an answer and two hours of an earlier version, which knew no stages and modes. */
const OLD_ROWS = [
  `insert into learners (id, name, settings_id, queue, preferences, created_at) values ('l', 'L', 's', '{}', '{}', 1)`,
  `insert into reviews (learner_id, id, kind, card_id, workspace_id, at, day, claimed_at, received_at, digest)
   values ('l', 'r', 'review', 'c', 'w', 1, 1, 1, 1, 'd')`,
  `insert into hour_sums (learner_id, hour, answers, tested, passed) values ('l', 9, 5, 3, 2), ('l', 10, 1, 0, 0)`,
]
const HOURS = 'select hour, stage, mode, answers, tested, passed from hour_sums order by hour'
const KEPT = [
  { hour: 9, stage: 'learning', mode: 'study', answers: 5, tested: 3, passed: 2 },
  { hour: 10, stage: 'learning', mode: 'study', answers: 1, tested: 0, passed: 0 },
]

describe('hours of an earlier version', () => {
  it('keep their rows until they are counted anew, on SQLite', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'aide-test-'))
    folders.push(dataDir)
    const file = sqliteFileIn(dataDir)
    migrateSqlite(file, migrationsUpTo('sqlite', '0003_sums'))
    const db = new Sqlite(file)
    for (const row of OLD_ROWS) db.exec(row)
    db.close()
    expect(migrateSqlite(file, migrationsFolder('sqlite'))).toBeGreaterThan(0)
    const after = new Sqlite(file)
    expect(after.prepare(HOURS).all()).toEqual(KEPT)
    expect(after.prepare('select mixed_up_with from reviews').all()).toEqual([{ mixed_up_with: null }])
    after.close()
  })

  const server = process.env.TEST_DATABASE_URL
  it.skipIf(!server)('and on PostgreSQL', async () => {
    const { url, drop } = await freshDatabase(server ?? '')
    try {
      await migratePostgres(url, migrationsUpTo('postgres', '0003_sums'))
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      for (const row of OLD_ROWS) await client.query(row)
      expect(await migratePostgres(url, migrationsFolder('postgres'))).toBeGreaterThan(0)
      expect((await client.query(HOURS)).rows).toEqual(KEPT)
      expect((await client.query('select mixed_up_with from reviews')).rows).toEqual([{ mixed_up_with: null }])
      await client.end()
    } finally {
      await drop()
    }
  })
})

/** A contradiction as earlier versions kept it, with the two facts that it is between. */
const OLD_CONTRADICTION = [
  `insert into workspaces (id, name, created_at) values ('w', 'W', 1)`,
  `insert into articles (workspace_id, id, key, title, authors, origin, snapshot_id, position, created_at)
   values ('w', 'a', 'a', 'A', '[]', 'paste', 's', 0, 1)`,
  `insert into snapshots (workspace_id, id, article_id, text, sha256, imported_at) values ('w', 's', 'a', 'It.', 'x', 1)`,
  `insert into passages (workspace_id, id, snapshot_id, exact, prefix, suffix, start, "end", before, after)
   values ('w', 'p', 's', 'It', '', '', 0, 2, '', '.')`,
  ...['f', 'g'].map(
    (
      id,
    ) => `insert into facts (workspace_id, id, key, article_id, passage_id, kind, statement, weight, origin, position,
     created_at, updated_at) values ('w', '${id}', '${id}', 'a', 'p', 'event', 'It.', 'must', 'person', 0, 1, 1)`,
  ),
  `insert into contradictions (workspace_id, fact_id, other_fact_id, note)
   values ('w', 'f', 'g', 'one'), ('w', 'g', 'f', 'two')`,
]
const LINKS = 'select fact_id, other_fact_id, kind, note from fact_links order by fact_id'
const CARRIED_OVER = [
  { fact_id: 'f', other_fact_id: 'g', kind: 'contradicts', note: 'one' },
  { fact_id: 'g', other_fact_id: 'f', kind: 'contradicts', note: 'two' },
]

describe('contradictions of an earlier version', () => {
  it('become links, on SQLite', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'aide-test-'))
    folders.push(dataDir)
    const file = sqliteFileIn(dataDir)
    migrateSqlite(file, migrationsUpTo('sqlite', '0004_answers-apart'))
    const db = new Sqlite(file)
    for (const row of OLD_CONTRADICTION) db.exec(row)
    db.close()
    expect(migrateSqlite(file, migrationsFolder('sqlite'))).toBeGreaterThan(0)
    const after = new Sqlite(file)
    expect(after.prepare(LINKS).all()).toEqual(CARRIED_OVER)
    after.close()
  })

  const server = process.env.TEST_DATABASE_URL
  it.skipIf(!server)('and on PostgreSQL', async () => {
    const { url, drop } = await freshDatabase(server ?? '')
    try {
      await migratePostgres(url, migrationsUpTo('postgres', '0004_answers-apart'))
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      for (const row of OLD_CONTRADICTION) await client.query(row)
      expect(await migratePostgres(url, migrationsFolder('postgres'))).toBeGreaterThan(0)
      expect((await client.query(LINKS)).rows).toEqual(CARRIED_OVER)
      await client.end()
    } finally {
      await drop()
    }
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
