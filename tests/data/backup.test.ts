import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeReplaceable, putInPlace, stageBackup } from '@/lib/data/backup/restore'
import { writeBackup } from '@/lib/data/backup/write'
import type { Engine } from '@/lib/data/engine/engine'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { backupsFolder, listBackups } from '@/lib/data/files/backups'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { anId } from '@/lib/domain/ids.fixture'

const NOW = Date.UTC(2026, 2, 2)
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const opened = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aide-test-'))
  folders.push(dataDir)
  const engine = await openEngine({ dataDir, databaseUrl: null }, NOW)
  return { dataDir, engine, file: sqliteFileIn(dataDir) }
}

const add = (engine: Engine, id: string) =>
  engine.write(async (tx) => {
    await tx.db.insert(tx.t.workspaces).values({ id: anId(id), name: 'x'.repeat(2000), createdAt: 1 })
  })

const count = async (dataDir: string) => {
  const engine = await openEngine({ dataDir, databaseUrl: null }, NOW)
  const rows = await engine.read.db.select().from(engine.read.t.workspaces)
  await engine.close()
  return rows.length
}

describe('a backup', () => {
  it('holds everything that was saved before it, while writes go on', async () => {
    const { dataDir, engine, file } = await opened()
    for (let i = 0; i < 50; i++) await add(engine, `before${i}`)
    const writing = (async () => {
      for (let i = 0; i < 100; i++) await add(engine, `during${i}`)
    })()
    const backup = await writeBackup(file, dataDir, NOW)
    await writing
    await engine.close()
    const elsewhere = mkdtempSync(join(tmpdir(), 'aide-test-'))
    folders.push(elsewhere)
    copyFileSync(backup.file, sqliteFileIn(elsewhere))
    expect(await count(elsewhere)).toBeGreaterThanOrEqual(50)
    expect(await count(dataDir)).toBe(150)
  })

  it('leaves no half-written file when it fails, and says which backup failed', async () => {
    const { dataDir, engine } = await opened()
    await engine.close()
    const nothing = join(dataDir, 'missing.sqlite')
    await expect(writeBackup(nothing, dataDir, NOW)).rejects.toThrow('was not written')
    expect(readdirSync(backupsFolder(dataDir))).toEqual([])
  })

  it('is thinned by age', async () => {
    const { dataDir, engine, file } = await opened()
    const day = 86_400_000
    for (let i = 40; i >= 0; i--) await writeBackup(file, dataDir, NOW - i * day)
    await engine.close()
    const kept = listBackups(dataDir).map(({ at }) => Math.round((NOW - at) / day))
    expect(kept.slice(0, 14)).toEqual(Array.from({ length: 14 }, (_, i) => i))
    expect(kept.length).toBeLessThan(25)
  })

  it('comes back as it was, and the database that stood there is kept aside', async () => {
    const { dataDir, engine, file } = await opened()
    await add(engine, 'old')
    const backup = await writeBackup(file, dataDir, NOW)
    await add(engine, 'new')
    await engine.close()
    const staged = stageBackup(backup.file, file)
    const kept = makeReplaceable(file)
    putInPlace(staged, file)
    expect(await count(dataDir)).toBe(1)
    expect(kept).toBe(`${file}.before-restore-1`)
  })

  it('that is damaged is refused and the database stays', async () => {
    const { dataDir, engine, file } = await opened()
    await add(engine, 'kept')
    const backup = await writeBackup(file, dataDir, NOW)
    await engine.close()
    const bytes = readFileSync(backup.file)
    bytes.fill(0x5a, 100, bytes.length - 100)
    writeFileSync(backup.file, bytes)
    let reason: unknown
    try {
      stageBackup(backup.file, file)
    } catch (thrown) {
      reason = thrown
    }
    expect(storageFailure(reason)?.code).toBe('storage-damaged')
    expect(await count(dataDir)).toBe(1)
  })
})
