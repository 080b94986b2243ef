import { expect, it } from 'vitest'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import { fromMarkdown } from '@/lib/sources/markdown'

const NAMES = 'abcdefghi'.split('')

/** Nine lists, each of nine times the one before: 387,420,489 words in four hundred bytes. */
const MULTIPLIED = [
  'a: &a [w, w, w, w, w, w, w, w, w]',
  ...NAMES.slice(1).map(
    (name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${NAMES[at]}`).join(', ')}]`,
  ),
].join('\n')

it('front matter whose aliases multiply is refused, and says what to do', () => {
  expect(fromMarkdown(Buffer.from(`---\n${MULTIPLIED}\n---\n# Weir\n\nWords.`))).toMatchObject({
    ok: false,
    code: 'bomb',
    message: expect.stringMatching(/front matter .* aliases/),
  })
})

it.each([
  ['an alias of nothing', 'a: *b'],
  ['ten thousand brackets', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
])('front matter with %s is left out, and the text is read', (_, yaml) => {
  expect(fromMarkdown(Buffer.from(`---\n${yaml}\n---\n# Weir\n\nWords.`))).toMatchObject({
    ok: true,
    value: { title: 'Weir', text: '# Weir\n\nWords.' },
  })
})

it('quotations thousands deep are refused as what they are', () => {
  expect(fromMarkdown(Buffer.from(`${'> '.repeat(6_000)}Words.`))).toMatchObject({
    ok: false,
    message: expect.stringMatching(/nested too deeply to read/),
  })
})

it.each([
  ['that multiply', MULTIPLIED],
  ['of nothing', 'title: *nothing'],
])('aliases %s are a problem of the file, with its line', (_, yaml) => {
  const read = parseArticleFile('weir.md', `---\n${yaml}\n---\n## Weir\n\nWords.\n`)
  expect(read.article).toBeNull()
  expect(read.problems).toMatchObject([{ line: 2, what: expect.stringMatching(/alias/i) }])
})
