import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { findNames } from './find-names'

describe('names with an article of their own', () => {
  it.each([
    ['Petra Novak told The Diplomat that the port was full.', 'The Diplomat', 'The Diplomat'],
    ['She writes for The Harbour Courier, a newspaper in Lethra.', 'The Harbour Courier', 'The Harbour Courier'],
    ['The study was paid for by The Nature Conservancy.', 'The Nature Conservancy', 'The Nature Conservancy'],
    ['He spoke to The Straits Times. Then the Straits Times printed it.', 'Straits Times', 'The Straits Times'],
    ['He spoke to The Diplomat in May. The Diplomat printed it in June.', 'The Diplomat', 'The Diplomat'],
    ['The Diplomat reported that the port was full.', 'The Diplomat', 'The Diplomat'],
    ['The Africa Report wrote that the port was full.', 'The Africa Report', 'The Africa Report'],
    ['Petra Novak wrote for the Diplomat. The Diplomat reported it.', 'The Diplomat', 'The Diplomat'],
  ])('keeps it: %s', (text, quote, value) => {
    const last = findNames(documentOf(text, { language: 'en', published: null })).findLast(({ kind }) => kind === 'org')
    expect([last?.quote, last?.value]).toEqual([quote, value])
  })

  it.each([
    ['The Economist is listed, but a sentence gives the capital.', ['Economist']],
    ['The bank lent to others, and The Bank was blamed.', []],
    ['The ferry left; the ship The Estonia did not.', []],
    ['She read The Harbour by Moira Holm.', []],
    ['In The Hague the court met.', []],
    ['The Nation was at war.', []],
    ['The Harbourmaster reported that the port was full.', []],
    ['The Diplomat was full of guests.', []],
  ])('takes none that is not: %s', (text, quotes) => {
    const orgs = findNames(documentOf(text, { language: 'en', published: null })).filter(
      ({ kind }) => kind !== 'person',
    )
    expect(orgs.filter(({ kind, quote }) => kind === 'org' || quote !== 'The Hague').map(({ quote }) => quote)).toEqual(
      quotes,
    )
  })
})
