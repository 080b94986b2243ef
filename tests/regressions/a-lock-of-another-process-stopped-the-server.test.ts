import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Store, Tx } from '@/lib/data/engine/engine'
import { createWriter } from '@/lib/data/engine/group-commit'
import { openSqliteConnection } from '@/lib/data/engine/sqlite'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { schema } from '@/lib/data/schema/sqlite'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { answerOf, firstCards } from '@/tests/support/entries'
import { storageFixtures } from '@/tests/support/storage'

const HELD_MS = 1500

const HOLD = `
const Sqlite = require('better-sqlite3')
const connection = new Sqlite(process.argv[1])
connection.exec('BEGIN IMMEDIATE')
process.stdout.write('held')
setTimeout(() => { connection.exec('COMMIT'); connection.close() }, Number(process.argv[2]))
`

const { filled } = storageFixtures()

/** Another process takes the write lock of a database for a while; resolves when it has it. */
const holdLock = async (file: string, ms: number): Promise<void> => {
  const holder = spawn(process.execPath, ['-e', HOLD, file, String(ms)], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void holder.kill('SIGKILL'))
  if (holder.stdout) await once(holder.stdout, 'data')
}

describe('while another process holds the write lock of SQLite', () => {
  it('a write waits, everything else goes on, and the write is stored afterwards', async () => {
    const { ctx, file } = await filled({ cards: 2 })
    const [card] = await firstCards(ctx, 1)
    const answer = await answerOf(ctx, card, 3)
    await holdLock(file, HELD_MS)
    const begin = performance.now()
    let [longestMs, looks] = [0, 0]
    let last = begin
    const timer = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last)
      last = performance.now()
      looks++
    }, 5)
    const stored = submitEntries(ctx, [answer])
    expect(await findLearner(ctx.engine.read, ctx.actor.learnerId)).not.toBeNull()
    expect(performance.now() - begin).toBeLessThan(HELD_MS / 2)
    expect((await stored)[0]?.status).toBe('stored')
    clearInterval(timer)
    expect(performance.now() - begin).toBeGreaterThan(HELD_MS / 2)
    expect(longestMs).toBeLessThan(HELD_MS / 3)
    expect(looks).toBeGreaterThan(20)
  })

  it('a write that waited as long as it may says that another program holds the database', async () => {
    const { file } = await filled()
    const connection = openSqliteConnection(file)
    connection.pragma('busy_timeout = 0')
    const store: Store = { dialect: 'sqlite', db: drizzle(connection, { casing: 'snake_case' }), t: schema }
    const { write } = createWriter(connection, store as Tx, undefined, 200) // as the engine makes it
    await holdLock(file, HELD_MS)
    const reason = await write(async () => 'done').catch((thrown: unknown) => thrown)
    expect(storageFailure(reason)).toMatchObject({ code: 'storage-busy' })
    connection.close()
  })
})
