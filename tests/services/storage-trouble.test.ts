import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import pg from 'pg'
import { afterEach, expect, it } from 'vitest'
import type { Engine, Store, Tx } from '@/lib/data/engine/engine'
import { createWriter } from '@/lib/data/engine/group-commit'
import { openSqliteConnection } from '@/lib/data/engine/sqlite'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { schema } from '@/lib/data/schema/sqlite'
import { parseEnv } from '@/lib/platform/env'
import { ensureHome, localActor } from '@/lib/services/local-actor'
import { startUp } from '@/lib/services/start-up'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { freshDatabase } from '@/tests/support/engines'
import { answerOf, firstCards } from '@/tests/support/entries'
import { loadBridges, smallArticleSource } from '@/tests/support/library'

const NOW = Date.UTC(2026, 2, 2, 9)
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) {
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true, force: true })
  }
})

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-test-'))
  folders.push(folder)
  return folder
}

const filled = async () => {
  const dataDir = newFolder()
  const engine = await openEngine({ dataDir, databaseUrl: null }, NOW)
  await ensureHome(engine, NOW, 'Etc/UTC')
  const ctx = { engine, now: NOW, actor: await localActor(engine) }
  await loadBridges(ctx, 5)
  return { dataDir, engine, ctx, file: sqliteFileIn(dataDir) }
}

const failureOf = async (work: () => Promise<unknown>) => {
  try {
    await work()
  } catch (reason) {
    return storageFailure(reason)
  }
  return 'nothing was thrown'
}

it('a full disk refuses the answer with what to do, and keeps everything that was saved', async () => {
  const { engine, ctx, file } = await filled()
  const [card] = await firstCards(ctx, 1)
  const before = await dump(engine)
  const connection = openSqliteConnection(file)
  const pages = Number(connection.pragma('page_count', { simple: true }))
  connection.pragma(`max_page_count = ${pages}`)
  const store: Store = { dialect: 'sqlite', db: drizzle(connection, { casing: 'snake_case' }), t: schema }
  const tx = store as Tx // as the engine makes it
  const full: Engine = { ...engine, write: createWriter(connection, tx).write }
  const outcome = await failureOf(async () => {
    for (let i = 0; i < 200; i++) {
      const at = NOW + i
      await submitEntries({ ...ctx, now: at, engine: full }, [await answerOf({ ...ctx, now: at }, card, 3, at)])
    }
  })
  expect(outcome).toMatchObject({ code: 'storage-full' })
  expect(JSON.stringify(outcome)).toContain('Free some space')
  connection.close()
  const after = await dump(engine)
  expect(after.cards).toEqual(before.cards)
  const stored = after.reviews?.length ?? 0
  const [again] = await submitEntries({ ...ctx, now: NOW + 999 }, [await answerOf(ctx, card, 3, NOW + 999)])
  expect(again?.status).toBe('stored')
  expect((await dump(engine)).reviews?.length).toBe(stored + 1)
  await engine.close()
})

it('a damaged database stops the start with the way back to a backup, and is left as it is', async () => {
  const { dataDir, engine, file } = await filled()
  await engine.close()
  const bytes = readFileSync(file)
  bytes.fill(0x33, 0, 4096)
  writeFileSync(file, bytes)
  const outcome = await failureOf(() => startUp({ dataDir, databaseUrl: null, timeZone: null }, NOW))
  expect(outcome).toMatchObject({ code: 'storage-damaged' })
  expect(JSON.stringify(outcome)).toContain('which backup to restore')
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

it('another program’s file in the place of the database is refused and left as it is', async () => {
  const dataDir = newFolder()
  const file = sqliteFileIn(dataDir)
  writeFileSync(file, 'a letter to my aunt\n'.repeat(500))
  expect(await failureOf(() => openEngine({ dataDir, databaseUrl: null }, NOW))).toMatchObject({
    code: 'storage-damaged',
  })
  expect(statSync(file).size).toBe(10_000)
})

it('a PostgreSQL server that does not answer stops the start with what to do', async () => {
  const outcome = await failureOf(() =>
    openEngine({ dataDir: newFolder(), databaseUrl: 'postgres://nobody@127.0.0.1:9/none' }, NOW),
  )
  expect(outcome).toMatchObject({ code: 'storage-unreachable' })
})

it('a folder where a file stands is refused with what to do', async () => {
  const dataDir = join(newFolder(), 'taken')
  writeFileSync(dataDir, '')
  expect(await failureOf(() => openEngine({ dataDir, databaseUrl: null }, NOW))).toMatchObject({
    code: 'storage-read-only',
  })
})

it('a content file with an error leaves the library as it was loaded before, and names file and line', async () => {
  const dataDir = newFolder()
  const content = newFolder()
  const settings = { dataDir, databaseUrl: null, timeZone: 'Etc/UTC' }
  const source = smallArticleSource('bridges', [{ key: 'alpha' }, { key: 'beta' }])
  writeFileSync(join(content, 'bridges.md'), source)
  const first = await startUp(settings, NOW, content)
  expect(first.content).toMatchObject({ facts: 2, changed: true })
  const before = await dump(first.engine)
  await first.engine.close()
  writeFileSync(join(content, 'bridges.md'), source.replace('a: "1999"', 'a: "2024"'))
  const second = await startUp(settings, NOW, content)
  expect(second.content).toBeNull()
  expect(second.contentError?.message).toMatch(/bridges\.md:\d+: /)
  expect(await dump(second.engine)).toEqual(before)
  await second.engine.close()
})

it.skipIf(!process.env.TEST_DATABASE_URL)(
  'a PostgreSQL database without one of its tables stops the start',
  async () => {
    const { url, drop } = await freshDatabase(process.env.TEST_DATABASE_URL ?? '')
    const open = () => openEngine({ dataDir: newFolder(), databaseUrl: url }, NOW)
    await (await open()).close()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('drop table memories')
    await client.end()
    expect(await failureOf(open)).toMatchObject({ code: 'storage-damaged' })
    await drop()
  },
)

it('tests have no data folder but those that they name', async () => {
  const parsed = parseEnv(process.env)
  if (!parsed.ok) throw new Error('the settings are wrong')
  expect(parsed.value.backupDir).toBeNull()
  await expect(openEngine(parsed.value, NOW)).rejects.toThrow()
})
