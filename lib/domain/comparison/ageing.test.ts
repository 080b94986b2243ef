import { describe, expect, it } from 'vitest'
import { type AgeingFact, byWeightAndLateness, goesStale, isOvertakenBy, reasonsToCheck } from './ageing'

const fact = (more: Partial<AgeingFact> = {}): AgeingFact => ({
  kind: 'figure',
  weight: 'should',
  statement: 'The bridge carries 12,000 vehicles a day.',
  asOf: '2024',
  reviewBy: '2026-06',
  passageState: null,
  ...more,
})

const kinds = (given: AgeingFact, today: string, soon: string, hasNewer = false) =>
  reasonsToCheck(given, { today, soon, hasNewer }).map((reason) => reason.kind)

describe('a fact is to be checked', () => {
  it.each([
    ['2026-05-30', '2026-06-29', []],
    ['2026-05-31', '2026-06-30', ['review-by']],
    ['2026-07-01', '2026-07-31', ['review-by']],
  ])('from thirty days before the last day of its review-by: on %s until %s', (today, soon, expected) => {
    expect(kinds(fact(), today, soon)).toEqual(expected)
  })

  it.each([
    ['2025', true],
    ['2026', false],
    ['2026-03', true],
    ['2026-04', false],
    ['2026-04-01', true],
    ['2026-04-02', false],
    ['2026-02~', true],
    ['2026-03?', true],
  ])('by the last day that its review-by can mean, however exactly that is given: %s', (reviewBy, isDue) => {
    const given = kinds(fact({ reviewBy }), '2026-03-02', '2026-04-01')
    expect(given).toEqual(isDue ? ['review-by'] : [])
  })

  it('as late only after the last day of its review-by', () => {
    const at = (today: string) => reasonsToCheck(fact(), { today, soon: '2027-01-01', hasNewer: false })
    expect(at('2026-06-30')).toEqual([{ kind: 'review-by', isLate: false }])
    expect(at('2026-07-01')).toEqual([{ kind: 'review-by', isLate: true }])
  })

  it('for every reason that there is, the gravest first', () => {
    const given = fact({ passageState: 'moved', reviewBy: '2020' })
    expect(kinds(given, '2026-01-01', '2026-01-31', true)).toEqual(['passage', 'newer', 'review-by'])
  })
})

describe('what goes stale', () => {
  it.each([
    ['figure', 'Since 2019 Norland has 12 ports.', true],
    ['figure', 'In 2019 Norland opened 12 ports.', false],
    ['person', 'Ada Example is the prime minister of Norland.', true],
    ['person', 'As of May 2024 Ada Example was foreign minister of Norland.', true],
    ['person', 'In 2014 Ada Example was ambassador to the United Nations.', false],
    ['person', 'Ada Example is a botanist.', false],
    ['event', 'Norland is at war.', false],
  ] as const)('a %s: %s %s', (kind, statement, expected) => {
    expect(goesStale({ kind, statement })).toBe(expected)
  })
})

describe('a fact is overtaken', () => {
  const at = (asOf: string | null, kind: AgeingFact['kind'] = 'figure', published: string | null = null) => ({
    kind,
    asOf,
    published,
  })
  it.each([
    [at('2022'), at('2023-01'), true],
    [at('2022'), at('2022-06'), false],
    [at('2023'), at('2022'), false],
    [at(null, 'figure', '2020'), at('2021'), true],
    [at(null), at('2021'), false],
    [at('2020', 'date'), at('2021', 'date'), false],
    [at('2020', 'place'), at('2021', 'place'), false],
  ])('%o by %o: %s', (older, later, expected) => {
    expect(isOvertakenBy(older, later)).toBe(expected)
  })
})

it('the weightiest comes first, then the longest overdue, then what has no date', () => {
  const list = [
    fact({ weight: 'nice', reviewBy: '2001' }),
    fact({ weight: 'must', reviewBy: null }),
    fact({ weight: 'must', reviewBy: '2026-03' }),
    fact({ weight: 'must', reviewBy: '2025' }),
  ]
  expect([...list].sort(byWeightAndLateness).map(({ reviewBy }) => reviewBy)).toEqual(['2025', '2026-03', null, '2001'])
})
