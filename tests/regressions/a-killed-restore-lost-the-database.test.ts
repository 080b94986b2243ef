import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { listBackups } from '@/lib/data/files/backups'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { backUp } from '@/lib/services/storage/back-up'
import { restore } from '@/lib/services/storage/restore'
import { answerCards, entriesIn, NOW, storageFixtures } from '@/tests/support/storage'

const { newFolder, filled } = storageFixtures()
vi.setConfig({ testTimeout: 600_000 })

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const OLD = 10
const BACKED_UP = 3

/** A folder with a backup of 3 answers and a database of 10, as a kill leaves it: 7 of them in the log alone. */
const killed = async (): Promise<string> => {
  const { ctx, settings, dataDir } = await filled()
  await answerCards(ctx, BACKED_UP)
  await backUp(settings, NOW)
  await answerCards(ctx, OLD - BACKED_UP, NOW + 60_000)
  const folder = join(newFolder(), 'model')
  mkdirSync(folder)
  for (const name of ['aide.sqlite', 'aide.sqlite-wal', 'last-known.json', 'backups'])
    cpSync(join(dataDir, name), join(folder, name), { recursive: true })
  return folder
}

/** The same, and the first pages of the database are overwritten. */
const damaged = async (): Promise<string> => {
  const folder = await killed()
  const file = sqliteFileIn(folder)
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 0, 9_000)
  writeFileSync(file, bytes)
  return folder
}

/** Restores in a process that is killed before its `step`-th change of the folder; null when it lived to its end. */
const restoreKilledAt = (dataDir: string, step: number): { readonly steps: number } | null => {
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    ['--import', fromRoot('tests/support/kill-at-step.mjs'), fromRoot('scripts/aide.mjs'), 'restore', 'latest'],
    {
      env: {
        ...process.env,
        AIDE_DATA_DIR: dataDir,
        AIDE_TEST_KILL_AT: String(step),
        AIDE_TEST_KILL_BELOW: dataDir,
      },
      encoding: 'utf8',
    },
  )
  if (signal === 'SIGKILL') return null
  expect({ status, signal }, stderr).toEqual({ status: 0, signal: null })
  return { steps: Number(/(\d+) steps/.exec(stderr)?.[1]) }
}

/** How many answers a database holds; `damaged` if it cannot be opened for that reason. */
const holds = async (dataDir: string): Promise<number | 'damaged'> => {
  try {
    const engine = await openEngine({ dataDir, databaseUrl: null }, NOW)
    const entries = await entriesIn(engine)
    await engine.close()
    return entries
  } catch (reason) {
    if (storageFailure(reason)?.code === 'storage-damaged') return 'damaged'
    throw reason
  }
}

/** What the files that a restore keeps, and all backups, hold: each opened as a copy in a folder of its own. */
const keptIn = async (dataDir: string): Promise<readonly (number | 'damaged')[]> => {
  const kept = readdirSync(dataDir).filter((name) => /\.before-restore-\d+$/.test(name))
  const files = [...kept.map((name) => join(dataDir, name)), ...listBackups(dataDir).map(({ file }) => file)]
  const found: (number | 'damaged')[] = []
  for (const file of files) {
    const folder = newFolder()
    for (const end of ['', '-wal']) if (existsSync(file + end)) cpSync(file + end, sqliteFileIn(folder) + end)
    found.push(await holds(folder))
  }
  return found
}

const leftovers = (dataDir: string) =>
  readdirSync(dataDir).filter((name) => /\.(staged|keeping|incoming|new-)|\.half/.test(name))

describe.each([
  ['a whole one', killed, OLD],
  ['a damaged one', damaged, 'damaged'],
] as const)('a restore over %s', (_, make, old) => {
  it('that is killed at any step leaves the old database or the new, and keeps all there was', async () => {
    const model = await make()
    const seen = new Set<number | 'damaged'>()
    for (let step = 1; ; step++) {
      const dataDir = join(newFolder(), 'data')
      cpSync(model, dataDir, { recursive: true })
      const lived = restoreKilledAt(dataDir, step)
      expect(existsSync(sqliteFileIn(dataDir)), `step ${step}`).toBe(true)
      const here = await holds(dataDir)
      expect([old, BACKED_UP], `step ${step}`).toContain(here)
      seen.add(here)
      if (here !== old) expect(await keptIn(dataDir), `step ${step}`).toContain(old)
      expect(
        await restore({ dataDir, databaseUrl: null }, listBackups(model)[0]?.file ?? '', NOW + step),
      ).toMatchObject({
        ok: true,
      })
      expect(await holds(dataDir), `step ${step}`).toBe(BACKED_UP)
      expect(await keptIn(dataDir), `step ${step}`).toContain(old)
      expect(leftovers(dataDir), `step ${step}`).toEqual([])
      rmSync(dataDir, { recursive: true })
      if (!lived) continue
      expect(lived.steps).toBe(step - 1)
      expect(step).toBeGreaterThan(10)
      break
    }
    expect([...seen].sort()).toEqual([BACKED_UP, old].sort())
  })
})

/** A change that was cut off while the file was outside of its write-ahead log: half written, with what it was before. */
const cutOffInJournal = (file: string) => {
  const code = `const db = require('better-sqlite3')(${JSON.stringify(file)})
    db.pragma('journal_mode = DELETE'); db.pragma('cache_size = 1'); db.exec('BEGIN IMMEDIATE')
    db.exec("update reviews set digest = 'changed' || hex(randomblob(2000))"); process.kill(process.pid, 'SIGKILL')`
  const { signal } = spawnSync(process.execPath, ['-e', code], { cwd: fromRoot('.') })
  expect(signal).toBe('SIGKILL')
  expect(existsSync(`${file}-journal`)).toBe(true)
}

it('a database that was cut off on its way out of the log opens again, and can be restored over', async () => {
  const [dataDir, other] = [await killed(), await killed()]
  for (const folder of [dataDir, other]) cutOffInJournal(sqliteFileIn(folder))
  expect(await holds(dataDir)).toBe(OLD)
  const settings = { dataDir: other, databaseUrl: null }
  expect(await restore(settings, 'latest', NOW + 1)).toMatchObject({ ok: true })
  expect(await holds(other)).toBe(BACKED_UP)
  expect(existsSync(`${sqliteFileIn(other)}-journal`)).toBe(false)
  expect(await restore(settings, `${sqliteFileIn(other)}.before-restore-1`, NOW + 2)).toMatchObject({ ok: true })
  expect(await holds(other)).toBe(OLD)
})
