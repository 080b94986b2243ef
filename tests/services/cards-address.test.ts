import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCardAddress, studyDayOfDate } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'

describe('the address of Cards', () => {
  it('reads every filter', () => {
    expect(
      parseCardAddress({
        q: ' Trade “in 2022” ',
        article: 'soft-shoe',
        about: 'Xi Jinping',
        kind: 'figure',
        form: 'cloze',
        weight: 'must',
        state: 'leech',
        due: '2026-11-24',
        flag: '3',
        deck: 'Central Asia',
        sort: 'recall',
        page: '3',
      }),
    ).toMatchObject({
      order: { sort: 'recall', direction: 'asc' },
      page: 3,
      filter: {
        words: ['trade', 'in 2022'],
        articleKey: 'soft-shoe',
        about: 'Xi Jinping',
        kind: 'figure',
        form: 'cloze',
        weight: 'must',
        state: 'leech',
        dueBy: 20_781,
        flag: 3,
        deck: 'Central Asia',
      },
    })
  })

  it('passes over what makes no sense, and of two takes the first', () => {
    const { filter, order, page } = parseCardAddress({
      kind: 'poem',
      state: ['review', 'new'],
      due: '2026-02-30',
      sort: 'colour',
      page: '-1',
      q: '   ',
      flag: '8',
      direction: 'up',
      other: 'x',
    })
    expect({ filter, order, page }).toEqual({
      filter: { state: 'review' },
      order: { sort: 'added', direction: 'desc' },
      page: 1,
    })
  })

  it('reads any text whatever without failing, and its own query as the same', () => {
    const text = fc.string({ maxLength: 250, unit: 'grapheme' })
    fc.assert(
      fc.property(fc.record({ q: text, article: text, about: text, due: text, page: text, state: text }), (params) => {
        const query = parseCardAddress(params)
        const again = parseCardAddress(Object.fromEntries(new URLSearchParams(cardAddressQuery(query.address))))
        expect(again).toEqual(query)
      }),
    )
  })

  it('leaves out of a query what is usual', () => {
    const { address } = parseCardAddress({ q: 'a b', sort: 'added', page: '1' })
    expect(cardAddressQuery(address)).toBe('q=a+b')
    expect(cardAddressQuery(address, { page: 2, q: undefined })).toBe('page=2')
    expect(cardAddressQuery(address, { q: undefined, sort: 'lapses', direction: 'desc' })).toBe('sort=lapses')
    expect(cardAddressQuery(address, { q: undefined, direction: 'asc' })).toBe('direction=asc')
  })

  it('knows the days that there are', () => {
    expect(studyDayOfDate('1970-01-01')).toBe(0)
    expect(studyDayOfDate('2024-02-29')).toBe(19_782)
    for (const text of ['2023-02-29', '2026-13-01', '26-01-01', '2026-1-1', '']) {
      expect(studyDayOfDate(text), text).toBeNull()
    }
  })
})
