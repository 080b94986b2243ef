import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '@/tests/support/temporary-folder'
import { lockServer, type ServerInfo } from './server-lock'

const INFO: ServerInfo = { pid: process.pid, url: 'http://127.0.0.1:4711', startedAtMs: 0 }

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})

const taken = (dataDir: string) => {
  const lock = lockServer(dataDir, INFO)
  if (!lock.ok) throw new Error(lock.message)
  return lock
}
const messageOf = (dataDir: string): string => {
  const lock = lockServer(dataDir, INFO)
  if (lock.ok) lock.release()
  return lock.ok ? '' : lock.message
}

/** Another process that takes the lock the same way and keeps it until it is killed. */
const otherProcess = async (dataDir: string) => {
  const file = JSON.stringify(join(dataDir, 'server.lock'))
  const code = `const db = require('better-sqlite3')(${file}); db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE'); console.log('locked'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  writeFileSync(join(dataDir, 'server.json'), JSON.stringify({ ...INFO, pid: child.pid }))
  return child
}

describe('lockServer', () => {
  it('makes the folder and writes down who holds it', () => {
    const dataDir = join(folder, 'new', 'data')
    const lock = taken(dataDir)
    lock.announce({ ...INFO, url: 'http://127.0.0.1:5000' })
    expect(JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'))).toMatchObject({
      pid: process.pid,
      url: 'http://127.0.0.1:5000',
    })
    lock.release()
    expect(existsSync(join(dataDir, 'server.json'))).toBe(false)
  })

  it('refuses the second and names the first', () => {
    const lock = taken(folder)
    expect(messageOf(folder)).toContain(`process ${process.pid}, http://127.0.0.1:4711`)
    lock.release()
    expect(messageOf(folder)).toBe('')
  })

  it('holds against another process, and is free when that is killed', async () => {
    const child = await otherProcess(folder)
    expect(messageOf(folder)).toContain(`process ${child.pid}`)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(messageOf(folder)).toBe('')
  })

  it('still refuses when nobody can be named', () => {
    const lock = taken(folder)
    writeFileSync(join(folder, 'server.json'), 'half a li')
    expect(messageOf(folder)).toContain('Another Aide-Mémoire already uses')
    lock.release()
  })

  it('says what to do about a file in the folder’s place', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(messageOf(file)).toMatch(/cannot be used.*move it away.*AIDE_DATA_DIR/)
  })

  it('says what to do about a damaged lock file', () => {
    writeFileSync(join(folder, 'server.lock'), 'this is no database, and long enough to be seen as none'.repeat(40))
    expect(messageOf(folder)).toMatch(/server\.lock is damaged: delete that file/)
  })

  it('does not keep the lock when it could not write down who holds it', () => {
    const blocked = join(folder, 'server.json')
    mkdirSync(blocked)
    expect(messageOf(folder)).toContain('cannot be used')
    rmdirSync(blocked)
    expect(messageOf(folder)).toBe('')
  })

  it('may be released twice', () => {
    const lock = taken(folder)
    lock.release()
    expect(() => lock.release()).not.toThrow()
  })
})
