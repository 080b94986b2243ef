import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { sqliteFileIn } from '@/lib/data/open'
import { backUp } from '@/lib/services/storage/back-up'
import { newLibrary } from '@/lib/services/storage/restore'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { must } from '@/tests/support/must'
import { NOW, storageFixtures } from '@/tests/support/storage'

const { newFolder, close, filled } = storageFixtures()

const alter = (file: string, statement: string) => new Sqlite(file).exec(statement).close()

it.each([
  ['another program’s, with a table reviews', 'create table reviews (id)', /another program’s database/],
  ['another program’s', 'create table bookmarks (id, url)', /another program’s database/],
  ['empty', 'vacuum', /holds no library/],
])('a database that is %s is not backed up', async (_, statement, says) => {
  const dataDir = newFolder()
  alter(sqliteFileIn(dataDir), statement)
  const result = await backUp({ dataDir, databaseUrl: null }, NOW)
  expect(result).toMatchObject({ ok: false, code: 'storage', message: expect.stringMatching(says) })
  expect(readdirSync(dataDir)).not.toContain('backups')
})

it('a database that lacks a table is not backed up, and the doctor names the backup from before', async () => {
  const { ctx, settings, file } = await filled()
  const good = must(await backUp(settings, NOW))
  await close(ctx.engine)
  alter(file, 'pragma foreign_keys = off; drop table memories')
  expect(await backUp(settings, NOW + 60_000)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/No backup was written\. .* lacks the table memories/),
  })
  // As earlier versions wrote one.
  const bad = join(settings.dataDir, 'backups', 'aide-20260302T100000000Z.sqlite')
  new Sqlite(file).exec(`vacuum into '${bad}'`).close()
  const report = await runDoctor(settings, NOW, { repair: false })
  expect(JSON.stringify(report)).toContain(good.file)
  expect(JSON.stringify(report)).not.toContain(bad)
})

it('a folder in the database’s place is named', async () => {
  const dataDir = newFolder()
  mkdirSync(sqliteFileIn(dataDir))
  writeFileSync(join(sqliteFileIn(dataDir), 'a'), '')
  expect(await newLibrary({ dataDir, databaseUrl: null }, NOW)).toMatchObject({
    ok: false,
    code: 'conflict',
    message: expect.stringMatching(/is not a file/),
  })
})
