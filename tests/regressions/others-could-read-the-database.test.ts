import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockServer } from '@/lib/platform/server-lock'
import { backUp } from '@/lib/services/storage/back-up'
import { restore } from '@/lib/services/storage/restore'
import { answerCards, NOW, storageFixtures } from '@/tests/support/storage'

const { newFolder, open, close, filled } = storageFixtures()

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

const allIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? [path, ...allIn(path)] : [path]
  })

const expectPrivate = (folder: string) => {
  const open = [folder, ...allIn(folder)].filter((path) => statSync(path).mode & 0o077)
  expect(open.map((path) => `${path} ${modeOf(path)}`)).toEqual([])
}

describe.skipIf(process.platform === 'win32')('what the program keeps can be read by its user alone', () => {
  it('in a folder that it makes, whatever the umask', async () => {
    const before = process.umask(0)
    try {
      const backupDir = join(newFolder(), 'second')
      const dataDir = join(newFolder(), 'new', 'data')
      const lock = lockServer(dataDir, { pid: process.pid, url: 'http://127.0.0.1:4711', startedAtMs: 0 })
      if (!lock.ok) throw new Error(lock.message)
      const { ctx, settings } = await filled({ dataDir, backupDir })
      await answerCards(ctx, 3)
      await backUp(settings, NOW)
      expect(readdirSync(dataDir).sort()).toEqual([
        'aide.sqlite',
        'aide.sqlite-shm',
        'aide.sqlite-wal',
        'backups',
        'last-known.json',
        'server.json',
        'server.lock',
        'server.lock-journal',
      ])
      expectPrivate(dataDir)
      expectPrivate(join(dataDir, '..'))
      expectPrivate(backupDir)
      lock.release()
      await close(ctx.engine)
      await restore(settings, 'latest', NOW + 1)
      expect(existsSync(join(dataDir, 'aide.sqlite.before-restore-1'))).toBe(true)
      expectPrivate(dataDir)
    } finally {
      process.umask(before)
    }
  })

  it('in a folder that an earlier version left open', async () => {
    const { engine, settings, dataDir } = await filled()
    await backUp(settings, NOW)
    await close(engine)
    for (const path of [dataDir, ...allIn(dataDir)]) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644)
    await open(settings)
    expectPrivate(dataDir)
  })

  it('but a folder that holds other things too keeps its mode, and so do those', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o755)
    writeFileSync(join(folder, 'letter.txt'), 'x')
    chmodSync(join(folder, 'letter.txt'), 0o644)
    mkdirSync(join(folder, 'prompts'))
    await filled({ dataDir: folder })
    expect(modeOf(folder)).toBe('755')
    expect(modeOf(join(folder, 'letter.txt'))).toBe('644')
    expect(modeOf(join(folder, 'aide.sqlite'))).toBe('600')
  })
})
