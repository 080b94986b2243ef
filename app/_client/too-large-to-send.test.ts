import { expect, it } from 'vitest'
import { tooLargeWords } from './reach-server'

const MEGABYTE = 1024 * 1024

it.each([
  ['nothing', undefined],
  ['a fact', { statement: 'The bridge was opened in 1999.', cards: [{ front: 'When?', back: '1999' }] }],
  ['11 MB', { statement: 'a'.repeat(11 * MEGABYTE) }],
])('%s is not too large', (_, typed) => {
  expect(tooLargeWords(typed)).toBeNull()
})

it('13 MB are named, counted as they are sent', () => {
  expect(tooLargeWords({ statement: 'a'.repeat(13 * MEGABYTE) })).toMatch(
    /^What you entered is 13\.0 MB; the limit is 11\.5 MB/,
  )
  expect(tooLargeWords(['ш'.repeat(7 * MEGABYTE)])).toMatch(/14\.0 MB/)
})
