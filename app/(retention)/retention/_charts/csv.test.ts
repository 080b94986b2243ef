import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from './csv'

const oneCell = (cell: string | number | null) => csvOf({ heads: ['x'], cells: [[cell]] }).slice('x\r\n'.length, -2)

/** Reads one quoted or plain cell back. */
const read = (text: string) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text)

describe('a table as CSV', () => {
  it.each(['=1+1', '+31 6', '-x', '@name', '\ttab', '\rreturn'])(
    'puts a quote before %j, which looks like a formula',
    (text) => {
      expect(read(oneCell(text))).toBe(`'${text}`)
    },
  )

  it('leaves numbers as they are, negative ones too, and nothing empty', () => {
    expect(csvOf({ heads: ['a', 'b', 'c'], cells: [[-3.5, 0, null]] })).toBe('a,b,c\r\n-3.5,0,\r\n')
  })

  it('quotes commas, quotes and lines', () => {
    expect(csvOf({ heads: ['a'], cells: [['one, "two"\nthree']] })).toBe('a\r\n"one, ""two""\nthree"\r\n')
  })

  it.each(['one\rtwo', 'one\ntwo', 'one\r\ntwo'])('quotes %j, which is one cell of two lines', (text) => {
    expect(oneCell(text)).toBe(`"${text}"`)
  })

  it('gives any text back, but for the quote before a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const back = read(oneCell(text))
        expect([text, `'${text}`]).toContain(back)
        expect(back).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})
