import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactId } from '../../ids'
import { anId } from '../../ids.fixture'
import { WEIGHTS } from '../../library'
import { WEIGHT_VALUES } from '../forecast'
import { composeCrib, countCribWords } from './compose'
import { type Crib, type CribFact, DEFAULT_OPTIONS, PAPERS } from './crib'
import { fact, input, numbered } from './crib.fixture'
import { htmlOf } from './html'
import { cribMarkdown } from './markdown'
import { measureOf, SIZES_PT } from './page-room'
import { sheetOf } from './sheet'
import { sourceLine } from './source-words'

/** Milliseconds of the processor since then: what others do on the machine does not count. */
const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

const id = anId<FactId>
const idsOf = (crib: Crib) => crib.groups.map(({ entries }) => entries.map(({ factId }) => factId))

describe('composeCrib', () => {
  it('groups by question first, then by subject, must-knows and the weakest first', () => {
    const facts = [
      fact('a', { recall: 0.8 }),
      fact('b', { recall: 0.1 }),
      fact('c', { weight: 'must', recall: 0.5 }),
      fact('d', { topics: ['piers'], recall: 0.2 }),
      fact('e', { topics: ['piers'], recall: 0.1 }),
      fact('f', { topics: [], recall: 0 }),
      fact('g', { topics: ['piers'], recall: 0.15 }),
    ]
    const questions = [{ question: 'How many?', factIds: [id('a'), id('d'), id('x')] }]
    const crib = composeCrib(input(facts, { questions }), DEFAULT_OPTIONS)
    expect(crib.groups.map(({ heading }) => heading)).toEqual(['How many?', 'ferries', 'Ferries of the lake', 'piers'])
    expect(idsOf(crib)).toEqual([['d', 'a'], ['c', 'b'], ['f'], ['e', 'g']])
  })

  it('puts what is surely known at the end, or leaves it out and says so', () => {
    const facts = [fact('a', { recall: 0.95 }), fact('b', { recall: 0.2 })]
    const atEnd = composeCrib(input(facts), DEFAULT_OPTIONS)
    expect(atEnd.known.map(({ factId }) => factId)).toEqual(['a'])
    expect(countCribWords(atEnd)).toBe('All 2 facts in this briefing.')
    const without = composeCrib(input(facts), { ...DEFAULT_OPTIONS, known: 'leave-out' })
    expect(without.known).toEqual([])
    expect(countCribWords(without)).toBe('1 of 2 facts. Left out: 1 well known.')
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

  it('names source, date and as-of; notes of our own are called so, once where all are', () => {
    const notes = { ...fact('a').source, origin: 'content' as const }
    const mixed = composeCrib(input([fact('a', { source: notes }), fact('b')]), DEFAULT_OPTIONS)
    expect(mixed.groups.flatMap(({ entries }) => entries.map(({ source }) => source))).toEqual([
      'Notes on Brook, Lake Review, May 2021; as of March 2021',
      'Brook, Lake Review, May 2021; as of March 2021',
    ])
    const all = composeCrib(input([fact('a', { source: notes })]), DEFAULT_OPTIONS)
    expect(all.groups[0]?.entries[0]?.source).toBe('Brook, Lake Review, May 2021; as of March 2021')
    expect(htmlOf(sheetOf(all, () => null))).toContain('<p>Sources are our notes on these articles</p>')
  })

  it('names every source once, a further one without the author that it shares with the main one', () => {
    const { source } = fact('a')
    const also = [
      { ...source, key: 'sun', outlet: 'The Sun', published: '2022-03', url: null },
      { ...source, key: 'sun', outlet: 'The Sun', published: '2022-03', url: null },
      source,
      { ...source, key: 'tides', title: 'Tides', outlet: null, published: '2020' },
      { ...source, key: 'holm', authors: ['Mira Holm', 'Ida Brook'], url: 'https://lake.example/holm' },
    ]
    const [entry] = composeCrib(input([fact('a', { also })]), DEFAULT_OPTIONS).groups.flatMap(({ entries }) => entries)
    if (!entry) throw new Error('there is a fact')
    expect(sourceLine(entry)).toBe(
      'Brook, Lake Review, May 2021; as of March 2021; also The Sun, March 2022; Brook, 2020; Holm and Brook, Lake Review, May 2021',
    )
    const crib = composeCrib(input([fact('a', { also })]), DEFAULT_OPTIONS)
    expect(cribMarkdown(crib)).toContain(
      '; also The Sun, March 2022; [Brook, 2020](<https://lake.example/ferries>); [Holm and Brook, Lake Review, May 2021](<https://lake.example/holm>)',
    )
    expect(htmlOf(sheetOf(crib, (_, one) => (one ? one.url : null)))).toContain(
      'Brook, Lake Review, May 2021; as of March 2021; also The Sun, March 2022; <a href="https://lake.example/ferries">Brook, 2020</a>',
    )
  })

  it('calls a further source our notes where not all are, and gives a passage the line where sources are long', () => {
    const { source } = fact('a')
    const notes = { ...source, key: 'notes', origin: 'content' as const, outlet: 'The Sun' }
    const long = ['one', 'two', 'three'].map((key) => ({ ...source, key, outlet: `The Evening Gazette of ${key}` }))
    const [mixed, wide] = composeCrib(
      input([fact('a', { also: [notes] }), fact('b', { also: long })]),
      DEFAULT_OPTIONS,
    ).groups.flatMap(({ entries }) => entries)
    expect(mixed && sourceLine(mixed)).toBe(
      'Brook, Lake Review, May 2021; as of March 2021; also notes on The Sun, May 2021',
    )
    expect(wide?.passage).toBe(
      'In March 2021 the ferry b, then the newest on the lake, carried 12,400 passengers between the two towns.',
    )
  })

  it.each(PAPERS)(
    'uses the largest type in which all fits on %s, and the smallest before it leaves anything out',
    (paper) => {
      const sizes = [3, 16, 60].map((count) => composeCrib(input(numbered(count)), { ...DEFAULT_OPTIONS, paper }))
      expect(sizes[0]?.counts.withoutRoom).toBe(0)
      expect(sizes[0]?.sizePt).toBeGreaterThan(sizes[2]?.sizePt ?? Number.POSITIVE_INFINITY)
      expect(sizes[2]?.counts.withoutRoom).toBeGreaterThan(0)
    },
  )

  it('keeps a readable size where only what is surely known has no room', () => {
    const known = composeCrib(input(numbered(200, () => ({ recall: 0.97 }))), DEFAULT_OPTIONS)
    expect(known.sizePt).toBe(SIZES_PT[0])
    expect(known.counts.withoutRoom).toBeGreaterThan(0)
    expect(known.known.length).toBeGreaterThan(20)
    const mixed = composeCrib(input(numbered(200, (i) => ({ recall: i < 12 ? 0.3 : 0.97 }))), DEFAULT_OPTIONS)
    expect(mixed.groups.flatMap(({ entries }) => entries)).toHaveLength(12)
    const alone = composeCrib(input(numbered(12)), DEFAULT_OPTIONS)
    expect(mixed.sizePt).toBe(alone.sizePt)
  })

  it('takes more on two pages than on one, and all counts add up', () => {
    const facts = numbered(60, (i) => ({ recall: (i % 11) / 11 }))
    const one = composeCrib(input(facts), DEFAULT_OPTIONS)
    const two = composeCrib(input(facts), { ...DEFAULT_OPTIONS, pages: 2 })
    expect(two.counts.shown).toBeGreaterThan(one.counts.shown)
    for (const { counts } of [one, two]) {
      expect(counts.shown + counts.knownLeftOut + counts.withoutRoom).toBe(60)
    }
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

  it('never leaves out a fact that would be missed more than one that is shown', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const crib = composeCrib(input(all), DEFAULT_OPTIONS)
        const shown = new Set(idsOf(crib).flat())
        const loss = ({ weight, recall }: CribFact) => WEIGHT_VALUES[weight] * (1 - recall)
        const open = all.filter(({ recall }) => recall < 0.9)
        const least = Math.min(...open.filter(({ factId }) => shown.has(factId)).map(loss))
        for (const one of open) if (!shown.has(one.factId)) expect(loss(one)).toBeLessThanOrEqual(least)
      }),
      { numRuns: 60 },
    )
  })

  it('shows each fact once, and never more than the paper has room for', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...PAPERS), (all, paper) => {
        const options = { ...DEFAULT_OPTIONS, paper }
        const crib = composeCrib(input(all), options)
        const ids = [...idsOf(crib).flat(), ...crib.known.map(({ factId }) => factId)]
        expect(new Set(ids).size).toBe(ids.length)
        const measure = measureOf(crib.sizePt, options)
        const used =
          measure.headPt(crib) +
          crib.groups.reduce((sum, { heading }) => sum + measure.groupPt(heading), 0) +
          crib.groups.flatMap(({ entries }) => entries).reduce((sum, one) => sum + measure.entryPt(one), 0) +
          crib.known.reduce((sum, one) => sum + measure.knownPt(one), 0)
        expect(used).toBeLessThanOrEqual(measure.roomPt + 1e-6)
      }),
      { numRuns: 60 },
    )
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
    passage: 'They wrote <script>alert(1)</script> of 5%.',
    source: { ...fact('a').source, url: 'javascript:alert(1)' },
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
    expect(markdown).toContain('[Brook, Lake Review, May 2021; as of March 2021](<https://lake.example/ferries>)')
    expect(markdown).toMatch(
      /^# Transport on the lake\n\nSaturday 5 December 2026, 14:30 · Town hall · Harbour committee\n/,
    )
    expect(markdown.trimEnd().endsWith('All 2 facts in this briefing.  \n• must know.')).toBe(true)
  })
})
