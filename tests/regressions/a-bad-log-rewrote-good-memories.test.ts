import { rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { backUp } from '@/lib/services/storage/back-up'
import { type DoctorReport, runDoctor } from '@/lib/services/storage/run-doctor'
import { dump } from '@/tests/support/dump'
import { must } from '@/tests/support/must'
import { studiedFolder } from '@/tests/support/studied-library'

/** A studied library with a backup, damaged by SQL past the program. */
const damaged = async (sql: string) => {
  const { dataDir, now } = await studiedFolder()
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const settings = { dataDir, databaseUrl: null }
  const backup = must(await backUp(settings, now))
  const before = await rows(settings, now)
  const connection = new Sqlite(sqliteFileIn(dataDir))
  connection.pragma('foreign_keys = OFF')
  connection.exec(sql)
  connection.close()
  return { settings, now: now + 60_000, backup: backup.file, before }
}

const rows = async (settings: { readonly dataDir: string; readonly databaseUrl: null }, now: number) => {
  const engine = await openEngine(settings, now)
  try {
    return await dump(engine)
  } finally {
    await engine.close()
  }
}

const examine = async (
  { settings, now }: Awaited<ReturnType<typeof damaged>>,
  repair = false,
): Promise<DoctorReport> => {
  return must(await runDoctor(settings, now, { repair }))
}

const found = ({ checks }: DoctorReport) => checks.filter((check) => check.found > 0).map(({ name }) => name)

it.each([
  ['a rating', 'update reviews set rating = 4 where rowid = 30 and rating <> 4'],
  ['the time that an answer took', 'update reviews set question_ms = question_ms + 1 where rowid = 30'],
  ['the instant that was claimed', 'update reviews set claimed_at = claimed_at - 4 where rowid = 30'],
  ['where in the fuzz range an interval was put', 'update reviews set fuzz = 0.75 where rowid = 30'],
  ['what an act set', "update reviews set value = '5' where kind = 'flag'"],
  [
    'the digest itself',
    "update reviews set digest = iif(digest like 'A%', 'B', 'A') || substr(digest, 2) where rowid = 30",
  ],
])(
  'the doctor names the entry of which %s is another, and the backup that has it, and rebuilds nothing from it',
  async (_, sql) => {
    const opened = await damaged(sql)
    const after = await rows(opened.settings, opened.now)
    expect(after.reviews).not.toEqual(opened.before.reviews)
    const report = await examine(opened, true)
    expect(report.healthy).toBe(false)
    const log = report.checks.find(({ name }) => name === 'log')
    expect(log).toMatchObject({ found: 1, repaired: 0 })
    expect(log?.examples[0]).toMatch(/^entry \S+ of card \S+: it is not what was sent/)
    expect(report.advice).toEqual([expect.stringContaining(`restore ${opened.backup}`)])
    expect(await rows(opened.settings, opened.now)).toEqual(after)
  },
)

it('the doctor names an answer whose settings are lost, and leaves its memory', async () => {
  const opened = await damaged(
    "update reviews set settings_id = '019cadc6-9a80-7143-9d2d-d4479fad7e45' where rowid = 30",
  )
  const after = await rows(opened.settings, opened.now)
  expect(found(await examine(opened, true))).toContain('log')
  expect((await rows(opened.settings, opened.now)).memories).toEqual(after.memories)
})

it('what is stored beside answers is worked out again from the log', async () => {
  const opened = await damaged(
    `update reviews set memory_before = replace(memory_before, '"reps":2', '"reps":3') where rowid between 50 and 90;
     update reviews set predicted_recall = predicted_recall / 2 where rowid = 95`,
  )
  expect(await rows(opened.settings, opened.now)).not.toEqual(opened.before)
  expect(found(await examine(opened))).toContain('predictions')
  await examine(opened, true)
  expect(await rows(opened.settings, opened.now)).toEqual(opened.before)
  expect((await examine(opened)).healthy).toBe(true)
})

it('a recall beside an answer that is off in its last bit is no rounding: it is stored to eight digits', async () => {
  const opened = await damaged(
    `update reviews set predicted_recall = predicted_recall - 4e-15
     where rowid = (select min(rowid) from reviews where predicted_recall < 1)`,
  )
  expect(await rows(opened.settings, opened.now)).not.toEqual(opened.before)
  expect(found(await examine(opened))).toEqual(['predictions'])
  await examine(opened, true)
  expect(await rows(opened.settings, opened.now)).toEqual(opened.before)
})
