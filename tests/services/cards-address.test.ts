import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printCardSearch } from '@/lib/domain/search/cards/print-card-search'
import { readCardSearch } from '@/lib/domain/search/cards/read-card-search'
import { studyDayOfDate } from '@/lib/domain/time/study-day'
import { parseCardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'
import { CARD_STATES, searchOfState } from '@/lib/services/card-query/card-states'
import { cardQuery } from '@/tests/support/card-query'

describe('the address of Cards', () => {
  it('reads every filter beside the search', () => {
    const { order, page, search } = cardQuery({
      search: ' Trade or is:due ',
      article: 'soft-shoe',
      about: 'Xi Jinping',
      kind: 'figure',
      form: 'cloze',
      weight: 'must',
      state: 'leech',
      due: '2026-11-24',
      flag: '3',
      deck: 'Central_Asia',
      sort: 'recall',
      page: '3',
    })
    expect({ order, page }).toEqual({ order: { sort: 'recall', direction: 'asc' }, page: 3 })
    expect(printCardSearch(search)).toBe(
      '(Trade or is:due) is:leech flag:3 dueby:2026-11-24 article:soft-shoe about:"Xi Jinping" deck:Central\\_Asia kind:figure weight:must form:cloze',
    )
  })

  it('says what is wrong with a search', () => {
    expect(parseCardAddress({ search: 'dog (', state: 'new' })).toMatchObject({
      address: { search: 'dog (', state: 'new' },
      reading: { ok: false, error: { code: 'unclosed-group', at: 4 } },
    })
    expect(parseCardAddress({ search: 'a'.repeat(3_000) }).reading).toMatchObject({ error: { code: 'too-long' } })
  })

  it.each(CARD_STATES)('writes the state %s as a search', (state) => {
    const search = searchOfState(state)
    expect(readCardSearch(printCardSearch(search))).toEqual({ ok: true, search })
  })

  it('passes over what makes no sense, and of two takes the first', () => {
    const { search, order, page } = cardQuery({
      kind: 'poem',
      state: ['review', 'new'],
      due: '2026-02-30',
      sort: 'colour',
      page: '-1',
      search: '   ',
      flag: '8',
      direction: 'up',
      other: 'x',
    })
    expect({ search, order, page }).toEqual({
      search: searchOfState('review'),
      order: { sort: 'added', direction: 'desc' },
      page: 1,
    })
  })

  it('reads any text whatever without failing, and its own query as the same', () => {
    const text = fc.string({ maxLength: 250, unit: 'grapheme' })
    fc.assert(
      fc.property(
        fc.record({ search: text, article: text, about: text, due: text, page: text, state: text }),
        (params) => {
          const query = parseCardAddress(params)
          const again = parseCardAddress(Object.fromEntries(new URLSearchParams(cardAddressQuery(query.address))))
          expect(again).toEqual(query)
        },
      ),
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
