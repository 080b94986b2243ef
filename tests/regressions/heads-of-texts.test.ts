import { describe, expect, it } from 'vitest'
import { withoutHead } from '@/lib/sources/head/without-head'
import { fromMarkdown } from '@/lib/sources/markdown'
import { fromPlainText } from '@/lib/sources/plain-text'
import type { SourceResult } from '@/lib/sources/source-result'

const BODY = 'The grid failed twice in August.\n\nIt failed again in September, and nobody was told why.'
const BYLINE = 'By Elena Marchetti, Rome\nEnergy Monitor, 3 September 2026'

const kept = (read: SourceResult): string => (read.ok ? withoutHead(read.value.text, read.value.title) : read.code)
const plain = (text: string) => kept(fromPlainText(Buffer.from(text)))

describe('the text that is kept of an article', () => {
  it.each([
    ['title, byline, outlet and date', `Lights out\n\n${BYLINE}\n\n${BODY}`],
    ['the same in one block', `Lights out\n${BYLINE}\n${BODY}`],
    ['a masthead and a section', `ENERGY MONITOR\n\nAnalysis\n\nLights out\n\n${BYLINE}\n\n${BODY}`],
    ['a line of labels', `Title: Lights out\nAuthor: Elena Marchetti\nDate: 3 September 2026\n\n${BODY}`],
    ['the times of a page', `Lights out\n\nElena Marchetti\n\n3 September 2026 | 5 min read\n\n${BODY}`],
    ['a credit at its foot', `Lights out\n\n${BODY}\n\nReporting by Elena Marchetti; editing by Moira Holm`],
  ])('is without %s', (_, text) => {
    expect(plain(text)).toBe(BODY)
  })

  it('is without the heading of a Markdown file', () => {
    expect(kept(fromMarkdown(Buffer.from(`# Lights out\n\n${BYLINE}\n\n## Why\n\n${BODY}`)))).toBe(`## Why\n\n${BODY}`)
  })

  it('keeps a subtitle between title and byline', () => {
    expect(plain(`Lights out\n\nWhy the grid fails.\n\n${BYLINE}\n\n${BODY}`)).toBe(`Why the grid fails.\n\n${BODY}`)
  })

  it('takes a title that ends as a sentence does above a subtitle, and not the subtitle', () => {
    const read = fromPlainText(
      Buffer.from(`The grid is no fortress. It leaks.\n\nHow August was lost\n\n${BYLINE}\n\n${BODY}`),
    )
    expect(read.ok && read.value.title).toBe('The grid is no fortress. It leaks.')
    expect(kept(read)).toBe(`How August was lost\n\n${BODY}`)
  })

  it('keeps a title that something is told above, and that the article does not have', () => {
    const introduced = `A short piece for the Monitor.\n\nLights out\n\n${BODY}`
    expect(plain(introduced)).toBe(introduced)
    expect(withoutHead(`Lights out\n\n${BODY}`, 'The grid')).toBe(`Lights out\n\n${BODY}`)
  })

  it.each([
    [
      'the days of a diary',
      `Lights out\n\n3 September 2026\n\n${BODY}\n\n4 September 2026\n\n${BODY}`,
      `${BODY}\n\n4 September 2026\n\n${BODY}`,
    ],
    [
      'a date after the text has begun',
      `Lights out\n\nIt was dark.\n\n3 September 2026\n\n${BODY}`,
      `It was dark.\n\n3 September 2026\n\n${BODY}`,
    ],
    [
      'a first sentence with “By”',
      `Lights out\n\nBy Monday the army had reached the river\n\n${BODY}`,
      `By Monday the army had reached the river\n\n${BODY}`,
    ],
    [
      'a first sentence with a date',
      `Lights out\n\nOn 3 September 2026 the grid failed.\n\n${BODY}`,
      `On 3 September 2026 the grid failed.\n\n${BODY}`,
    ],
    [
      'a dateline',
      `Lights out\n\nROME, 3 September 2026 (Reuters) - ${BODY}`,
      `ROME, 3 September 2026 (Reuters) - ${BODY}`,
    ],
    ['a list', `Lights out\n\n- 3 September 2026\n\n${BODY}`, `- 3 September 2026\n\n${BODY}`],
  ])('keeps %s', (_, text, left) => {
    expect(plain(text)).toBe(left)
  })

  it.each([
    ['one line', 'Lights out'],
    ['a title and a byline only', 'Lights out\n\nBy Elena Marchetti\n\n3 September 2026'],
    ['a byline only', 'By Elena Marchetti'],
  ])('is the whole text where that is %s', (_, text) => {
    expect(plain(text)).toBe(text)
  })

  it('is found at once in 200,000 words', () => {
    const book = 'The grid failed in every town of the coast.\n\n'.repeat(23_000)
    const started = performance.now()
    expect(withoutHead(`Lights out\n\n${book}`, 'Lights out').length).toBe(book.length - 2)
    expect(performance.now() - started).toBeLessThan(200)
    expect(withoutHead('', 'Lights out')).toBe('')
  })
})

const PARAGRAPH = 'The grid failed twice in August. It failed again in September, and nobody was told why.'
const HEAD = 'By Elena Marchetti, Rome\nEnergy Monitor, 3 September 2026'
const MARCHETTI = { authors: ['Elena Marchetti'], outlet: 'Energy Monitor', published: '2026-09-03' }

const readPlain = (text: string) => fromPlainText(Buffer.from(text))

it.each([
  ['below the title', `Lights out\n\n${HEAD}\n\n${PARAGRAPH}`],
  ['in one block with title and text', `Lights out\n${HEAD}\n${PARAGRAPH}`],
  ['with Windows line ends', `Lights out\r\n\r\n${HEAD.replaceAll('\n', '\r\n')}\r\n\r\n${PARAGRAPH}`],
  ['with the date first', `3 September 2026\n\nLights out\n\nBy Elena Marchetti, Rome\nEnergy Monitor\n\n${PARAGRAPH}`],
  [
    'with the outlet over the title',
    `ENERGY MONITOR\n\nLights out\n\nBy Elena Marchetti\n3 September 2026\n\n${PARAGRAPH}`,
  ],
  ['with a section over the title', `Analysis\n\nLights out\n\n${HEAD}\n\n${PARAGRAPH}`],
  [
    'with a subtitle before it',
    `Lights out\n\nWhy the grid fails, and who is to pay for it.\n\n${HEAD}\n\n${PARAGRAPH}`,
  ],
  ['in one line', `Lights out\n\nElena Marchetti | Energy Monitor | 3 September 2026\n\n${PARAGRAPH}`],
])('a byline of two lines names its author and its outlet: %s', (_, text) => {
  expect(readPlain(text)).toMatchObject({ ok: true, value: { title: 'Lights out', ...MARCHETTI } })
})

it('a byline of two lines is read in Markdown too', () => {
  expect(fromMarkdown(Buffer.from(`# Lights out\n\n*${HEAD}*\n\n${PARAGRAPH}`))).toMatchObject({
    ok: true,
    value: { title: 'Lights out', ...MARCHETTI },
  })
})

it('reporters at the foot of a text are its authors, and editors are not', () => {
  const text = `Lights out\n\nROME, 3 September 2026 (Reuters) - ${PARAGRAPH}\n\n(Reporting by Elena Marchetti and Jan Kowal; editing by Moira Holm)`
  expect(readPlain(text)).toMatchObject({
    value: {
      title: 'Lights out',
      authors: ['Elena Marchetti', 'Jan Kowal'],
      outlet: 'Reuters',
      published: '2026-09-03',
    },
  })
})

it.each([
  ['nothing', '', 'empty'],
  ['white space', ' \n\t\n', 'empty'],
  ['one line', 'Lights out', { title: null, authors: [], outlet: null, published: null, text: 'Lights out' }],
  ['a byline alone', 'By Elena Marchetti', { title: null, authors: ['Elena Marchetti'], text: 'By Elena Marchetti' }],
  [
    'a text without a byline',
    `Lights out\n\n${PARAGRAPH}`,
    { title: 'Lights out', authors: [], outlet: null, published: null },
  ],
])('%s is read too', (_, text, expected) => {
  const read = readPlain(text)
  if (read.ok)
    expect(read.value).toMatchObject(expected as object) // a code is of a text that is not read
  else expect(read.code).toBe(expected)
})
