import { describe, expect, it } from 'vitest'
import { type ImportReport, NO_MEDIA } from './import-report'
import { broughtWords, leftOut } from './import-words'

describe('leftOut', () => {
  it('counts rows that are not imported, and no others', () => {
    const problems = [
      { what: '2 rows have no answer and were left out.', count: 2, examples: [], isLeftOut: true as const },
      { what: '1 source is too long.', count: 1, examples: [] },
      { what: '3 rows repeat earlier ones and were left out.', count: 3, examples: [], isLeftOut: true as const },
    ]
    expect(leftOut({ problems })).toBe(5)
  })
})

describe('broughtWords', () => {
  const report: ImportReport = {
    notes: { new: 2, changed: 0, same: 0 },
    cards: 2,
    reviews: 0,
    media: NO_MEDIA,
    decks: [],
    problems: [],
    memories: null,
  }
  const problems = [{ what: '1 row has no answer and was left out.', count: 1, examples: [], isLeftOut: true as const }]

  it.each<[Partial<ImportReport>, string]>([
    [{}, '2 new cards'],
    [{ problems }, '2 new cards; 1 row left out'],
    [{ cards: 5, reviews: 1_200 }, '5 new cards from 2 notes, 1,200 reviews'],
    [{ cards: 0, notes: { new: 0, changed: 1, same: 3 } }, 'No new cards, 1 note changed, 3 notes unchanged'],
    [{ media: { new: 1, bytes: 1000, same: 2 } }, '2 new cards, 1 new file (1 KB), 2 files already here'],
  ])('leaves out what there is none of: %j', (change, words) => {
    expect(broughtWords({ ...report, ...change }, 'row')).toBe(words)
  })
})
