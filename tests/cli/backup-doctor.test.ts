import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Engine } from '@/lib/data/engine/engine'
import { sqliteFileIn } from '@/lib/data/open'
import { lockServer } from '@/lib/platform/server-lock'
import { dump } from '@/tests/support/dump'
import { aide, freshDataDir, ownData, widest, withEngine } from './run-aide'

const data = ownData()

const run = (args: readonly string[], more: { input?: string; daysLater?: number; cwd?: string } = {}) =>
  aide(args, { ...data, ...more })
const answer = () => run(['review'], { input: '\n3\n' })

const opened = <T>(work: (engine: Engine) => Promise<T>): Promise<T> => withEngine(data.dataDir, work)

describe('aide backup', () => {
  it('writes, lists and goes back, by name and to the latest', async () => {
    await answer()
    const before = await opened(dump)
    const written = await run(['backup'])
    expect(written).toMatchObject({ code: 0, stderr: '' })
    expect(written.stdout).toMatch(/^Backed up to .+\.sqlite \(\d+\.\d MB, checked\)\.\n$/)
    const [name] = readdirSync(join(data.dataDir, 'backups'))
    const list = await run(['backup', '--list'])
    expect(list.stdout).toContain(`${name}  `)
    await answer()
    const after = await opened(dump)
    const restored = await run(['restore', name ?? ''], { daysLater: 1 })
    expect(restored).toMatchObject({ code: 0, stderr: '' })
    expect(restored.stdout).toContain('The previous data is backed up in')
    expect(await opened(dump)).toEqual(before)
    expect((await run(['restore', 'latest'], { daysLater: 2 })).code).toBe(0)
    expect(await opened(dump)).toEqual(after)
  })

  it('refuses to go back while a server runs, names it, and changes nothing', async () => {
    await answer()
    await run(['backup'])
    await answer()
    const before = await opened(dump)
    const lock = lockServer(data.dataDir, { pid: process.pid, url: 'http://127.0.0.1:4711', startedAtMs: 0 })
    if (!lock.ok) throw new Error(lock.message)
    const refused = await run(['restore', 'latest'], { daysLater: 1 })
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('http://127.0.0.1:4711')
    expect((await run(['backup'], { daysLater: 1 })).code).toBe(0)
    expect((await run(['due'])).code).toBe(0)
    lock.release()
    expect(await opened(dump)).toEqual(before)
  })

  it('ends with 1 where there is nothing to back up or to go back to', async () => {
    data.remove()
    Object.assign(data, freshDataDir())
    for (const args of [['backup'], ['restore', 'latest'], ['restore', 'nowhere.sqlite']]) {
      const { code, stdout, stderr } = await run(args)
      expect({ args, code, stdout }).toEqual({ args, code: 1, stdout: '' })
      expect(stderr).not.toContain('    at ')
    }
    expect((await run(['backup', '--list'])).stdout).toContain('There are no backups of')
    expect(existsSync(sqliteFileIn(data.dataDir))).toBe(false)
  })
})

describe('aide doctor', () => {
  it('ends with 0 where all is well', async () => {
    await answer()
    const { code, stdout, stderr } = await run(['doctor'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Memories, rebuilt from the log: OK (1 card with a log)')
    expect(stdout.endsWith('Everything is OK.\n')).toBe(true)
    expect(widest(stdout)).toBeLessThanOrEqual(80)
  })

  it('ends with 1 on a wrong memory and says how to repair it, and with 0 once it has', async () => {
    await answer()
    const before = await opened(dump)
    await opened(({ write }) =>
      write(async (tx) => {
        await tx.db.update(tx.t.memories).set({ lapses: 3 })
      }),
    )
    const found = await run(['doctor'])
    expect(found.code).toBe(1)
    expect(found.stdout).toContain('lapses is 3 and should be 0')
    expect(found.stdout).toContain('doctor --repair')
    const repaired = await run(['doctor', '--repair'])
    expect(repaired.code).toBe(0)
    expect(repaired.stdout).toContain('1 problem, all repaired')
    expect(await opened(dump)).toEqual(before)
  })

  it('ends with 1 on a damaged file and leads to a backup', async () => {
    await answer()
    await run(['backup'])
    const file = sqliteFileIn(data.dataDir)
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096 * 2, bytes.length - 4096)
    writeFileSync(file, bytes)
    const found = await run(['doctor'])
    expect(found.code).toBe(1)
    expect(found.stdout.replace(/\s+/g, ' ')).toMatch(/npm run aide -- restore \S+\/backups\/aide-\S+\.sqlite/)
    expect((await run(['due'])).code).toBe(1)
    expect((await run(['restore', 'latest'])).code).toBe(0)
    expect((await run(['doctor'])).code).toBe(0)
  })

  it('ends with 1 where there is no database', async () => {
    data.remove()
    Object.assign(data, freshDataDir())
    const { code, stdout, stderr } = await run(['doctor'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('does not exist yet')
  })
})
