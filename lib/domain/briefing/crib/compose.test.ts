import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactId } from '../../ids'
import { anId } from '../../ids.fixture'
import { WEIGHTS } from '../../library'
import { arrange } from './arrange'
import { composeCrib } from './compose'
import { countCribWords } from './count-words'
import { type Crib, type CribFact, DEFAULT_OPTIONS, PAPERS } from './crib'
import { fact, input, numbered } from './crib.fixture'
import { htmlOf } from './html'
import { legendOf } from './legend'
import { cribMarkdown } from './markdown'
import { measureOf, SIZES_PT, SMALLEST_PT } from './page-room'
import { sheetOf } from './sheet'

/** Milliseconds of the processor since then: what others do on the machine does not count. */
const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

const id = anId<FactId>
const idsOf = (crib: Crib) => crib.groups.map(({ entries }) => entries.map(({ factId }) => factId))

describe('composeCrib', () => {
  it('groups by question, then by topic and never by article, must-knows first', () => {
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
    const questions = [{ question: 'How many?', factIds: [id('a'), id('d'), id('x')] }]
    const crib = composeCrib(input(facts, { questions }), DEFAULT_OPTIONS)
    expect(crib.groups.map(({ heading }) => heading)).toEqual(['How many?', 'Ferries', 'Piers', 'Other facts'])
    expect(idsOf(crib)).toEqual([['a', 'd'], ['c', 'i', 'b'], ['e', 'g', 'h'], ['f']])
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
    const crib = composeCrib(input(facts), DEFAULT_OPTIONS)
    expect(crib.groups.map(({ heading }) => heading)).toEqual(['News since 21 November 2026', 'Ferries', 'Other facts'])
    expect(idsOf(crib)[0]).toEqual(['first', 'today'])
    const only = composeCrib(input(facts.slice(3, 5)), DEFAULT_OPTIONS)
    expect(only.groups.map(({ heading }) => heading)).toEqual(['Facts'])
  })

  it('never leaves out a must-know: it takes the pages that they need', () => {
    const facts = numbered(150, (i) => ({ weight: i < 110 ? 'must' : 'should', recall: i < 110 ? 0.99 : 0.1 }))
    const crib = composeCrib(input(facts), { ...DEFAULT_OPTIONS, pages: 1 })
    expect(crib.counts.mustKnows).toBe(110)
    expect(crib.pages).toBeGreaterThan(1)
    expect(countCribWords(crib)).toMatch(/^\d+ of 150 facts, with all 110 must-knows\. No room for \d+ should-knows\.$/)
  })

  it('says how many facts of which weight had no room, and how many are not studied', () => {
    const facts = numbered(200, (i) => ({ weight: i % 4 === 0 ? 'nice' : 'should', recall: i === 1 ? 0 : 0.5 }))
    const crib = composeCrib(input(facts), DEFAULT_OPTIONS)
    const { should, nice } = crib.counts.withoutRoom
    expect(crib.counts.shown + should + nice).toBe(200)
    expect(countCribWords(crib)).toBe(
      `${crib.counts.shown} of 200 facts. No room for ${should} should-knows and ${nice} nice-to-knows. 1 not studied yet.`,
    )
    expect(countCribWords(composeCrib(input([fact('a', { recall: 0.9 })]), DEFAULT_OPTIONS))).toBe(
      'The only fact in this briefing.',
    )
    const two = [fact('a', { recall: 0, isSuspended: true }), fact('b', { recall: 0 })]
    const crib2 = composeCrib(input(two), DEFAULT_OPTIONS)
    expect(countCribWords(crib2)).toBe('All 2 facts in this briefing. 1 not studied yet, 1 suspended.')
    expect(
      crib2.groups.flatMap(({ entries }) => entries.filter(({ factId }) => factId === two[0]?.factId)),
    ).toMatchObject([{ isWeak: false }])
  })

  it('marks the facts that are least likely to be recalled, and none where that sets nothing apart', () => {
    const crib = composeCrib(input(numbered(10, (i) => ({ recall: i / 10 }))), DEFAULT_OPTIONS)
    const weak = crib.groups.flatMap(({ entries }) => entries.filter(({ isWeak }) => isWeak))
    expect(weak.map(({ factId }) => factId).sort()).toEqual(['f0000', 'f0001', 'f0002', 'f0003'])
    expect(legendOf(crib)).toBe('! least likely to be recalled: predicted below 40% on the day')
    expect(htmlOf(sheetOf(crib, () => null))).toContain('Least likely to be recalled: ')
    for (const recall of [0, 0.95]) {
      const equal = composeCrib(input(numbered(10, () => ({ recall }))), DEFAULT_OPTIONS)
      expect(equal.weakBelow).toBeNull()
      expect(legendOf(equal)).toBe('')
    }
  })

  it('marks stale facts, newer ones, lost passages and differing sources in words', () => {
    const differences = ['Another paper says 9,000.']
    const newer = ['The ferry carried 13,000 (Holm, The Sun, 2022).']
    const crib = composeCrib(
      input([fact('a', { staleSince: '2025-06', isPassageGone: true, differences, newer })]),
      DEFAULT_OPTIONS,
    )
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
    const crib = composeCrib(input(facts), DEFAULT_OPTIONS)
    expect(crib.groups[0]?.entries.map(({ sources }) => sources.map(({ number }) => number))).toEqual([
      [1, 2],
      [2],
      [1],
    ])
    expect(crib.sources.map(({ number, words }) => `${number} ${words}`)).toEqual([
      '1 Brook, “Ferries of the lake”, Lake Review, May 2021',
      '2 Brook, “Tides”, The Sun, March 2022',
    ])
    const markdown = cribMarkdown(crib)
    expect(markdown).toContain('in March 2021. [\\[1\\]](<https://lake.example/ferries>) \\[2\\]\n')
    expect(markdown).toContain(
      '## Sources\n\n1. [Brook, “Ferries of the lake”, Lake Review, May 2021](<https://lake.example/ferries>)\n2. Brook, “Tides”, The Sun, March 2022\n',
    )
  })

  it('lists each source that was noted for facts without an article', () => {
    const noted = (title: string) => ({
      key: 'no_source',
      title,
      authors: [],
      outlet: null,
      published: null,
      url: null,
      origin: 'own' as const,
    })
    const facts = [
      fact('a', { position: 1, source: noted('the harbour master, 3 May') }),
      fact('b', { position: 2, source: { ...noted('https://lake.example/tides'), url: 'https://lake.example/tides' } }),
      fact('c', { position: 3, source: noted('the harbour master, 3 May') }),
    ]
    const crib = composeCrib(input(facts), DEFAULT_OPTIONS)
    expect(crib.groups[0]?.entries.map(({ sources }) => sources.map(({ number }) => number))).toEqual([[1], [2], [1]])
    expect(crib.sources.map(({ words, url }) => [words, url])).toEqual([
      ['Noted source: the harbour master, 3 May', null],
      ['Noted source: https://lake.example/tides', 'https://lake.example/tides'],
    ])
  })

  it('calls sources our notes where not all are, and once where all are', () => {
    const notes = { ...fact('a').source, key: 'notes', origin: 'content' as const }
    const mixed = composeCrib(input([fact('a', { source: notes }), fact('b')]), DEFAULT_OPTIONS)
    expect(mixed.sources.map(({ words }) => words.slice(0, 15))).toEqual(['Notes on Brook,', 'Brook, “Ferries'])
    const all = composeCrib(input([fact('a', { source: notes })]), DEFAULT_OPTIONS)
    expect(all.sources.map(({ words }) => words.slice(0, 6))).toEqual(['Brook,'])
    expect(htmlOf(sheetOf(all, () => null))).toContain('<p>Sources are our notes on these articles.</p>')
  })

  it.each([
    ['where nothing else says when', '2019-03', 'as of March 2019'],
    ['not where the statement names the year', '2021-03', null],
    ['not where its source is of that date', '2021-05', null],
  ])('says as of when a fact held %s', (_, asOf, expected) => {
    const crib = composeCrib(input([fact('a', { asOf })]), DEFAULT_OPTIONS)
    expect(crib.groups[0]?.entries[0]?.asOf).toBe(expected)
  })

  it.each(PAPERS)(
    'uses the largest type in which all fits on %s, then a second page, then the smallest type',
    (paper) => {
      const cribs = [3, 25, 45, 160].map((count) => composeCrib(input(numbered(count)), { ...DEFAULT_OPTIONS, paper }))
      const [few, full, long, cut] = cribs
      expect(few).toMatchObject({ pages: 1, sizePt: SIZES_PT[0] })
      expect(full?.pages).toBe(1)
      expect(full?.counts.shown).toBe(25)
      expect(long?.pages).toBe(2)
      expect(long?.counts.shown).toBe(45)
      expect(cut).toMatchObject({ pages: 2, sizePt: SMALLEST_PT })
      expect(cut?.counts.shown).toBeLessThan(160)
    },
  )

  it('takes more on two pages than on one', () => {
    const facts = numbered(90, (i) => ({ recall: (i % 11) / 11 }))
    const one = composeCrib(input(facts), { ...DEFAULT_OPTIONS, pages: 1 })
    const two = composeCrib(input(facts), DEFAULT_OPTIONS)
    expect(one.pages).toBe(1)
    expect(two.counts.shown).toBeGreaterThan(one.counts.shown)
  })

  it('sets 20,000 facts in under two seconds', () => {
    const many = input(numbered(20_000, (i) => ({ recall: (i % 97) / 100, topics: [`topic ${i % 300}`] })))
    const before = process.cpuUsage()
    expect(composeCrib(many, DEFAULT_OPTIONS).counts.facts).toBe(20_000)
    expect(cpuMs(before)).toBeLessThan(2000)
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

  const heightPt = (crib: Crib, all: readonly CribFact[]) => {
    const measure = measureOf(crib.sizePt, crib.paper)
    const shown = new Set(idsOf(crib).flat())
    const groups = arrange(
      all.filter(({ factId }) => shown.has(factId)),
      input(all),
    )
    return (
      measure.headPt(crib) +
      groups.reduce((sum, { heading }) => sum + measure.groupPt(heading), 0) +
      crib.groups
        .flatMap(({ entries }) => entries)
        .reduce((sum, one) => sum + measure.entryPt({ ...one, citations: one.sources.length }), 0) +
      crib.sources.reduce((sum, { words }) => sum + measure.sourcePt(words), 0)
    )
  }

  it('shows each fact once, every must-know, and no more than the paper has room for', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...PAPERS), fc.constantFrom(1, 2), (all, paper, pages) => {
        const crib = composeCrib(input(all), { paper, pages })
        const ids = idsOf(crib).flat()
        expect(new Set(ids).size).toBe(ids.length)
        for (const { factId, weight } of all) if (weight === 'must') expect(ids).toContain(factId)
        expect(heightPt(crib, all)).toBeLessThanOrEqual(measureOf(crib.sizePt, paper).roomPt(crib.pages) + 1e-6)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves no foot empty in which one of the facts without room would fit', () => {
    const all = numbered(150, (i) => ({ recall: (i % 7) / 10, topics: [`topic ${i % 4}`] }))
    const crib = composeCrib(input(all), DEFAULT_OPTIONS)
    const measure = measureOf(crib.sizePt, crib.paper)
    expect(measure.roomPt(2) - heightPt(crib, all)).toBeLessThan(3 * measure.leastPt)
  })

  it('gives the same page whatever order the facts come in', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const [one, other] = [all, [...all].reverse()].map((list) => composeCrib(input(list), DEFAULT_OPTIONS))
        expect(other).toEqual(one)
      }),
      { numRuns: 40 },
    )
  })
})

describe('what a crib is written as', () => {
  const odd = fact('a', {
    statement: 'A <b>bold</b> & “odd” *claim* of 5% [sic].',
    answers: ['5%'],
    source: { ...fact('a').source, title: '<script>alert(1)</script>', url: 'javascript:alert(1)' },
  })

  it('has no mark-up of its own in HTML, and no address that is none of a page', () => {
    const html = htmlOf(sheetOf(composeCrib(input([odd]), DEFAULT_OPTIONS), ({ url }) => url))
    expect(html).toContain('A &lt;b&gt;bold&lt;/b&gt; &amp; “odd” *claim* of <b>5%</b> [sic].')
    expect(html).not.toContain('<script')
    expect(html).not.toContain('javascript:')
  })

  it('keeps signs as signs in Markdown, and has the figure in bold', () => {
    const markdown = cribMarkdown(composeCrib(input([odd, fact('b', { weight: 'must' })]), DEFAULT_OPTIONS))
    expect(markdown).toContain('A \\<b\\>bold\\</b\\> & “odd” \\*claim\\* of **5%** \\[sic\\].')
    expect(markdown).toContain('- • Ferry b carried **12,400** passengers in March 2021.')
    expect(markdown).toMatch(
      /^# Transport on the lake\n\nSaturday 5 December 2026, 14:30 · Town hall · Harbour committee\n/,
    )
    expect(markdown).toContain('\n\nAll 2 facts in this briefing.  \n• must know.\n\n## Sources\n')
  })
})
