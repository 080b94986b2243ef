import { spawn } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { localActor } from '@/lib/services/local-actor'
import { backUp } from '@/lib/services/storage/back-up'
import { type DoctorReport, runDoctor } from '@/lib/services/storage/run-doctor'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { answerOf, firstCards } from '@/tests/support/entries'
import { pagesThatFail } from '@/tests/support/every-page'
import { must } from '@/tests/support/must'
import { studiedFolder } from '@/tests/support/studied-library'
import { temporaryFolder } from '@/tests/support/temporary-folder'

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

it.each([
  ['what acts of the log set', `update reviews set value = '{"x' where kind <> 'review'`],
  ['authors', `update articles set authors = '["A. Surv'`],
  ['preferences', `update learners set preferences = '{"theme":"da'`],
  ['settings', `update settings_versions set settings = '{"w'`],
  ['the settings in force', `update learners set settings_id = 'lost'`],
  ['a kind of facts', `update facts set kind = 'figurd'`],
  ['a state of memories', `update memories set state = 'reviev'`],
  ['ratings', 'update reviews set rating = 67 where rating = 2'],
  ['instants', `update reviews set at = 9e17, received_at = 'x' where rating = 2`],
])('a damaged value of %s: pages that need it say what to do, and the doctor names it', async (_, sql) => {
  const { dataDir, now } = await studiedFolder()
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const settings = { dataDir, databaseUrl: null }
  const connection = new Sqlite(sqliteFileIn(dataDir))
  connection.pragma('foreign_keys = OFF')
  connection.exec(sql)
  connection.close()
  const engine = await openEngine(settings, now)
  const failing = await pagesThatFail({ engine, now, actor: await localActor(engine) })
  await engine.close()
  expect(failing).not.toEqual([])
  for (const { reason } of failing) expect(storageFailure(reason)?.message).toContain('doctor')
  const report = await runDoctor(settings, now, { repair: false })
  expect(report).toMatchObject({ ok: true, value: { healthy: false } })
})

/** Permissions do not hold the administrator back: then the doctor runs as nobody. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

const doctor = (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/aide.mjs', 'doctor'], {
      env: { ...process.env, AIDE_DATA_DIR: dataDir, DATABASE_URL: '', NODE_OPTIONS: '', ...env },
      ...NOBODY,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
      })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })

/** A folder as a server that was killed leaves it: the last answer is in the write-ahead log alone. */
const killed = async (): Promise<string> => {
  const { dataDir, now } = await studiedFolder()
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const engine = await openEngine({ dataDir, databaseUrl: null }, now)
  const ctx = { engine, now, actor: await localActor(engine) }
  const [card] = await firstCards(ctx, 1)
  await submitEntries(ctx, [await answerOf(ctx, card, 3)])
  const copy = temporaryFolder()
  onTestFinished(() => chmodSync(copy, 0o700))
  for (const name of ['aide.sqlite', 'aide.sqlite-wal']) cpSync(join(dataDir, name), join(copy, name))
  await engine.close()
  return copy
}

it('a folder that cannot be written is examined, with its write-ahead log, and left as it is', async () => {
  const dataDir = await killed()
  for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o444)
  chmodSync(dataDir, 0o555)
  const before = readdirSync(dataDir)
  const open = temporaryFolder()
  chmodSync(open, 0o777)
  const { code, output } = await doctor(dataDir, { TMPDIR: open })
  expect(output).toContain('(164 entries)')
  expect({ code, output }).toMatchObject({ code: 0 })
  expect(readdirSync(dataDir)).toEqual(before)
}, 120_000)
