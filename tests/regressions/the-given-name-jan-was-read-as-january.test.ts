import { describe, expect, it } from 'vitest'
import { type LintedFact, lintFact } from '@/lib/domain/cards/lint'
import { figuresOf } from '@/lib/domain/cards/values'
import { anchorIn } from '@/lib/domain/content/anchor'

const months = (text: string) =>
  figuresOf(text).flatMap((value) => (value.kind === 'date' && value.month !== null ? [value.month] : []))

describe('a given name that is also a month', () => {
  it.each([
    ['Jan Kowal says that the port is full.', []],
    ['According to Jan Kowal: the port is full.', []],
    ['A study by Jan Kowal and April Moss found it, says June Hart.', []],
    ['The book of Jan Kowal is out.', []],
    ['Jan said no.', []],
    ['It fell in Jan and rose in April.', [1, 4]],
    ['It fell in Jan. President Kowal said so.', [1]],
    ['It fell on Jan 5 and Jan. 6.', [1, 1]],
    ['In June Petrescu left; in August China joined.', [6, 8]],
    ['April was cold, and so was June.', [4, 6]],
    ['The Dec figures fell, as in Oct.', [12, 10]],
  ])('%s', (text, expected) => {
    expect(months(text)).toEqual(expected)
  })

  it('is no date that the passage lacks', () => {
    const snapshot = 'The port of Lethra was full in 2026.'
    const passage = anchorIn(snapshot, snapshot)
    if ('failure' in passage) throw new Error(passage.failure)
    const fact: LintedFact = {
      kind: 'claim',
      statement: 'According to Jan Kowal: The port of Lethra was full in 2026.',
      passage,
      asOf: '2026',
      reviewBy: null,
      published: '2026-09-03',
      speaker: 'Jan Kowal',
      hedge: null,
      people: [],
      places: [],
      cards: [
        {
          key: 'one',
          form: 'question',
          deletion: 0,
          front: 'When was the port of Lethra full, according to Jan Kowal?',
          back: '2026',
          hint: null,
          aliases: [],
        },
      ],
    }
    expect(lintFact(fact, snapshot)).toEqual([])
  })
})
