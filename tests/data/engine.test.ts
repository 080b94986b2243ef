import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type Engine, NestedWriteError, type Store } from '@/lib/data/engine/engine'
import { openSqliteConnection } from '@/lib/data/engine/sqlite'
import { anId } from '@/lib/domain/ids.fixture'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'

const addWorkspace = (engine: Engine, name: string) =>
  engine.write(async (tx) => {
    await tx.db.insert(tx.t.workspaces).values({ id: anId(randomUUID()), name, createdAt: 1 })
    return name
  })

const named = async (store: Store, name: string) =>
  (await store.db.select().from(store.t.workspaces).where(eq(store.t.workspaces.name, name))).length

onBothEngines('the engine', (open) => {
  it('keeps what a write did and gives its value', async () => {
    const { engine } = await open()
    expect(await addWorkspace(engine, 'kept')).toBe('kept')
    expect(await named(engine.read, 'kept')).toBe(1)
  })

  it('keeps nothing of a write that throws, and passes its error on', async () => {
    const { engine } = await open()
    const before = await dump(engine)
    const failing = engine.write(async (tx) => {
      await tx.db.insert(tx.t.workspaces).values({ id: anId(randomUUID()), name: 'half', createdAt: 1 })
      throw new Error('in the middle')
    })
    await expect(failing).rejects.toThrow('in the middle')
    expect(await dump(engine)).toEqual(before)
  })

  it('refuses a write inside a write', async () => {
    const { engine } = await open()
    await expect(engine.write(() => addWorkspace(engine, 'inner'))).rejects.toThrow(NestedWriteError)
    expect(await named(engine.read, 'inner')).toBe(0)
  })

  it('lets a write be part of another engine’s, but not of its own by way of it', async () => {
    const { engine } = await open()
    const { engine: other } = await open()
    await engine.write(() => addWorkspace(other, 'beside'))
    expect(await named(other.read, 'beside')).toBe(1)
    const around = engine.write(() => other.write(() => addWorkspace(engine, 'inner')))
    await expect(around).rejects.toThrow(NestedWriteError)
    expect(await named(engine.read, 'inner')).toBe(0)
  })

  it('allows a write that follows another one', async () => {
    const { engine } = await open()
    await addWorkspace(engine, 'first').then(() => addWorkspace(engine, 'second'))
    expect(await named(engine.read, 'second')).toBe(1)
  })

  it('undoes only the one that throws among many that run together', async () => {
    const { engine } = await open()
    const writes = Array.from({ length: 60 }, (_, i) =>
      engine.write(async (tx) => {
        await tx.db.insert(tx.t.workspaces).values({ id: anId(randomUUID()), name: `w${i}`, createdAt: 1 })
        if (i % 7 === 3) throw new Error(`number ${i}`)
      }),
    )
    const outcomes = await Promise.allSettled(writes)
    for (const [i, outcome] of outcomes.entries()) {
      expect(outcome.status).toBe(i % 7 === 3 ? 'rejected' : 'fulfilled')
      expect(await named(engine.read, `w${i}`)).toBe(i % 7 === 3 ? 0 : 1)
    }
  })

  it('shows a reader nothing of a write that is still running', async () => {
    const { engine } = await open()
    let seen = -1
    await engine.write(async (tx) => {
      await tx.db.insert(tx.t.workspaces).values({ id: anId(randomUUID()), name: 'unseen', createdAt: 1 })
      seen = await named(engine.read, 'unseen')
    })
    expect(seen).toBe(0)
    expect(await named(engine.read, 'unseen')).toBe(1)
  })

  it('finishes the writes that wait before it closes', async () => {
    const { engine, settings } = await open()
    const writes = Array.from({ length: 20 }, (_, i) => addWorkspace(engine, `late${i}`))
    await Promise.all(writes)
    const { openEngine } = await import('@/lib/data/open')
    const again = await openEngine(settings, 2)
    expect(await named(again.read, 'late19')).toBe(1)
    await again.close()
  })

  it('refuses a row that refers to nothing', async () => {
    const { engine } = await open()
    const orphan = engine.write(async (tx) => {
      await tx.db.insert(tx.t.members).values({ learnerId: anId('nobody'), workspaceId: anId('w'), joinedAt: 1 })
    })
    await expect(orphan).rejects.toThrow()
  })
})

describe('a SQLite connection', () => {
  it('has its safe settings on every open, also of an existing file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'aide-test-'))
    const file = join(folder, 'aide.sqlite')
    openSqliteConnection(file).close()
    const connection = openSqliteConnection(file)
    const setting = (name: string) => connection.pragma(name, { simple: true })
    expect(setting('journal_mode')).toBe('wal')
    expect(setting('synchronous')).toBe(2)
    expect(setting('foreign_keys')).toBe(1)
    expect(setting('trusted_schema')).toBe(0)
    expect(Number(setting('busy_timeout'))).toBeGreaterThan(0)
    connection.close()
    rmSync(folder, { recursive: true })
  })
})
