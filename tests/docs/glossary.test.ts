import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The rows of all tables of the glossary, without heads. */
const rows = readFileSync('docs/GLOSSARY.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| term |'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

describe('the glossary', () => {
  it('has a term, its meaning, one path and what others call it in each row', () => {
    expect(rows.length).toBeGreaterThan(60)
    expect(rows.filter((cells) => cells.length !== 4 || !cells[0] || !cells[1])).toEqual([])
  })

  it('names a file or folder that exists for each term', () => {
    const missing = rows.filter(([, , where = '']) => {
      const path = /^`([^`]+)`$/.exec(where)?.[1]
      return path === undefined || !existsSync(path)
    })
    expect(missing).toEqual([])
  })

  it('has each term once', () => {
    const terms = rows.map(([term]) => term)
    expect(terms.filter((term, at) => terms.indexOf(term) !== at)).toEqual([])
  })
})
