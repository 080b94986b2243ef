import { describe, expect, it } from 'vitest'
import { ankiCardProblemText, ankiProblemText } from './anki-problem-text'

describe('a problem of a package', () => {
  it('is counted, one or several', () => {
    expect(ankiProblemText({ kind: 'duplicate-guid', count: 1, examples: [] })).toBe(
      '1 note has the same id as an earlier one and was left out.',
    )
    expect(ankiProblemText({ kind: 'future-review', count: 1200, examples: [] })).toBe(
      '1,200 reviews were left out: their dates are in the future.',
    )
  })
})

describe('a problem of a card', () => {
  it.each([
    [{ kind: 'image', detail: 'map.png' }, 'The image “map.png” is shown by its name.'],
    [{ kind: 'embedded-page', detail: '' }, 'An embedded page was removed.'],
    [{ kind: 'embedded-page', detail: 'https://example.org' }, 'An embedded page was removed: https://example.org.'],
  ] as const)('of %j is said', (problem, expected) => {
    expect(ankiCardProblemText({ ...problem, ordinal: null })).toBe(expected)
  })
})
