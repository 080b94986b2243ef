import { describe, expect, it } from 'vitest'
import { keptProgress, lostProgressWords } from './kept-progress'

describe('progress that a format does not hold', () => {
  it('names due dates and reviews for formats that hold neither', () => {
    expect(lostProgressWords(keptProgress('md'), { dueDates: 147, reviews: 1_151 })).toBe(
      'Due dates and 1,151 reviews are not in this file.',
    )
    expect(lostProgressWords('none', { dueDates: 3, reviews: 0 })).toBe('Due dates are not in this file.')
    expect(lostProgressWords('none', { dueDates: 0, reviews: 1 })).toBe('1 review is not in this file.')
  })

  it('names reviews alone for tables, and nothing where there is nothing to lose', () => {
    expect(lostProgressWords(keptProgress('csv'), { dueDates: 1, reviews: 1 })).toBe(
      'Due dates are in this file; 1 review is not.',
    )
    expect(lostProgressWords('dates', { dueDates: 5, reviews: 0 })).toBeNull()
    expect(lostProgressWords('none', { dueDates: 0, reviews: 0 })).toBeNull()
    for (const format of ['apkg', 'jsonl'])
      expect(lostProgressWords(keptProgress(format), { dueDates: 5, reviews: 5 })).toBeNull()
  })
})
