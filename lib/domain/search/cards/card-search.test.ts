import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asOfMatchOf, matchesAsOf } from './as-of-match'
import { asksForRetired, findsOnlyRetired, NAME_KEYS } from './card-search'
import { anyCardTerm, searchesOf } from './card-search.fixture'
import { likeOfPattern, literalPattern, nameMatcher } from './pattern'
import { printCardSearch } from './print-card-search'
import { readCardSearch } from './read-card-search'

const read = (typed: string) => {
  const reading = readCardSearch(typed)
  if (!reading.ok) throw new Error(reading.error.message)
  return reading.search
}
const text = (pattern: string) => ({ kind: 'text', pattern })

describe('a search for cards', () => {
  it.each([
    ['', { kind: 'all', of: [] }],
    ['dog', text('dog')],
    ['dog cat', { kind: 'all', of: [text('dog'), text('cat')] }],
    ['dog and cat', { kind: 'all', of: [text('dog'), text('cat')] }],
    ['dog AND(cat)', { kind: 'all', of: [text('dog'), text('cat')] }],
    ['dog or cat', { kind: 'any', of: [text('dog'), text('cat')] }],
    ['a b or c', { kind: 'any', of: [{ kind: 'all', of: [text('a'), text('b')] }, text('c')] }],
    ['dog (cat or mouse)', { kind: 'all', of: [text('dog'), { kind: 'any', of: [text('cat'), text('mouse')] }] }],
    ['-cat', { kind: 'not', of: text('cat') }],
    ['-(cat or mouse)', { kind: 'not', of: { kind: 'any', of: [text('cat'), text('mouse')] } }],
    ['"a dog"', text('a dog')],
    ['“a dog”', text('a dog')],
    ['"or" \\-x "-.-"', { kind: 'all', of: [text('or'), text('-x'), text('-.-')] }],
    ['d_g\\* \\_', { kind: 'all', of: [text('d_g\\*'), text('\\_')] }],
    ['some\\(text\\)', text('some(text)')],
    ['"Xi: a life" 10\\:30 -', { kind: 'all', of: [text('Xi: a life'), text('10:30'), text('-')] }],
    ['deck:"French vocab"', { kind: 'name', of: 'deck', match: { kind: 'pattern', pattern: 'French vocab' } }],
    ['"deck:French vocab"', { kind: 'name', of: 'deck', match: { kind: 'pattern', pattern: 'French vocab' } }],
    ['DECK:a*', { kind: 'name', of: 'deck', match: { kind: 'pattern', pattern: 'a*' } }],
    ['tag:none', { kind: 'name', of: 'topic', match: { kind: 'none' } }],
    ['is:due', { kind: 'condition', condition: 'due' }],
    ['rated:7:1', { kind: 'rated', days: 7, rating: 1 }],
    ['rated:0', { kind: 'rated', days: 1, rating: null }],
    ['prop:ivl>=10', { kind: 'property', property: 'ivl', comparison: '>=', value: 10 }],
    ['prop:due=-1', { kind: 'property', property: 'due', comparison: '=', value: -1 }],
    ['prop:r<90%', { kind: 'property', property: 'r', comparison: '<', value: 0.9 }],
    ['cid:a,b', { kind: 'ids', of: 'card', ids: ['a', 'b'] }],
    ['asof:2022', { kind: 'as-of', match: { kind: 'overlaps', from: '2022-01-01', to: '2022-12-31' } }],
    ['asof:<2020', { kind: 'as-of', match: { kind: 'compare', comparison: '<', day: '2020-01-01' } }],
    ['asof:2015/..', { kind: 'as-of', match: { kind: 'overlaps', from: '2015-01-01', to: null } }],
    ['source:none', { kind: 'no-source' }],
    ['import:0192-a', { kind: 'import', id: '0192-a' }],
  ])('is read: %s', (typed, tree) => {
    expect(read(typed)).toEqual(tree)
  })

  /** Anki’s own examples of what it refuses, under its names for the problems. */
  it.each([
    ['misplaced-and', ['foo and', 'and foo', 'and']],
    ['misplaced-or', ['foo or', 'or foo', 'or', '(a or) b', 'a and or b']],
    ['empty-group', ['()', '( )', '(foo () bar)']],
    ['unopened-group', [')', 'foo ) bar', '(foo) bar)']],
    ['unclosed-group', ['(', 'foo ( bar', '(foo (bar)']],
    ['empty-quote', ['""', 'foo:""']],
    ['unclosed-quote', [' " ', '" foo', 'foo:"bar']],
    ['missing-key', [':', ':foo', ':"foo"']],
    ['unknown-escape', ['\\', '\\%', 'foo\\', '\\foo']],
    ['invalid-state', ['is:foo', 'is:DUE', 'is:']],
    ['invalid-flag', ['flag:', 'flag:8', 'flag:-0', 'flag:1.1']],
    ['invalid-whole-number', ['added:1.1', 'added:-1', 'rated:foo', 'prop:ivl>3.3', 'prop:reps=-1']],
    ['invalid-answer-button', ['rated:1:', 'rated:2:-1', 'rated:3:1.1', 'rated:3:5']],
    ['invalid-number', ['prop:s>x', 'prop:r<', 'prop:d>0.7', 'prop:d<1e', 'prop:d=0']],
    ['invalid-property', ['prop:', 'prop:ease>2', 'prop:rx=1']],
    ['invalid-comparison', ['prop:s', 'prop:s~1']],
    ['invalid-date', ['asof:', 'asof:2022-13', 'asof:../..', 'dueby:2026-02-30', 'dueby:2026']],
    ['invalid-value', ['kind:poem', 'weight:x', 'form:x', 'stale:x', 'source:x', 'cid:a,,b', 'nid:']],
    ['missing-value', ['deck:', 'article:']],
    ['unknown-key', ['10:30', 'https://example', 'note:basic', 'Xi:x', 're:a', 'w:a', 'nc:a', 'dupe:1,a']],
    ['too-long', ['a'.repeat(2_001)]],
    ['too-deep', ['('.repeat(60), `${'-'.repeat(60)}a`]],
  ])('is refused: %s', (code, searches) => {
    for (const typed of searches) {
      const reading = readCardSearch(typed)
      expect(reading.ok ? `read: ${typed}` : reading.error.code, typed).toBe(code)
    }
  })

  it.each([
    ['dog (cat', 4, 1, 'This bracket is not closed.'],
    ['dog is:old', 7, 3, 'After “is:”, write due, new, learn'],
    ['a "" b', 2, 2, 'There is nothing between these quotation marks.'],
    ['a foo:b', 2, 4, 'There is no search term “foo:”.'],
    ['a or', 2, 2, '“or” goes between two terms.'],
    ['x \\y', 2, 2, 'A backslash makes'],
    ['prop:d>0.7', 5, 5, 'not from 0 to 1 as in Anki. Write 7.3 for 0.7.'],
    ['dog topic:', 10, 1, 'Write a name after the colon.'],
    ['did:123', 0, 4, 'Use “deck:” with the name of the deck.'],
  ])('says where “%s” is wrong', (typed, at, length, words) => {
    const reading = readCardSearch(typed)
    expect(reading).toMatchObject({ ok: false, error: { at, length } })
    expect(reading.ok ? '' : reading.error.message).toContain(words)
  })

  it('is read as the same tree when it was printed', () => {
    fc.assert(
      fc.property(searchesOf(anyCardTerm), (search) => {
        const reading = readCardSearch(printCardSearch(search))
        expect(reading).toEqual({ ok: true, search })
      }),
      { numRuns: 2_000 },
    )
  })

  it.each(['“Foo” bar', '„Foo“', 'say "no"', 'none', 'None', 'a:b', '-x_y*z\\', '(or)'])(
    'by the name %s finds it',
    (name) => {
      for (const of of NAME_KEYS) {
        const match = { kind: 'pattern' as const, pattern: literalPattern(name) }
        const search = read(printCardSearch({ kind: 'name', of, match }))
        expect(search.kind === 'name' && nameMatcher(search.match)(name), of).toBe(true)
      }
    },
  )

  it.each(['prop:r<33.333%', 'prop:r<1.1%', 'prop:r>0.000001%', 'prop:r=99.999999%', 'prop:s>0.000001'])(
    'with the number of %s is printed as it can be read',
    (typed) => {
      expect(read(printCardSearch(read(typed)))).toEqual(read(typed))
    },
  )

  it('never throws, and points into what was typed', () => {
    const signs = ['(', ')', '"', '\\', ':', '-', ' ', '*', '_', '“', '[', '💡', '\u3000']
    const pieces = fc.constantFrom(...signs, 'or', 'and', 'a', 're:', 'is:', 'prop:')
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 14 }).map((some) => some.join('')),
    )
    fc.assert(
      fc.property(typed, (search) => {
        const reading = readCardSearch(search)
        if (reading.ok) return
        expect(reading.error.at).toBeGreaterThanOrEqual(0)
        expect(reading.error.at).toBeLessThanOrEqual(search.length)
        expect(reading.error.length).toBeGreaterThan(0)
        expect(reading.error.message).toMatch(/^[A-Z“].*[.:)]$/s)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('a pattern', () => {
  it.each([
    ['d_g', 'd_g'],
    ['d*g', 'd%g'],
    ['50%', '50\\%'],
    ['\\*\\_\\\\', '*\\_\\\\'],
    ['Élbe * X', 'elbe % x'],
  ])('%s is like %s', (pattern, like) => {
    expect(likeOfPattern(pattern)).toBe(like)
  })

  it.each([
    ['french', 'French', true],
    ['french', 'French::Vocab', true],
    ['french', 'Frenchy', false],
    ['french::*', 'French', false],
    ['french::*', 'french::verbs', true],
    ['fr*', 'Français', true],
    ['xi_jinping', 'Xi Jinping', true],
    ['a.b', 'axb', false],
    ['C++', 'c++', true],
  ])('%s and the name %s', (pattern, name, expected) => {
    expect(nameMatcher({ kind: 'pattern', pattern })(name)).toBe(expected)
  })
})

describe('an as-of date', () => {
  it.each([
    ['2022', '2022-03', true],
    ['2022-03', '2022', true],
    ['2022', '2021/2023', true],
    ['2022', '2021', false],
    ['../2020', '2019~', true],
    ['2021/..', '2019/2020', false],
    ['<2022', '2021-12', true],
    ['<2022', '2021/2022', false],
    ['<=2022', '2022', true],
    ['>2022-03', '2022', false],
    ['>=2022', '2022', true],
    ['none', null, true],
    ['none', 'soon', true],
    ['2022', null, false],
  ])('%s and %s', (asked, asOf, expected) => {
    const match = asOfMatchOf(asked)
    expect(match && matchesAsOf(asOf, match)).toBe(expected)
  })
})

describe('retired cards', () => {
  it.each([
    ['is:retired', true, true],
    ['is:retired kazakh', true, true],
    ['is:retired or kazakh', true, false],
    ['(is:retired kazakh) or (is:retired uzbek)', true, true],
    ['-is:retired', true, false],
    ['kazakh', false, false],
    ['', false, false],
  ])('are found by “%s”: %j, and nothing else: %j', (typed, some, only) => {
    const search = read(typed)
    expect([asksForRetired(search), findsOnlyRetired(search)]).toEqual([some, only])
  })
})
