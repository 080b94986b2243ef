import { describe, expect, it } from 'vitest'
import { deckCount, deckTree } from './deck-tree'

const LAW = ['Law::EU', 'Law', 'Law::EU::Courts', 'Maps', 'Art::Old']

const shown = (...given: Parameters<typeof deckTree>) =>
  deckTree(...given).map(({ title, depth, isOpen }) => `${'.'.repeat(depth)}${title}${isOpen === false ? ' +' : ''}`)

describe('the list of decks', () => {
  it('has nested decks after the deck that they are in, and decks that only hold others', () => {
    expect(shown(LAW)).toEqual(['Art', '.Old', 'Law', '.EU', '..Courts', 'Maps'])
    expect(deckCount(LAW)).toBe(6)
    expect(deckTree(LAW).find(({ title }) => title === 'Courts')).toEqual({
      name: 'Law::EU::Courts',
      title: 'Courts',
      depth: 2,
      isOpen: null,
    })
  })

  it('begins folded if it is long, and shows what is opened', () => {
    const many = [...LAW, ...Array.from({ length: 30 }, (_, index) => `Deck ${index + 1}`)]
    expect(shown(many).filter((row) => row.startsWith('.'))).toEqual([])
    expect(shown(many).slice(0, 3)).toEqual(['Art +', 'Deck 1', 'Deck 2'])
    expect(shown(many, { open: ['Law'] }).filter((row) => row.startsWith('.'))).toEqual(['.EU +'])
    expect(shown(LAW, { open: [] })).toEqual(['Art +', 'Law +', 'Maps'])
    // A deck is not shown without those above it.
    expect(shown(LAW, { open: ['Law::EU'] })).toEqual(['Art +', 'Law +', 'Maps'])
  })

  it.each([
    ['eu', ['Law::EU', 'Law::EU::Courts']],
    ['ART', ['Art', 'Art::Old']],
    ['none', []],
  ])('finds %j in names, wherever decks are nested', (search, names) => {
    expect(deckTree(LAW, { search }).map(({ title }) => title)).toEqual(names)
  })
})
