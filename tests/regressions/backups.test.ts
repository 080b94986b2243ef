import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backupsToRemove } from '@/lib/data/backup/thin'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { DAY_MS } from '@/lib/domain/time/units'
import { startUp } from '@/lib/services/start-up'
import { backUp } from '@/lib/services/storage/back-up'
import { newLibrary, restore } from '@/lib/services/storage/restore'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { must } from '@/tests/support/must'
import { answerCards, entriesIn, NOW, storageFixtures, thrownBy } from '@/tests/support/storage'

const { newFolder, open, close, filled } = storageFixtures()

it('a backup that a wrong clock named does not stay the latest', async () => {
  const { ctx, settings } = await filled()
  await answerCards(ctx, 2)
  const wrong = await backUp(settings, NOW + 400 * DAY_MS)
  await answerCards(ctx, 3, NOW + 60_000)
  const right = await backUp(settings, NOW + 120_000)
  if (!wrong.ok || !right.ok) throw new Error('not backed up')
  await close(ctx.engine)
  expect(await restore(settings, 'latest', NOW + DAY_MS)).toMatchObject({ ok: true, value: { from: right.value.file } })
  expect(await entriesIn(await open(settings))).toBe(5)
})

it('of two with the same answers, the one with the later change of the library is the latest', async () => {
  const { ctx, settings, engine } = await filled()
  await answerCards(ctx, 2)
  await backUp(settings, NOW + DAY_MS)
  await engine.write(async (tx) => {
    await tx.db.update(tx.t.facts).set({ statement: 'Changed.' })
  })
  const later = must(await backUp(settings, NOW))
  await close(engine)
  expect(await restore(settings, 'latest', NOW + DAY_MS)).toMatchObject({ ok: true, value: { from: later.file } })
})

it('a damaged latest one is passed over and named', async () => {
  const { ctx, settings } = await filled()
  await answerCards(ctx, 2)
  const older = await backUp(settings, NOW)
  await answerCards(ctx, 2, NOW + 60_000)
  const newer = await backUp(settings, NOW + 120_000)
  if (!older.ok || !newer.ok) throw new Error('not backed up')
  await close(ctx.engine)
  const bytes = readFileSync(newer.value.file)
  bytes.fill(0x5a, bytes.length - 60_000)
  writeFileSync(newer.value.file, bytes)
  expect(await restore(settings, 'latest', NOW + DAY_MS)).toMatchObject({
    ok: true,
    value: { from: older.value.file, passedOver: [newer.value.file] },
  })
})

it('the second place has the latest one where the backups of the data folder are older', async () => {
  const { ctx, settings } = await filled({ backupDir: newFolder() })
  await answerCards(ctx, 2)
  await backUp({ ...settings, backupDir: null }, NOW)
  await answerCards(ctx, 2, NOW + 60_000)
  const copied = await backUp(settings, NOW + 120_000)
  if (!copied.ok || !copied.value.copy?.ok) throw new Error('not copied')
  await close(ctx.engine)
  const { rmSync } = await import('node:fs')
  rmSync(copied.value.file)
  expect(await restore(settings, 'latest', NOW + DAY_MS)).toMatchObject({
    ok: true,
    value: { from: copied.value.copy.file },
  })
  expect(await entriesIn(await open(settings))).toBe(4)
})

it('backups of another library in the same place do not count', async () => {
  const backupDir = newFolder()
  const other = await filled({ backupDir })
  await answerCards(other.ctx, 9)
  await backUp(other.settings, NOW)
  await close(other.engine)
  const { newLibrary } = await import('@/lib/services/storage/restore')
  const dataDir = newFolder()
  await newLibrary({ dataDir, backupDir, databaseUrl: null }, NOW)
  const own = await filled({ backupDir, dataDir })
  await answerCards(own.ctx, 1)
  await backUp(own.settings, NOW + 1)
  await close(own.engine)
  expect(await restore(own.settings, 'latest', NOW + 2)).toMatchObject({ ok: true })
  expect(await entriesIn(await open(own.settings))).toBe(1)
})

it('what restores replaced is numbered, and none of it is ever deleted', async () => {
  const { engine, ctx, settings, file } = await filled()
  const backup = must(await backUp(settings, NOW))
  await answerCards(ctx, 4)
  await close(engine)
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 4096, bytes.length - 4096)
  writeFileSync(file, bytes)
  for (let turn = 1; turn <= 3; turn++) {
    const restored = await restore(settings, backup.file, NOW + turn)
    expect(restored).toMatchObject({ ok: true, value: { keptAs: `${file}.before-restore-${turn}` } })
  }
  expect(readFileSync(`${file}.before-restore-1`).equals(bytes)).toBe(true)
  for (let turn = 1; turn <= 3; turn++) expect(existsSync(`${file}.before-restore-${turn}`)).toBe(true)
})

it('a replaced database that was kept can be restored itself, with what was in its log alone', async () => {
  const { ctx, settings, file } = await filled()
  const backup = must(await backUp(settings, NOW))
  await answerCards(ctx, 4)
  await close(ctx.engine)
  await restore(settings, backup.file, NOW + 1)
  expect(await restore(settings, `${file}.before-restore-1`, NOW + 2)).toMatchObject({ ok: true })
  expect(await entriesIn(await open(settings))).toBe(4)
})

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

it('of a backup a day, two days, 12 daily, 10 weekly and 9 monthly ones are left, back to ten months at least', () => {
  let kept: number[] = []
  const start = Date.UTC(2026, 0, 1, 12)
  for (let day = 0; day < 900; day++) {
    const now = start + day * DAY_MS
    kept.push(now)
    const gone = new Set(backupsToRemove(kept, now))
    kept = kept.filter((at) => !gone.has(at))
    if (day < 500) continue
    const ages = kept.map((at) => Math.round((now - at) / DAY_MS)).sort((a, b) => a - b)
    expect(ages.slice(0, 14)).toEqual(Array.from({ length: 14 }, (_, i) => i))
    expect(ages).toHaveLength(2 + 12 + 10 + 9)
    expect(ages.at(-1), new Date(now).toISOString()).toBeGreaterThan(300)
  }
})

const EVIL: Readonly<Record<string, readonly [sql: string, says: string]>> = {
  'a trigger that drops answers': [
    'create trigger t after insert on reviews begin delete from reviews where id = new.id; end',
    'has a trigger “t”',
  ],
  'a view': [
    'create view notes as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n',
    'has a view “notes”',
  ],
  'a virtual table': ['create virtual table notes using fts5(text)', 'has a virtual table “notes”'],
  'a table missing': ['drop table memories', 'lacks the table memories'],
  'a column missing': [
    'drop index reviews_mixed_up; alter table reviews drop column mixed_up_with',
    'lacks the column reviews.mixed_up_with',
  ],
  'another program’s tables': ['drop table __drizzle_migrations', 'is another program’s database'],
}

const change = (file: string, sql: string) => {
  const connection = new Sqlite(file)
  connection.pragma('foreign_keys = OFF')
  connection.exec(sql)
  connection.close()
}

describe.each(Object.entries(EVIL))('a database with %s', (_, [sql, says]) => {
  it('is refused as a backup, and nothing is changed', async () => {
    const { ctx, settings, file } = await filled()
    await answerCards(ctx, 3)
    const backup = must(await backUp(settings, NOW))
    change(backup.file, sql)
    await close(ctx.engine)
    const before = readFileSync(file)
    expect(await restore(settings, backup.file, NOW + 1)).toMatchObject({
      ok: false,
      code: 'invalid',
      message: expect.stringContaining(says),
    })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(existsSync(`${file}.staged`)).toBe(false)
    expect(existsSync(`${file}.before-restore-1`)).toBe(false)
  })

  it('stops the start with what is wrong, and is left as it is', async () => {
    const { ctx, settings, file } = await filled()
    await close(ctx.engine)
    change(file, sql)
    const before = readFileSync(file)
    const { message } = await thrownBy(() => startUp({ ...settings, timeZone: null }, NOW))
    expect(message).toContain(says)
    expect(message).toContain('aide -- restore')
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

it('an index of one’s own, or what ANALYZE leaves, is no reason to refuse anything', async () => {
  const { ctx, settings, file } = await filled()
  await answerCards(ctx, 3)
  await close(ctx.engine)
  change(file, 'create index mine on facts (kind); analyze')
  const backup = must(await backUp(settings, NOW))
  expect(await restore(settings, backup.file, NOW + 1)).toMatchObject({ ok: true })
  expect(await entriesIn(await open(settings))).toBe(3)
  await expect(openEngine(settings, NOW).then((engine) => engine.close())).resolves.toBeUndefined()
})
