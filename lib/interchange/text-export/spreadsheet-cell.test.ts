import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spreadsheetCell, textOfCell } from './spreadsheet-cell'

describe('a cell for a spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['-3 °C', "'-3 °C"],
    ['+44 20', "'+44 20"],
    ['@home', "'@home"],
    ['\tindented', "'\tindented"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ['1=1', '1=1'],
    ['', ''],
  ])('%j', (text, cell) => {
    expect(spreadsheetCell(text)).toBe(cell)
  })

  it('begins with no sign of a formula and gives its text back, whatever that is', () => {
    const text = fc.stringMatching(/^['=+\-@\t\ra]{0,6}$/)
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (one) => {
        expect(spreadsheetCell(one)).not.toMatch(/^[=+\-@\t\r]/)
        expect(textOfCell(spreadsheetCell(one))).toBe(one)
      }),
    )
  })
})
