import { expect, it } from 'vitest'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'

const NAMES = 'abcdefghi'.split('')

/** Nine lists, each of nine times the one before. */
const BOMB = [
  'a: &a [w, w, w, w, w, w, w, w, w]',
  ...NAMES.slice(1).map(
    (name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${NAMES[at]}`).join(', ')}]`,
  ),
].join('\n')

it.each([
  ['that multiply', BOMB],
  ['of nothing', 'title: *nothing'],
])('aliases %s are a problem of the file, with its line', (_, yaml) => {
  const read = parseArticleFile('weir.md', `---\n${yaml}\n---\n## Weir\n\nWords.\n`)
  expect(read.article).toBeNull()
  expect(read.problems).toMatchObject([{ line: 2, what: expect.stringMatching(/alias/i) }])
})
