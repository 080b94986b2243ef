import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { sqliteFileIn } from '@/lib/data/open'
import { hintAboutFolder } from '@/lib/platform/data-folder'
import { parseEnv } from '@/lib/platform/env'
import { lockServer } from '@/lib/platform/server-lock'
import { moveData } from '@/lib/services/storage/move-data'
import { answerCards, entriesIn, NOW, storageFixtures, thrownBy } from '@/tests/support/storage'

vi.setConfig({ testTimeout: 120_000 })

const { newFolder, open, close, filled } = storageFixtures()
const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const settingsFor = (checkout: string, home: string) => {
  const parsed = parseEnv({}, checkout, { platform: 'linux', home })
  if (!parsed.ok) throw new Error('the settings are wrong')
  return parsed.value
}

/** A checkout with data in it, as earlier versions left it, and a home. */
const earlier = async () => {
  const [checkout, home] = [newFolder(), newFolder()]
  const dataDir = join(checkout, 'data')
  const { ctx, engine } = await filled({ dataDir })
  await answerCards(ctx, 3)
  await close(engine)
  mkdirSync(join(dataDir, 'prompts'))
  writeFileSync(join(dataDir, 'prompts', 'draft-cards.md'), 'own')
  return { checkout, home, dataDir }
}

it('a new installation keeps its data outside of the checkout', () => {
  const home = newFolder()
  const { dataDir, dataDirKind } = settingsFor(newFolder(), home)
  expect({ dataDir, dataDirKind }).toEqual({ dataDir: join(home, '.local/share/aide-memoire'), dataDirKind: 'user' })
})

it('data that is in the checkout is still used, and a hint says how to move it', async () => {
  const { checkout, home, dataDir } = await earlier()
  const settings = settingsFor(checkout, home)
  expect(settings).toMatchObject({ dataDir, dataDirKind: 'checkout' })
  const hint = hintAboutFolder({ path: settings.dataDir, kind: settings.dataDirKind }, {}, { platform: 'linux', home })
  expect(hint).toContain(join(home, '.local/share/aide-memoire'))
  expect(hint).toContain('npm run aide -- storage move')
})

describe('moving the data', () => {
  it('copies and checks everything, and is what the next start finds', async () => {
    const { checkout, home, dataDir } = await earlier()
    const to = settingsFor(newFolder(), home).dataDir
    const moved = await moveData(settingsFor(checkout, home), to, NOW)
    expect(moved).toEqual({ ok: true, value: { to, keptAs: `${dataDir}.moved-1` } })
    const settings = settingsFor(checkout, home)
    expect(settings).toMatchObject({ dataDir: to, dataDirKind: 'user' })
    const engine = await open(settings)
    expect(await entriesIn(engine)).toBe(3)
    expect(existsSync(join(to, 'prompts', 'draft-cards.md'))).toBe(true)
    expect(readdirSync(`${dataDir}.moved-1`)).toContain('aide.sqlite')
  })

  it('that was cut off between its last two steps is finished by another', async () => {
    const { checkout, home, dataDir } = await earlier()
    const to = settingsFor(newFolder(), home).dataDir
    await moveData(settingsFor(checkout, home), to, NOW)
    renameSync(`${dataDir}.moved-1`, dataDir)
    expect(settingsFor(checkout, home).dataDirKind).toBe('checkout')
    expect(await moveData(settingsFor(checkout, home), to, NOW)).toMatchObject({ ok: true })
    expect(settingsFor(checkout, home).dataDirKind).toBe('user')
  })

  it('is refused over other data, while a server runs, and where there is nothing', async () => {
    const { checkout, home, dataDir } = await earlier()
    const settings = settingsFor(checkout, home)
    const other = await filled()
    await close(other.engine)
    expect(await moveData(settings, other.dataDir, NOW)).toMatchObject({ ok: false, code: 'conflict' })
    const lock = lockServer(dataDir, { pid: process.pid, url: 'http://127.0.0.1:4711', startedAtMs: 0 })
    expect(await moveData(settings, join(home, 'new'), NOW)).toMatchObject({ ok: false, code: 'conflict' })
    if (lock.ok) lock.release()
    expect(await moveData({ dataDir: join(home, 'nothing'), databaseUrl: null }, join(home, 'new'), NOW)).toMatchObject(
      {
        ok: false,
        code: 'not-found',
      },
    )
    expect(await entriesIn(await open(settings))).toBe(3)
  })
})

it('the command moves it, in a checkout of its own', async () => {
  const { home, dataDir } = await earlier()
  const checkout = newFolder()
  for (const name of ['lib', 'scripts', 'drizzle', 'content', 'package.json', 'package-lock.json', 'tsconfig.json'])
    symlinkSync(fromRoot(name), join(checkout, name))
  mkdirSync(join(checkout, 'node_modules'))
  for (const name of readdirSync(fromRoot('node_modules')).filter((name) => name !== '.cache'))
    symlinkSync(fromRoot(`node_modules/${name}`), join(checkout, 'node_modules', name))
  cpSync(dataDir, join(checkout, 'data'), { recursive: true })
  const env = {
    ...process.env,
    HOME: home,
    AIDE_DATA_DIR: '',
    XDG_DATA_HOME: '',
    DATABASE_URL: '',
    AIDE_TIME_ZONE: 'UTC',
  }
  const run = (...args: readonly string[]) =>
    spawnSync(
      process.execPath,
      ['--preserve-symlinks', '--preserve-symlinks-main', join(checkout, 'scripts/aide.mjs'), ...args],
      {
        env,
        encoding: 'utf8',
      },
    )
  expect(run('storage').stdout).toContain('inside the program')
  const moved = run('storage', 'move')
  expect(moved.stderr).toBe('')
  expect(moved.stdout).toContain(join(home, '.local/share/aide-memoire'))
  expect(run('storage').stdout).toContain('your user data folder')
  expect(run('due').status).toBe(0)
})

it('tests have no data folder but those that they name', async () => {
  const parsed = parseEnv(process.env)
  if (!parsed.ok) throw new Error('the settings are wrong')
  await thrownBy(() => open(parsed.value))
  expect(parsed.value.backupDir).toBeNull()
  expect(sqliteFileIn(parsed.value.dataDir)).not.toMatch(/\.local|Application Support|AppData/)
})
