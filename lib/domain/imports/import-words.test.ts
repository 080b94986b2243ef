import { describe, expect, it } from 'vitest'
import { leftOut } from './import-words'

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
