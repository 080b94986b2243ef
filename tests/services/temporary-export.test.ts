import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import { newTemporaryExport, removeLeftExports } from '@/lib/services/export/temporary-export'

let parent = ''
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'aide-test-left-'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const NOW = Date.now()

/** The id of a process that has ended. */
const endedProcess = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  return child.pid ?? 0
}

const folder = (name: string): string => {
  mkdirSync(join(parent, name))
  writeFileSync(join(parent, name, 'collection.anki2'), 'notes')
  return join(parent, name)
}

describe('temporary folders of exports', () => {
  it('go at the next start if their process was killed, and stay while it runs', async () => {
    const killed = folder(`aide-export-${await endedProcess()}-a1B2c3`)
    const own = await newTemporaryExport(parent)
    const others = folder(`aide-export-${process.ppid}-a1B2c3`)
    expect(await removeLeftExports(NOW, parent)).toBe(1)
    expect(existsSync(killed)).toBe(false)
    expect([own, others].every(existsSync)).toBe(true)
  })

  it('go at the start of a process that has the id of the one that was killed', async () => {
    const killed = await newTemporaryExport(parent)
    const before = new Date(performance.timeOrigin - 1_000)
    utimesSync(killed, before, before)
    expect(await removeLeftExports(NOW, parent)).toBe(1)
    expect(existsSync(killed)).toBe(false)
  })

  it('go where the system does not say whose a folder is', async () => {
    const killed = folder(`aide-export-${await endedProcess()}-a1B2c3`)
    const { getuid } = process
    Object.defineProperty(process, 'getuid', { value: undefined, configurable: true })
    try {
      expect(await removeLeftExports(NOW, parent)).toBe(1)
    } finally {
      Object.defineProperty(process, 'getuid', { value: getuid, configurable: true })
    }
    expect(existsSync(killed)).toBe(false)
  })

  it('are all that goes', async () => {
    const names = ['aide-export-a1B2c3', 'aide-export-notes of mine', 'aide-export-1-abc']
    for (const name of names.slice(0, 2))
      utimesSync(folder(name), new Date(NOW - 2 * DAY_MS), new Date(NOW - 2 * DAY_MS))
    writeFileSync(join(parent, 'aide-export-1-abc'), '')
    expect(await removeLeftExports(NOW, parent)).toBe(0)
    expect(readdirSync(parent).sort()).toEqual(names.sort())
  })

  it('are missing where there is no such folder', async () => {
    expect(await removeLeftExports(NOW, join(parent, 'none'))).toBe(0)
  })
})
