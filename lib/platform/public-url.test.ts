import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '@/tests/support/temporary-folder'
import { rememberPublicUrl } from './public-url'

it('remembers the address of an earlier start until it is told otherwise', () => {
  const dataDir = join(temporaryFolder(), 'new')
  expect(rememberPublicUrl(dataDir, undefined)).toBeNull()
  expect(rememberPublicUrl(dataDir, 'https://study.example')).toBe('https://study.example')
  expect(rememberPublicUrl(dataDir, undefined)).toBe('https://study.example')
  expect(rememberPublicUrl(dataDir, 'none')).toBeNull()
  expect(rememberPublicUrl(dataDir, undefined)).toBeNull()
})
