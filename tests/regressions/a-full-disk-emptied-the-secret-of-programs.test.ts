import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ensureProgramsSecret } from '@/lib/data/files/secret-key'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = () => join(folder, 'programs.secret')
const secretWith = (failed: (reason: unknown) => void) =>
  ensureProgramsSecret(folder, () => Buffer.alloc(32, 7), failed)
const mustWrite = (reason: unknown): void => {
  throw new Error('the secret could not be written', { cause: reason })
}

it('is written once, and again only where the file says something else', () => {
  const secret = secretWith(mustWrite)
  expect(readFileSync(fileOf(), 'utf8')).toBe(`${secret}\n`)
  if (process.platform !== 'win32') expect(statSync(fileOf()).mode & 0o777).toBe(0o600)
  const { ino, mtimeMs } = statSync(fileOf())
  expect(secretWith(mustWrite)).toBe(secret)
  expect(statSync(fileOf())).toMatchObject({ ino, mtimeMs })
  writeFileSync(fileOf(), '')
  expect(secretWith(mustWrite)).toBe(secret)
  expect(readFileSync(fileOf(), 'utf8')).toBe(`${secret}\n`)
  expect(readdirSync(folder).sort()).toEqual(['programs.secret', 'secret.key'])
})

it('does not keep a server from starting where it cannot be written', () => {
  mkdirSync(join(fileOf(), 'in-the-way'), { recursive: true })
  const reasons: unknown[] = []
  expect(secretWith((reason) => reasons.push(reason))).toMatch(/^[\w-]{43}$/)
  expect(reasons).toHaveLength(1)
  expect(readdirSync(folder).sort()).toEqual(['programs.secret', 'secret.key'])
})
