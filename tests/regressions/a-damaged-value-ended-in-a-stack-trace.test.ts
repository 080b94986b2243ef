import { rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { localActor } from '@/lib/services/home'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { pagesThatFail } from '@/tests/support/every-page'
import { studiedFolder } from '@/tests/support/studied-library'

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
