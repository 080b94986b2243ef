import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WEIGHTS } from '../../library'
import { composeCrib } from './compose'
import type { Crib, CribFact } from './crib'
import { fact, input, numbered } from './crib.fixture'
import { countCribWords, cribText, legendOf } from './crib-text'

const idsOf = (crib: Crib) => crib.groups.map(({ entries }) => entries.map(({ factId }) => factId))

describe('composeCrib', () => {
  it('groups by topic and never by article, must-knows first', () => {
    const facts = [
      fact('a', { position: 1 }),
      fact('b', { position: 2, weight: 'nice' }),
      fact('c', { position: 3, weight: 'must' }),
      fact('d', { position: 4, topics: ['piers'] }),
      fact('e', { position: 5, topics: ['piers', 'ferries'] }),
      fact('f', { position: 6, topics: [] }),
      fact('g', { position: 7, topics: ['piers'] }),
      fact('h', { position: 8, topics: ['piers'] }),
      fact('i', { position: 9, topics: ['ferries'] }),
    ]
    const crib = composeCrib(input(facts))
    expect(crib.groups.map(({ heading }) => heading)).toEqual(['Ferries', 'Piers', 'Other facts'])
    expect(idsOf(crib)).toEqual([['c', 'a', 'i', 'b'], ['d', 'e', 'g', 'h'], ['f']])
  })

  it('puts what was just published before the other subjects, however few facts its topic has', () => {
    const { source } = fact('a')
    const published = (day: string) => ({ source: { ...source, key: day, published: day } })
    const facts = [
      ...['a', 'b', 'c'].map((name) => fact(name)),
      fact('today', { ...published('2026-12-01'), topics: ['sanctions'], position: 8 }),
      fact('first', { ...published('2026-11-21'), weight: 'must', position: 9 }),
      fact('before', { ...published('2026-11-20'), topics: [] }),
      fact('month', { ...published('2026-11'), topics: [] }),
    ]
    const crib = composeCrib(input(facts))
    expect(crib.groups.map(({ heading }) => heading)).toEqual(['News since 21 November 2026', 'Ferries', 'Other facts'])
    expect(idsOf(crib)[0]).toEqual(['first', 'today'])
    const only = composeCrib(input(facts.slice(3, 5)))
    expect(only.groups.map(({ heading }) => heading)).toEqual(['Facts'])
  })

  it('never leaves out a must-know, also where fewer facts are asked for', () => {
    const facts = numbered(150, (i) => ({ weight: i < 110 ? 'must' : 'should', recall: i < 110 ? 0.99 : 0.1 }))
    const crib = composeCrib(input(facts), 20)
    expect(crib.counts).toMatchObject({ shown: 110, mustKnows: 110 })
    expect(countCribWords(crib)).toBe('110 of 150 facts, with all 110 must-knows. Left out: 40 should-knows.')
  })

  it('has the first facts by what would be missed most, and says how many of which weight it leaves out', () => {
    const facts = numbered(8, (i) => ({ weight: i % 4 === 0 ? 'nice' : 'should', recall: i === 1 ? 0 : i / 10 }))
    const crib = composeCrib(input(facts), 3)
    expect(idsOf(crib).flat()).toEqual(['f0001', 'f0002', 'f0003'])
    expect(countCribWords(crib)).toBe('3 of 8 facts. Left out: 3 should-knows and 2 nice-to-knows. 1 not studied yet.')
    expect(countCribWords(composeCrib(input([fact('a', { recall: 0.9 })])))).toBe('The only fact in this briefing.')
    const two = [fact('a', { recall: 0, isSuspended: true }), fact('b', { recall: 0 })]
    const crib2 = composeCrib(input(two))
    expect(countCribWords(crib2)).toBe('All 2 facts in this briefing. 1 not studied yet, 1 suspended.')
    expect(
      crib2.groups.flatMap(({ entries }) => entries.filter(({ factId }) => factId === two[0]?.factId)),
    ).toMatchObject([{ isWeak: false }])
  })

  it('marks the facts that are least likely to be recalled, and none where that sets nothing apart', () => {
    const crib = composeCrib(input(numbered(10, (i) => ({ recall: i / 10 }))))
    const weak = crib.groups.flatMap(({ entries }) => entries.filter(({ isWeak }) => isWeak))
    expect(weak.map(({ factId }) => factId).sort()).toEqual(['f0000', 'f0001', 'f0002', 'f0003'])
    expect(legendOf(crib)).toBe('! least likely to be recalled: predicted below 40% on the day.')
    for (const recall of [0, 0.95]) {
      const equal = composeCrib(input(numbered(10, () => ({ recall }))))
      expect(equal.weakBelow).toBeNull()
      expect(legendOf(equal)).toBe('')
    }
  })

  it('marks stale facts, newer ones, lost passages and differing sources in words', () => {
    const differences = ['Another paper says 9,000.']
    const newer = ['The ferry carried 13,000 (Holm, The Sun, 2022).']
    const crib = composeCrib(input([fact('a', { staleSince: '2025-06', isPassageGone: true, differences, newer })]))
    const [group] = crib.groups
    expect(group?.entries[0]?.cautions).toEqual([
      { sign: '†', words: 'There is a newer fact: The ferry carried 13,000 (Holm, The Sun, 2022).' },
      { sign: '†', words: 'Due for checking since June 2025.' },
      { sign: '†', words: 'The newer text of the source no longer has this passage.' },
      { sign: '‡', words: 'Sources differ: Another paper says 9,000.' },
    ])
  })

  it('numbers each source once, in the order of the facts', () => {
    const { source } = fact('a')
    const sun = { ...source, key: 'sun', title: 'Tides', outlet: 'The Sun', published: '2022-03', url: null }
    const facts = [
      fact('a', { position: 1, also: [sun, sun, source] }),
      fact('b', { position: 2, source: sun }),
      fact('c', { position: 3 }),
    ]
    const crib = composeCrib(input(facts))
    const [group] = crib.groups
    expect(group?.entries.map(({ sources }) => sources.map(({ number }) => number).join())).toEqual(['1,2', '2', '1'])
    expect(crib.sources.map(({ number, words }) => `${number} ${words}`)).toEqual([
      '1 Brook, “Ferries of the lake”, Lake Review, May 2021',
      '2 Brook, “Tides”, The Sun, March 2022',
    ])
  })

  it('lists each source that was noted for facts without an article', () => {
    const none = { key: 'no_source', authors: [], outlet: null, published: null, origin: 'own' as const }
    const noted = (title: string, url: string | null = null) => ({ ...none, title, url })
    const facts = [
      fact('a', { position: 1, source: noted('the harbour master, 3 May') }),
      fact('b', { position: 2, source: noted('https://lake.example/tides', 'https://lake.example/tides') }),
      fact('c', { position: 3, source: noted('the harbour master, 3 May') }),
    ]
    const crib = composeCrib(input(facts))
    expect(crib.groups[0]?.entries.map(({ sources }) => sources.map(({ number }) => number))).toEqual([[1], [2], [1]])
    expect(crib.sources.map(({ words, url }) => [words, url])).toEqual([
      ['Noted source: the harbour master, 3 May', null],
      ['Noted source: https://lake.example/tides', 'https://lake.example/tides'],
    ])
  })

  it('calls sources our notes where not all are, and once where all are', () => {
    const notes = { ...fact('a').source, key: 'notes', origin: 'content' as const }
    const mixed = composeCrib(input([fact('a', { source: notes }), fact('b')]))
    expect(mixed.sources.map(({ words }) => words.slice(0, 15))).toEqual(['Notes on Brook,', 'Brook, “Ferries'])
    const all = composeCrib(input([fact('a', { source: notes })]))
    expect(all.sources.map(({ words }) => words.slice(0, 6))).toEqual(['Brook,'])
    expect(legendOf(all)).toBe('Sources are our notes on these articles.')
  })

  it.each([
    ['where nothing else says when', '2019-03', 'as of March 2019'],
    ['not where the statement names the year', '2021-03', null],
    ['not where its source is of that date', '2021-05', null],
  ])('says as of when a fact held %s', (_, asOf, expected) => {
    const crib = composeCrib(input([fact('a', { asOf })]))
    expect(crib.groups[0]?.entries[0]?.asOf).toBe(expected)
  })

  const outlets = ['The Sun', 'The Evening Gazette of the Northern Lakes', 'Ports']
  const also = fc
    .subarray(outlets)
    .map((list) => list.map((outlet) => ({ ...fact('a').source, key: outlet, outlet, authors: ['Mira Holm'] })))
  const facts = fc
    .array(
      fc.record({
        weight: fc.constantFrom(...WEIGHTS),
        recall: fc.double({ min: 0, max: 1, noNaN: true }),
        also,
        newer: fc.subarray(['The ferry carried 13,000 in April 2022 (Holm, The Sun, May 2022).']),
      }),
      { maxLength: 70 },
    )
    .map((list): readonly CribFact[] => list.map((more, i) => fact(`f${i}`, more)))

  it('shows each fact once, and every must-know', () => {
    fc.assert(
      fc.property(facts, fc.option(fc.integer({ min: 1, max: 70 })), (all, first) => {
        const ids = idsOf(composeCrib(input(all), first)).flat()
        expect(new Set(ids).size).toBe(ids.length)
        for (const { factId, weight } of all) if (weight === 'must') expect(ids).toContain(factId)
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same page whatever order the facts come in', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const [one, other] = [all, [...all].reverse()].map((list) => composeCrib(input(list)))
        expect(other).toEqual(one)
      }),
      { numRuns: 40 },
    )
  })
})

describe('cribText', () => {
  it('has the same words in the same order as the page', () => {
    const differences = ['12,400 or 12,800 passengers']
    const text = cribText(composeCrib(input([fact('a'), fact('b', { weight: 'must', differences })])))
    expect(text).toBe(
      [
        'Transport on the lake',
        'Saturday 5 December 2026, 14:30 · Town hall · Harbour committee',
        '',
        'Facts',
        '- • Ferry b carried 12,400 passengers in March 2021. [1]',
        '  ‡ Sources differ: 12,400 or 12,800 passengers',
        '- Ferry a carried 12,400 passengers in March 2021. [1]',
        '',
        'All 2 facts in this briefing.',
        '• must know; ‡ sources differ.',
        '',
        'Sources',
        '1. Brook, “Ferries of the lake”, Lake Review, May 2021 https://lake.example/ferries',
      ].join('\n'),
    )
  })
})
