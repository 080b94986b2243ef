import { describe, expect, it } from 'vitest'
import { parseBlocks } from '@/lib/domain/content/canonical-text'
import { tableOf, withTables } from '@/lib/domain/content/table-rows'
import { fromHtml } from '@/lib/sources/html'
import { fromMarkdown } from '@/lib/sources/markdown'
import { fromPlainText } from '@/lib/sources/plain-text'
import type { SourceResult } from '@/lib/sources/source-result'

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
