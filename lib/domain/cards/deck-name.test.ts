import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deckNameOfFile, readDeckName, renamedDeck } from './deck-name'

describe('the name of a deck', () => {
  it.each([
    ['  Law ', 'Law'],
    ['Law :: EU  treaties', 'Law::EU treaties'],
  ])('is %j as %j', (text, name) => {
    expect(readDeckName(text)).toEqual({ ok: true, name })
  })

  it.each([
    ['  ', 'Enter a name for the deck.'],
    ['Law::', 'Enter a name before and after each “::”.'],
    ['::', 'Enter a name before and after each “::”.'],
    ['x'.repeat(401), 'Use at most 400 characters.'],
  ])('is refused for %j', (text, message) => {
    expect(readDeckName(text)).toEqual({ ok: false, message })
  })
})

describe('the name that a file gives a deck', () => {
  it.each([
    ['Law::EU  treaties ', 'Law::EU  treaties '],
    [' ', 'blank'],
    ['::a::::b', 'blank::a::blank::b'],
    ['\u202egnp.exe\u2066', 'gnp.exe'],
    ['a\u0000b\u001b[2J', 'a b [2J'],
    ['x'.repeat(401), 'x'.repeat(400)],
    [`${'x'.repeat(399)}\u{1f9e8}`, 'x'.repeat(399)],
    [`${'x'.repeat(399)}::y`, 'x'.repeat(399)],
  ])('is %j as %j', (text, name) => {
    expect(deckNameOfFile(text)).toBe(name)
  })
})

describe('a renamed deck', () => {
  it.each([
    ['Law', 'Right'],
    ['Law::EU', 'Right::EU'],
    ['Lawyers', null],
    ['Old::Law', null],
  ])('makes %s %s', (name, wanted) => {
    expect(renamedDeck(name, 'Law', 'Right')).toBe(wanted)
  })

  it('has its name back after the opposite', () => {
    const part = fc.string({ minLength: 1 }).filter((text) => !text.includes(':'))
    const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('::'))
    fc.assert(
      fc.property(path, path, fc.option(path), (from, to, below) => {
        const name = below === null ? from : `${from}::${below}`
        expect(renamedDeck(renamedDeck(name, from, to) ?? '', to, from)).toBe(name)
      }),
    )
  })
})
