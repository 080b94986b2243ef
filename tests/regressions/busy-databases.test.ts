import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import pg from 'pg'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Store, Tx } from '@/lib/data/engine/engine'
import { createWriter } from '@/lib/data/engine/group-commit'
import { openSqliteConnection } from '@/lib/data/engine/sqlite'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { schema } from '@/lib/data/schema/sqlite'
import { anId } from '@/lib/domain/ids.fixture'
import { checkHealth } from '@/lib/services/check-health'
import type { Context } from '@/lib/services/context'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards } from '@/tests/support/entries'
import { storageFixtures } from '@/tests/support/storage'

const { filled } = storageFixtures()

const failureOf = async (ctx: Context) => {
  const reason = await checkHealth(ctx).catch((thrown: unknown) => thrown)
  return reason instanceof Error ? storageFailure(reason)?.code : 'healthy'
}

onBothEngines('health', (open, dialect) => {
  it('saves something that changes nothing', async () => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    expect(await checkHealth(ctx)).toMatchObject({ status: 'ok', dialect })
    expect(await dump(engine)).toEqual(before)
  })

  it('fails with the reason while nothing can be saved, and is good again afterwards', async () => {
    const { ctx, settings, dataDir } = await open()
    if (settings.databaseUrl === null) {
      const other = new Sqlite(sqliteFileIn(dataDir))
      other.exec('begin immediate')
      expect(await failureOf(ctx)).toBe('storage-busy')
      other.exec('rollback')
      other.close()
    } else {
      const client = new pg.Client({ connectionString: settings.databaseUrl })
      await client.connect()
      const name = new URL(settings.databaseUrl).pathname.slice(1)
      await client.query(`alter database ${name} set default_transaction_read_only = on`)
      const engine = await openEngine(settings, ctx.now).catch(() => null)
      expect(engine).toBeNull()
      await client.query('set default_transaction_read_only = off')
      await client.query(`alter database ${name} reset default_transaction_read_only`)
      await client.query('begin; select 1 from learners for update')
      expect(await failureOf(ctx)).toBe('storage-busy')
      await client.end()
    }
    expect(await failureOf(ctx)).toBe('healthy')
  })

  it.each([
    ['SQLITE_FULL', 'storage-full'],
    ['SQLITE_READONLY', 'storage-read-only'],
    ['SQLITE_IOERR_WRITE', 'storage-damaged'],
  ])('names %s', async (code, named) => {
    const { ctx, engine } = await open()
    const write = () => Promise.reject(Object.assign(new Error(code), { code }))
    expect(await failureOf({ ...ctx, engine: { ...engine, write } })).toBe(named)
  })
})

const HOLD = `
const Sqlite = require('better-sqlite3')
const connection = new Sqlite(process.argv[1])
connection.exec('BEGIN IMMEDIATE')
process.stdout.write('held')
process.stdin.once('data', () => { connection.exec('COMMIT'); process.exit() })
`

/** Another process takes the write lock of a database; gives, when it has it, what makes that let go of it. */
const holdLock = async (file: string): Promise<() => void> => {
  const holder = spawn(process.execPath, ['-e', HOLD, file], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder.stdout, 'data')
  return () => void holder.stdin.write('go')
}

/** How long SQLite itself, and with it the whole thread, would wait for a lock at each try to begin a write. */
const watchTries = (): readonly unknown[] => {
  const waitsMs: unknown[] = []
  const { exec } = Sqlite.prototype
  const spy = vi.spyOn(Sqlite.prototype, 'exec').mockImplementation(function (this: Sqlite.Database, sql) {
    if (sql === 'BEGIN IMMEDIATE') waitsMs.push(this.pragma('busy_timeout', { simple: true }))
    return exec.call(this, sql)
  })
  onTestFinished(() => spy.mockRestore())
  return waitsMs
}

describe('while another process holds the write lock of SQLite', () => {
  it('a write waits, everything else goes on, and the write is stored afterwards', async () => {
    const { ctx, file } = await filled({ cards: 2 })
    const [card] = await firstCards(ctx, 1)
    const answer = await answerOf(ctx, card, 3)
    const letGo = await holdLock(file)
    const waitsMs = watchTries()
    let isStored = false
    const stored = submitEntries(ctx, [answer]).finally(() => {
      isStored = true
    })
    await vi.waitUntil(() => waitsMs.length > 5, { timeout: 9_000, interval: 5 })
    expect(await findLearner(ctx.engine.read, ctx.actor.learnerId)).not.toBeNull()
    expect(isStored).toBe(false)
    expect(new Set(waitsMs)).toEqual(new Set([0]))
    letGo()
    expect((await stored)[0]?.status).toBe('stored')
  })

  it('a write that waited as long as it may says that another program holds the database', async () => {
    const { file } = await filled()
    const connection = openSqliteConnection(file)
    connection.pragma('busy_timeout = 0')
    const store: Store = { dialect: 'sqlite', db: drizzle(connection, { casing: 'snake_case' }), t: schema }
    const { write } = createWriter(connection, store as Tx, undefined, 200) // as the engine makes it
    await holdLock(file)
    const reason = await write(async () => 'done').catch((thrown: unknown) => thrown)
    expect(storageFailure(reason)).toMatchObject({ code: 'storage-busy' })
    connection.close()
  })
})

onBothEngines('opening data that others write', (open) => {
  it('is no damage when rows come in meanwhile', async () => {
    const { engine, settings } = await open()
    let going = true
    const writing = (async () => {
      while (going) {
        await engine.write(async (tx) => {
          await tx.db.insert(tx.t.workspaces).values({ id: anId(randomUUID()), name: 'x', createdAt: 1 })
        })
      }
    })()
    for (let i = 0; i < 8; i++) {
      const other = await openEngine(settings, i)
      await other.close()
    }
    going = false
    await writing
    expect(await engine.read.db.select().from(engine.read.t.workspaces)).not.toHaveLength(0)
  })
})
