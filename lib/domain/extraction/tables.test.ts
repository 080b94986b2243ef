import { describe, expect, it } from 'vitest'
import { canonicalText } from '../content/canonical-text'
import { findDrafts } from './drafts/find-drafts'

const ABOVE = 'The two blocs signed their trade deal in Lethra. It cuts tariffs on food over some years.'
const rows = (...lines: readonly string[]): string => canonicalText([ABOVE, ...lines, 'That is all.'].join('\n\n'))
const TARIFFS = rows(
  'Product | Tariff now | Tariff then | Years',
  'Avocados | 12% | 0% | 5',
  'Frozen beef | 8.5% | 2% | 7',
  'Wine | – | 3% | n/a',
)

const draftsOf = (text: string) => {
  const drafts = findDrafts(text, { language: 'en', published: '2026-09-03', title: 'A deal' })
  return drafts.filter(({ fact }) => fact.cards.some(({ form }) => form === 'question'))
}
const asked = (text: string) => draftsOf(text).map(({ fact }) => `${fact.cards[0]?.front} ${fact.cards[0]?.back}`)

describe('facts of a table', () => {
  it('ask for each figure of a row under its heading', () => {
    expect(asked(TARIFFS).toSorted()).toEqual([
      'Avocados: Tariff now? 12%',
      'Avocados: Tariff then? 0%',
      'Frozen beef: Tariff now? 8.5%',
      'Frozen beef: Tariff then? 2%',
      'Wine: Tariff then? 3%',
    ])
  })

  it('are none under a heading that is only a unit: “Wine: Years?” does not say of what', () => {
    expect(asked(TARIFFS).filter((card) => card.includes('Years'))).toEqual([])
  })

  it('have their row as the passage, with the answer in it, and no warning', () => {
    for (const { fact, mention, passage, lint } of draftsOf(TARIFFS)) {
      const row = TARIFFS.slice(passage.start, passage.end)
      expect(row).toContain(fact.cards[0]?.back)
      expect(TARIFFS.slice(mention.start, mention.end)).toBe(mention.quote)
      expect([fact.asOf, lint]).toEqual(['2026-09-03', []])
    }
  })

  it('are drawn from no row as if it were a sentence', () => {
    const drafts = findDrafts(TARIFFS, { language: 'en', published: '2026-09-03' })
    expect(drafts.filter(({ fact }) => fact.cards[0]?.front.includes('|'))).toEqual([])
  })

  it('are as of the year that their heading or their row names', () => {
    const years = rows('Port | Tonnes in 2024 | Tonnes in 2025', 'Weir | 7,100 | 9,300', 'Holm | 5,000 | 4,100')
    expect(
      draftsOf(years)
        .map(({ fact }) => [fact.cards[0]?.front, fact.cards[0]?.back, fact.asOf])
        .toSorted(),
    ).toEqual([
      ['Holm: Tonnes in 2024?', '5,000', '2024'],
      ['Holm: Tonnes in 2025?', '4,100', '2025'],
      ['Weir: Tonnes in 2024?', '7,100', '2024'],
      ['Weir: Tonnes in 2025?', '9,300', '2025'],
    ])
    expect(asked(rows('Year | Exports', '2024 | $7 billion', '2025 | $9 billion'))).toContain(
      '2025: Exports? $9 billion',
    )
  })

  it('skip the rank of a row', () => {
    expect(asked(rows('Rank | Port | Tonnes', '1 | Weir | 7,100', '2 | Holm | 5,000')).toSorted()).toEqual([
      'Holm: Tonnes? 5,000',
      'Weir: Tonnes? 7,100',
    ])
  })

  it.each([
    ['without a heading', ['Population | 20 million', 'Area | 300 km', 'Towns | 12']],
    ['with years alone over its figures', ['Port | 2024 | 2025', 'Weir | 7,100 | 9,300', 'Holm | 5,000 | 4,100']],
    ['of one row', ['Port | Tonnes', 'Weir | 7,100']],
    ['with two rows of headings', ['Port | Tonnes |', ' | then | now', 'Weir | 7,100 | 9,300', 'Holm | 5,000 | 4,100']],
    ['with the same name twice', ['Port | Tonnes', 'Weir | 7,100', 'Weir | 5,000']],
    ['with the same heading twice', ['Port | Tonnes | Tonnes', 'Weir | 7,100 | 1', 'Holm | 5,000 | 2']],
    ['with notes to its figures', ['Port | Tonnes', 'Weir | 7,100*', 'Holm | 5,000[2]']],
    ['of words', ['Port | Owner | Since', 'Weir | Ada Holm | May', 'Holm | Jan Berg | June']],
    ['with words among the figures', ['Port | Tonnes', 'Weir | 7,100', 'Holm | about the same as in 2024 and more']],
    ['with empty cells only', ['Port | Tonnes', 'Weir | -', 'Holm | n/a']],
  ])('are none in a table %s', (_, lines) => {
    expect(asked(rows(...lines))).toEqual([])
  })

  it('leave out a row with other cells than the heading', () => {
    const ragged = rows('Port | Tonnes | Ships', 'Weir | 7,100 | 12', 'Total | 9', 'Holm | 5,000 | 8')
    expect(asked(ragged).filter((one) => one.startsWith('Total'))).toEqual([])
    expect(asked(ragged)).toContain('Holm: Ships? 8')
  })

  it('do not crowd out the text, however long the table is', () => {
    const prose = 'In 2025 the port of Weir handled 7,100 tonnes of grain, said Maria Holm, its director. '.repeat(3)
    const long = Array.from({ length: 500 }, (_, at) => `Port number ${at} | ${at + 3} | ${at + 9}`)
    const drafts = findDrafts(canonicalText([prose, 'Port | Tonnes | Ships', ...long].join('\n\n')), {
      language: 'en',
      published: '2026',
    })
    expect(drafts[0]?.fact.statement).toContain('handled 7,100 tonnes of grain')
    expect(drafts.length).toBeLessThanOrEqual(150)
  })
})
