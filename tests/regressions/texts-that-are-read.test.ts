import { describe, expect, it } from 'vitest'
import { parseBlocks } from '@/lib/domain/content/canonical-text'
import { tableOf, withTables } from '@/lib/domain/content/table-rows'
import { fromDocx } from '@/lib/sources/docx'
import { fromEpub } from '@/lib/sources/epub'
import { withoutHead } from '@/lib/sources/head/without-head'
import { fromHtml } from '@/lib/sources/html'
import { fromMarkdown } from '@/lib/sources/markdown'
import { fromPdf } from '@/lib/sources/pdf'
import { all, type Draw, LONG, line, OTHER, paragraphs, pdf } from '@/lib/sources/pdf.fixture'
import { fromPlainText } from '@/lib/sources/plain-text'
import type { SourceResult } from '@/lib/sources/source-result'
import { bookEntries, wordParagraph as p, wordEntries, zipped } from '@/tests/support/packed-files'

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
    expect(withoutHead('', 'Lights out')).toBe('')
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

it.each([
  ['a long lead', `The Weir\n\n${'The river rose again. '.repeat(25)}\n\nBy Ada Holm\n\nThe body.`],
  ['three paragraphs', 'The Weir\n\nIt rose once.\n\nIt rose twice.\n\nIt rose again.\n\nBy Ada Holm\n\nThe body.'],
])('a byline that stands below %s names the author', (_, text) => {
  for (const read of [fromPlainText(Buffer.from(text)), fromMarkdown(Buffer.from(text))])
    expect(read).toMatchObject({ value: { authors: ['Ada Holm'] } })
})

it('an address in one line of sources does not hide the outlet in the next', () => {
  const text = 'The Weir\n\nSource: https://example.org/weir\n\nSource: The Steppe Wire\n\nThe river rose again.'
  expect(fromPlainText(Buffer.from(text))).toMatchObject({
    value: { outlet: 'The Steppe Wire', url: 'https://example.org/weir' },
  })
})

describe('a PDF', () => {
  const body = paragraphs([LONG, OTHER], { y: 640 })
  const TITLE = 'Bridges of the river are older than all of its ferries'
  const page = (...more: readonly Draw[]): Draw =>
    all(
      line('ENERGY MONITOR', 72, 790, 12),
      line('Bridges of the river are older', 72, 750, 24),
      line('than all of its ferries', 72, 721, 24),
      line('By Elena Marchetti, Rome', 72, 690),
      line('3 September 2026', 72, 676),
      body,
      ...more,
    )

  it('has one title, though it is broken over two lines, and says who wrote it, where and when', async () => {
    const read = await fromPdf(await pdf([page()]))
    expect(read).toMatchObject({ value: { title: TITLE, ...MARCHETTI } })
    expect(kept(read)).toBe(`${LONG}\n\n${OTHER}`)
  })

  it('names its outlet in a larger masthead, or in the header of every page', async () => {
    const large = all(
      line('Energy Monitor', 72, 790, 34),
      line('Bridges grow', 72, 740, 20),
      line('By Elena Marchetti', 72, 700),
      line('3 September 2026', 72, 686),
      body,
    )
    expect(await fromPdf(await pdf([large]))).toMatchObject({ value: { title: 'Bridges grow', ...MARCHETTI } })
    const header: Draw = (at, font, number) => line(`Energy Monitor | ${number}`, 72, 815, 9)(at, font, number)
    const first = all(
      header,
      line('Bridges grow', 72, 750, 20),
      line('By Elena Marchetti', 72, 710),
      line('3 September 2026', 72, 696),
      body,
    )
    expect(await fromPdf(await pdf([first, all(header, body), all(header, body)]))).toMatchObject({
      value: { title: 'Bridges grow', ...MARCHETTI },
    })
  })

  it('has a byline and a date that are as long as its lines', async () => {
    const draw = all(
      line('Bridges grow', 72, 750, 20),
      line('By Elena Marchetti in Rome and Jan Kowal in Warsaw and Pieter van der Berg in Brussels', 72, 700),
      line('Energy Monitor, 3 September 2026', 72, 686),
      paragraphs([LONG], { y: 672 }),
    )
    const read = await fromPdf(await pdf([draw]))
    expect(read).toMatchObject({
      value: { ...MARCHETTI, authors: ['Elena Marchetti', 'Jan Kowal', 'Pieter van der Berg'] },
    })
    expect(kept(read)).toBe(LONG)
  })

  it('keeps two headings apart that stand apart', async () => {
    const draw = all(line('Bridges grow', 72, 780, 20), line('The first bridge', 72, 730, 20), body)
    expect(kept(await fromPdf(await pdf([draw])))).toContain('# The first bridge')
  })

  it('without a byline or a date states none', async () => {
    const draw = all(
      line('Bridges grow', 72, 780, 20),
      line('By Monday the river had reached the bridge', 72, 740),
      body,
    )
    expect(await fromPdf(await pdf([draw]))).toMatchObject({ value: { authors: [], outlet: null, published: null } })
  })
})

describe('a Word file', () => {
  const core = (title: string, creator: string) =>
    `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator></cp:coreProperties>`
  const read = async (body: string, properties?: string) => fromDocx(await zipped(wordEntries(body, properties)))
  const TEXT = 'The grid failed twice in August. It failed again in September.'
  const broken =
    '<w:p><w:r><w:t>By Elena Marchetti, Rome</w:t><w:br/><w:t>Energy Monitor, 3 September 2026</w:t></w:r></w:p>'

  it.each([
    ['lines of its own', `${p('By Elena Marchetti, Rome')}${p('Energy Monitor, 3 September 2026')}`],
    ['one paragraph with a line break', broken],
  ])('says who wrote it, where and when, in %s', async (_, byline) => {
    const file = await read(`${p('Lights out', 'Heading1')}${byline}${p(TEXT)}`)
    expect(file).toMatchObject({ value: { title: 'Lights out', ...MARCHETTI } })
    expect(kept(file)).toBe(TEXT)
  })

  it('has a title without a style of headings', async () => {
    expect(await read(`${p('Lights out')}${broken}${p(TEXT)}`)).toMatchObject({ value: { title: 'Lights out' } })
  })

  it('is believed before its properties, which are often those of another file', async () => {
    const file = await read(
      `${p('Lights out', 'Heading1')}${broken}${p(TEXT)}`,
      core('Template for letters', 'Office User'),
    )
    expect(file).toMatchObject({ value: { title: 'Lights out', ...MARCHETTI } })
  })

  it('takes no account name and no name of a program for an author or a title', async () => {
    const file = await read(`${p('Lights out', 'Heading1')}${p(TEXT)}`, core('Document1', 'admin'))
    expect(file).toMatchObject({ value: { title: 'Lights out', authors: [], outlet: null, published: null } })
  })
})

describe('an EPUB book', () => {
  const read = async (metadata: string) =>
    fromEpub(
      await zipped(bookEntries({ chapters: { 'a.xhtml': '<h1>Lights out</h1><p>The grid failed.</p>' }, metadata })),
    )

  it('is by those who wrote it, not by those who edited it', async () => {
    const metadata =
      '<dc:title>The grid</dc:title><dc:creator id="a">Marchetti, Elena</dc:creator><dc:creator id="b">Moira Holm</dc:creator><meta refines="#b" property="role">edt</meta>'
    expect(await read(metadata)).toMatchObject({ value: { title: 'The grid', authors: ['Elena Marchetti'] } })
  })

  it('without a title in its package has that of its first heading', async () => {
    expect(await read('')).toMatchObject({ value: { title: 'Lights out', authors: [] } })
  })
})

const ROWS = [
  ['Product', 'Tariff now', 'Years'],
  ['Avocados', '12%', '5'],
  ['Beef', '8%', '7'],
]
const ABOVE = 'The tariffs fall over some years.'
const pipes = `| Product | Tariff now | Years |\n|:--|--:|--:|\n| Avocados | 12% | 5 |\n| Beef | 8% | 7 |`
const cells = (tag: string, row: readonly string[]) =>
  `<tr>${row.map((words) => `<${tag}>${words}</${tag}>`).join('')}</tr>`

const tablesOf = (read: SourceResult) => {
  if (!read.ok) throw new Error(read.message)
  const { text } = read.value
  return withTables(text, parseBlocks(text))
    .filter((group) => group.length > 1)
    .map((group) => {
      const { head, body } = tableOf(text, group)
      return [...(head ? [head] : []), ...body].map((row) => row.cells.map((cell) => cell.text))
    })
}
const bytes = (text: string) => Buffer.from(text)

describe('a table stays a table', () => {
  it.each([
    ['Markdown', () => fromMarkdown(bytes(`# Tariffs\n\n${ABOVE}\n\n${pipes}\n\nThat is all.`))],
    ['Markdown without a blank line', () => fromMarkdown(bytes(`${ABOVE}\n${pipes}\n\nThat is all.`))],
    ['Markdown without edges', () => fromMarkdown(bytes(`${ABOVE}\n\n${pipes.replace(/^\| | \|$/gm, '')}`))],
    ['a pasted text', () => fromPlainText(bytes(`${ABOVE}\n\n${pipes}\n\nThat is all.`))],
    [
      'a sheet that was pasted',
      () => fromPlainText(bytes(`${ABOVE}\n\n${ROWS.map((row) => row.join('\t')).join('\n')}`)),
    ],
    [
      'a web page',
      () =>
        fromHtml(
          bytes(`<p>${ABOVE}</p><table>${ROWS.map((row, at) => cells(at ? 'td' : 'th', row)).join('')}</table>`),
        ),
    ],
  ])('of %s', (_, read) => {
    expect(tablesOf(read())).toEqual([ROWS])
  })

  it('of Markdown with bars inside its cells', () => {
    const read = fromMarkdown(
      bytes('| Sign | Use |\n|---|---|\n| a \\| b | either |\n\nOutside \\| it.\n\n```\nx \\| y\n```'),
    )
    expect(read.ok && read.value.text).toBe('Sign | Use\n\na ¦ b | either\n\nOutside | it.\n\nx \\| y')
  })

  it('of a web page with cells that span others, each value under its own heading', () => {
    const page =
      '<table><tr><th rowspan="2">Port</th><th colspan="2">Tonnes</th></tr><tr><th>2024</th><th>2025</th></tr>' +
      '<tr><td>Weir</td><td>7</td><td>9</td></tr></table>'
    expect(tablesOf(fromHtml(bytes(`<p>${ABOVE}</p>${page}`)))).toEqual([
      [
        ['Port', 'Tonnes', ''],
        ['', '2024', '2025'],
        ['Weir', '7', '9'],
      ],
    ])
  })

  it('of a page that claims a cell to span millions', () => {
    const page =
      '<table><tr><td colspan="9999999">a</td><td rowspan="-1">b</td></tr><tr><td>c</td><td>d</td></tr></table>'
    const read = fromHtml(bytes(`<p>${ABOVE}</p>${page}`))
    expect(read.ok && read.value.text.length).toBeLessThan(200)
  })
})
