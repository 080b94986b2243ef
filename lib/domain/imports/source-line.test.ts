import { expect, it } from 'vitest'
import { sourceLineOf } from './source-line'

const A = 'https://a.example/a'

it.each([
  ['a page', ['Annual Review 2012', '12'], 'Annual Review 2012, 12'],
  ['a page that is the number of the issue as well', ['Annual Review 12', '12'], 'Annual Review 12, 12'],
  ['a name in a longer name', ['Bartholomew', 'Bart'], 'Bartholomew, Bart'],
  ['an address in a longer address', ['https://a.example/a-b', A], `https://a.example/a-b, ${A}`],
  ['an address that was said', [`Bridge Review (${A}).`, A], `Bridge Review (${A}).`],
  ['a name that was said', ['Bridge Review, 2001', 'Bridge Review'], 'Bridge Review, 2001'],
  ['a name that is said later', ['Bridge Review', 'Holm, Bridge Review, 2001'], 'Holm, Bridge Review, 2001'],
  ['the same words', ['Bridge Review', ' Bridge  Review '], 'Bridge Review'],
  ['no source', ['No source', ''], null],
])('sourceLineOf: %s', (_, parts, sourceLine) => {
  expect(sourceLineOf(parts)).toEqual({ sourceLine, tooLong: '' })
})
