import { describe, expect, it } from 'vitest'
import { canonicalText, parseBlocks } from './canonical-text'
import { rowCells, tableOf, withTables } from './table-rows'

const rowsOf = (text: string) => withTables(text, parseBlocks(text)).filter((group) => group.length > 1)
const shown = (text: string) =>
  rowsOf(text).map((group) => {
    const { head, body } = tableOf(text, group)
    return [head, ...body].map((row) => row?.cells.map((cell) => cell.text).join('|') ?? null)
  })
const lines = (...rows: readonly string[]) => canonicalText(rows.join('\n\n'))

describe('the rows of a table', () => {
  it('are those of Markdown, whose heading a line of dashes parts from them', () => {
    const table =
      '| Year | Event | Cost |\n|---|---|---:|\n| 1993 | First protocol | none |\n| 2007 | Signed | $0.2 billion |'
    const blocks = [...table.matchAll(/.+/gu)].map(({ index, 0: row }) => ({
      kind: 'row',
      start: index,
      end: index + row.length,
    }))
    const [group = []] = withTables(table, blocks)
    const { head, body } = tableOf(table, group)
    expect(head?.cells.map(({ text }) => text)).toEqual(['Year', 'Event', 'Cost'])
    expect(body.map(({ cells }) => cells.at(-1)?.text)).toEqual(['none', '$0.2 billion'])
  })

  it('are what follows one another with bars, with its heading', () => {
    const text = lines('The tariffs:', 'Product | Now | Years', 'Avocados | 12% | 5', 'Beef | 8% | 7', 'That is all.')
    expect(shown(text)).toEqual([['Product|Now|Years', 'Avocados|12%|5', 'Beef|8%|7']])
  })

  it('have their cells where they are in the text, empty ones too', () => {
    const text = lines('x', ' | 2024 | 2025', 'Beef |  | 7', 'Pork | 3 |')
    for (const { start, end } of rowsOf(text).flat())
      for (const cell of rowCells(text.slice(start, end), start))
        expect(text.slice(cell.start, cell.end)).toBe(cell.text)
    expect(shown(text)).toEqual([['|2024|2025', 'Beef||7', 'Pork|3|']])
  })

  it.each([
    ['figures in its first row', ['Population | 20 million', 'Area | 300 km'], null],
    ['words only, in two columns', ['Capital | Astana', 'Currency | tenge'], null],
    ['years over its columns', ['Port | 2024 | 2025', 'Weir | 7 | 9'], 'Port|2024|2025'],
    ['words only, in three columns', ['Port | Owner | Since', 'Weir | Holm | May'], 'Port|Owner|Since'],
  ])('have a heading or none: %s', (_, rows, head) => {
    expect(shown(lines(...rows))[0]?.[0]).toEqual(head)
  })

  it('are none for one line with bars, for words with a bar inside, and for headings and items', () => {
    expect(shown('Elena Marchetti | Rome | Energy Monitor\n\nThe grid failed.')).toEqual([])
    expect(shown('The code a|b is old.\n\nThe code c|d is new.')).toEqual([])
    expect(shown('# a | b\n\n# c | d\n\n- e | f\n\n- g | h')).toEqual([])
    expect(shown('')).toEqual([])
  })

  it('leave rules of dashes and edges out', () => {
    const text = '| Port | Tonnes |\n\n| --- | --- |\n\n| Weir | 7 |'
    expect(shown(text)).toEqual([['Port|Tonnes', 'Weir|7']])
  })
})
