import { existsSync, readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openEngine } from '@/lib/data/open'
import { startUp } from '@/lib/services/start-up'
import { backUp } from '@/lib/services/storage/back-up'
import { restore } from '@/lib/services/storage/restore'
import { must } from '@/tests/support/must'
import { answerCards, entriesIn, NOW, storageFixtures, thrownBy } from '@/tests/support/storage'

const { open, close, filled } = storageFixtures()

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
