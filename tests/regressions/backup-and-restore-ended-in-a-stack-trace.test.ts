import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { backUp } from '@/lib/services/storage/back-up'
import { aide, type Ran } from '@/tests/cli/run-aide'
import { must } from '@/tests/support/must'
import { answerCards, NOW, storageFixtures } from '@/tests/support/storage'

vi.setConfig({ testTimeout: 120_000 })

const { newFolder, close, filled } = storageFixtures()
const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** root may write anywhere, so for it the command runs as somebody else, from the sources: `node_modules` is not theirs. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

const runAsNobody = (dataDir: string, args: readonly string[]): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fromRoot('scripts/aide.mjs'), ...args], {
    env: { ...process.env, AIDE_DATA_DIR: dataDir, AIDE_BACKUP_DIR: '', AIDE_TIME_ZONE: 'Etc/UTC', DATABASE_URL: '' },
    encoding: 'utf8',
    ...NOBODY,
  })
  return { code: status, stdout, stderr }
}

const run = (dataDir: string, args: readonly string[]) => aide(args, { dataDir })

/** A message for people: some words, no stack. */
const expectMessage = ({ code, stderr }: Ran, words: RegExp | string) => {
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stderr).not.toMatch(/\b(Sqlite)?Error\b/)
  if (typeof words === 'string') expect(stderr).toContain(words)
  else expect(stderr).toMatch(words)
  expect(code).toBe(1)
}

/** A closed library with a backup. */
const library = async () => {
  const { ctx, settings, dataDir, file } = await filled()
  await answerCards(ctx, 3)
  const backup = must(await backUp(settings, NOW))
  await close(ctx.engine)
  return { dataDir, file, backup: backup.file }
}

describe.skipIf(process.platform === 'win32')('on a folder that cannot be written', () => {
  it.each([[['backup']], [['restore', 'latest']], [['restore', '--as-it-is']], [['due']]])('%j', async (args) => {
    const { dataDir } = await library()
    const folders = [dataDir, join(dataDir, 'backups')]
    for (const folder of folders) {
      for (const name of readdirSync(folder)) {
        const path = join(folder, name)
        if (NOBODY.uid !== undefined) chownSync(path, NOBODY.uid, NOBODY.gid)
        chmodSync(path, statSync(path).isDirectory() ? 0o555 : 0o444)
      }
    }
    if (NOBODY.uid !== undefined) chownSync(dataDir, 0, 0)
    chmodSync(dataDir, 0o555)
    expectMessage(runAsNobody(dataDir, args), /cannot be (written|used)/)
    for (const folder of folders) chmodSync(folder, 0o755)
  })
})

describe('with a database that cannot be used', () => {
  it.each([
    [
      'without the table memories',
      (file: string) => new Sqlite(file).exec('pragma foreign_keys = off; drop table memories').close(),
      'lacks the table memories',
    ],
    [
      'of another program',
      (file: string) => {
        writeFileSync(file, '')
        new Sqlite(file).exec('create table notes (id)').close()
      },
      'another program’s database',
    ],
    ['of 0 bytes', (file: string) => truncateSync(file), 'is an empty file'],
  ])('%s', async (_, damage, says) => {
    const { dataDir, file } = await library()
    damage(file)
    expectMessage(await run(dataDir, ['due']), says)
    // The doctor looks into any file, and its report says what is wrong.
    const examined = await run(dataDir, ['doctor'])
    expect(examined).toMatchObject({ code: 1, stderr: '' })
    expect(examined.stdout).toMatch(/^Database file: \d+ problems? /)
    const restored = await run(dataDir, ['restore', 'latest'])
    expect({ ...restored, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: '' })
    expect((await run(dataDir, ['due'])).code).toBe(0)
  })
})

it('a second place that is missing is named, and the backup is there', async () => {
  const { dataDir } = await library()
  const inTheWay = join(newFolder(), 'file')
  writeFileSync(inTheWay, '')
  const ran = await aide(['backup'], { dataDir, env: { AIDE_BACKUP_DIR: join(inTheWay, 'stick') } })
  expect(ran.stdout).toMatch(/^Backed up to .*\.sqlite/)
  expect(ran.stderr).toMatch(/It could not be copied to .*stick/)
  expect(ran.code).toBe(1)
  expect(existsSync(join(dataDir, 'backups'))).toBe(true)
})
