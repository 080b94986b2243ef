import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD_FILTERS, filtersIn } from '@/lib/domain/search/cards/filters'
import { nameMatcher } from '@/lib/domain/search/cards/pattern'
import { printCardSearch } from '@/lib/domain/search/cards/print-card-search'
import { readCardSearch } from '@/lib/domain/search/cards/read-card-search'
import { studyDayOfDate } from '@/lib/domain/time/study-day'
import { chosenSearch, parseCardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'
import { cardQuery } from '@/tests/support/card-query'

describe('the address of Cards', () => {
  it('says what is wrong with a search', () => {
    expect(parseCardAddress({ search: 'dog (' })).toMatchObject({
      address: { search: 'dog (' },
      reading: { ok: false, error: { code: 'unclosed-group', at: 4 } },
    })
    expect(parseCardAddress({ search: 'a'.repeat(3_000) }).reading).toMatchObject({ error: { code: 'too-long' } })
  })

  it('passes over what makes no sense, and of two takes the first', () => {
    const { search, order, page } = cardQuery({
      search: ['  is:review ', 'is:new'],
      sort: 'colour',
      page: '-1',
      direction: 'up',
      other: 'x',
    })
    expect({ search: printCardSearch(search), order, page }).toEqual({
      search: 'is:review',
      order: { sort: 'added', direction: 'desc' },
      page: 1,
    })
    expect(cardQuery({ sort: 'recall', page: '3' })).toMatchObject({
      order: { sort: 'recall', direction: 'asc' },
      page: 3,
    })
  })

  it('reads any text whatever without failing, and its own query as the same', () => {
    const text = fc.string({ maxLength: 250, unit: 'grapheme' })
    fc.assert(
      fc.property(fc.record({ search: text, page: text, sort: text, state: text, deck: text }), (params) => {
        const query = parseCardAddress(params)
        const again = parseCardAddress(Object.fromEntries(new URLSearchParams(cardAddressQuery(query.address))))
        expect(again).toEqual(query)
        chosenSearch(params)
      }),
    )
  })

  it('leaves out of a query what is usual', () => {
    const { address } = parseCardAddress({ search: 'a b', sort: 'added', page: '1' })
    expect(cardAddressQuery(address)).toBe('search=a+b')
    expect(cardAddressQuery(address, { page: 2, search: undefined })).toBe('page=2')
    expect(cardAddressQuery(address, { search: undefined, sort: 'lapses', direction: 'desc' })).toBe('sort=lapses')
    expect(cardAddressQuery(address, { search: undefined, direction: 'asc' })).toBe('direction=asc')
  })

  it('knows the days that there are', () => {
    expect(studyDayOfDate('1970-01-01')).toBe(0)
    expect(studyDayOfDate('2024-02-29')).toBe(19_782)
    for (const text of ['2023-02-29', '2026-13-01', '26-01-01', '2026-1-1', '']) {
      expect(studyDayOfDate(text), text).toBeNull()
    }
  })
})

describe('a filter', () => {
  it.each([
    ['', 'state', 'is:new', 'is:new'],
    ['trade', 'state', 'is:new', 'trade is:new'],
    ['is:due trade', 'state', 'is:new', 'trade is:new'],
    ['-is:due trade', 'state', 'is:new', '-is:due trade is:new'],
    ['is:due -is:suspended', 'state', 'is:new', '-is:suspended is:new'],
    ['-is:leech', 'state', '', '-is:leech'],
    ['is:due trade is:new', 'state', '', 'trade is:new'],
    ['trade or is:due', 'state', 'is:new', '(trade or is:due) is:new'],
    ['flag:2', 'flag', '-flag:0', '-flag:0'],
    ['article:soft-shoe about:Xi', 'about', 'Wang Yi', 'article:soft-shoe about:"Wang Yi"'],
    ['deck:A -deck:A::B', 'deck', 'C', '-deck:A::B deck:C'],
    ['kind:figure weight:must form:cloze dueby:2026-12-05', 'kind', '', 'weight:must form:cloze dueby:2026-12-05'],
    ['dog (', 'weight', 'weight:must', 'dog ( weight:must'],
  ])('writes into “%s” as %s “%s”: “%s”', (search, filter, choice, written) => {
    expect(chosenSearch({ search, [filter]: choice })).toBe(written)
  })

  it.each([
    ['about', 'Xi Jinping', 'trade about:"Xi Jinping"'],
    ['article', 'a_b', 'trade article:a\\_b'],
    ['deck', '', 'trade'],
    ['deck', '“Foo” bar', 'trade deck:"\\"Foo\\" bar"'],
    ['deck', 'none', 'trade deck:None'],
  ])('writes the term of a name: %s “%s”', (filter, name, written) => {
    expect(chosenSearch({ search: 'trade', [filter]: name })).toBe(written)
  })

  it('that there is not, or whose term is of another one, changes nothing', () => {
    expect(chosenSearch({ search: 'a' })).toBeNull()
    expect(chosenSearch({ search: 'a', colour: 'is:new' })).toBeNull()
    expect(chosenSearch({ search: 'a', state: 'weight:must' })).toBeNull()
  })

  it('whose choice cannot be read is written as it is, so that the page says what is wrong', () => {
    const search = 'is:due dueby:2026-12-05'
    expect(chosenSearch({ search, due: 'dueby:12026-12-05', weight: 'weight:must' })).toBe(
      'is:due weight:must dueby:12026-12-05',
    )
    const deck = chosenSearch({ search: 'a or b', deck: 'x'.repeat(2_000) }) ?? ''
    expect(parseCardAddress({ search: deck }).reading).toMatchObject({ error: { code: 'too-long' } })
  })

  it('is chosen beside others that are not in force yet', () => {
    expect(chosenSearch({ search: 'is:due', state: 'is:new', weight: 'weight:must', about: '' })).toBe(
      'is:new weight:must',
    )
  })

  it('by a name with any quotation marks finds the things of that name', () => {
    for (const name of ['“Foo” bar', '„Foo“', 'say "no"', 'none', 'a:b', 'x_y*z']) {
      const reading = readCardSearch(chosenSearch({ deck: name }) ?? '')
      const match = reading.ok && reading.search.kind === 'name' ? reading.search.match : null
      expect(match && nameMatcher(match)(name), name).toBe(true)
    }
  })

  it('in force is read from what was typed, the first of each', () => {
    const typed =
      'dog is:due is:new article:a deck:none about:b -flag:0 dueby:2026-12-05 kind:date form:typed weight:nice'
    const reading = readCardSearch(typed)
    const found = reading.ok ? filtersIn(reading.search) : new Map()
    expect([...found.keys()].toSorted()).toEqual([...CARD_FILTERS].toSorted())
    expect(printCardSearch(found.get('state'))).toBe('is:due')
    expect(printCardSearch(found.get('flag'))).toBe('-flag:0')
  })
})
