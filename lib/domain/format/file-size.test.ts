import { expect, it } from 'vitest'
import { fileSize } from './file-size'

it.each([
  [0, '0 KB'],
  [1, '1 KB'],
  [1_000, '1 KB'],
  [999_001, '1000 KB'],
  [1_000_000, '1.0 MB'],
  [12_340_000, '12.3 MB'],
  [2_000_000_000, '2.0 GB'],
])('%i bytes are %s', (bytes, words) => {
  expect(fileSize(bytes)).toBe(words)
})
