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
    ['- trade\n- the border', '- trade\n- the border'],
    ['- **trade** of 1727', '- **trade** of 1727'],
    ["'- trade", "''- trade"],
    ['-trade', "'-trade"],
    ['- 1727', "'- 1727"],
    ['- A1', "'- A1"],
    ["- cmd|' /C calc'!A0", "'- cmd|' /C calc'!A0"],
    ['- HYPERLINK("https://example.org")', '\'- HYPERLINK("https://example.org")'],
    ['- trade\n=1+1', "'- trade\n=1+1"],
    ['', ''],
  ])('%j', (text, cell) => {
    expect(spreadsheetCell(text)).toBe(cell)
  })

  it('begins with no sign of a formula, unless it is a list, and gives its text back, whatever that is', () => {
    const text = fc.stringMatching(/^['=+\-@\t\r a]{0,6}$/)
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (one) => {
        expect(spreadsheetCell(one)).not.toMatch(/^(?:[=+@\t\r]|-(?! \p{L}))/u)
        expect(textOfCell(spreadsheetCell(one))).toBe(one)
      }),
    )
  })
})
