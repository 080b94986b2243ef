import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { rememberPublicUrl } from './public-url'

const folder = mkdtempSync(join(tmpdir(), 'aide-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('remembers the address of an earlier start until it is told otherwise', () => {
  const dataDir = join(folder, 'new')
  expect(rememberPublicUrl(dataDir, undefined)).toBeNull()
  expect(rememberPublicUrl(dataDir, 'https://study.example')).toBe('https://study.example')
  expect(rememberPublicUrl(dataDir, undefined)).toBe('https://study.example')
  expect(rememberPublicUrl(dataDir, 'none')).toBeNull()
  expect(rememberPublicUrl(dataDir, undefined)).toBeNull()
})
