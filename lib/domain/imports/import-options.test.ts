import { expect, it } from 'vitest'
import { destinationOf, type ImportedDeck } from './import-options'

const ALL = { withScheduling: true, deck: null }
const choice = (given: Partial<ImportedDeck>): ImportedDeck => ({
  to: null,
  withScheduling: true,
  isLeftOut: false,
  ...given,
})

const OTHERS = choice({ to: 'World', withScheduling: false })
const CHINA = choice({ to: 'China' })
const NONE = choice({ isLeftOut: true })

it.each([
  ['keeps its deck', ALL, 'Asia::China', 'Asia::China', true],
  ['without a deck goes to Default', ALL, null, 'Default', true],
  ['goes to the one deck for all', { ...ALL, deck: 'World' }, 'Asia', 'World', true],
  ['follows the choice for a deck above', { ...ALL, decks: { Asia: OTHERS } }, 'Asia::China', 'World::China', false],
  ['follows the nearest choice', { ...ALL, decks: { Asia: NONE, 'Asia::A': CHINA } }, 'Asia::A::B', 'China::B', true],
  ['of a deck that only begins alike', { ...ALL, decks: { Asia: NONE } }, 'Asian seas', 'Asian seas', true],
  ['has no scheduling if none is wanted', { ...ALL, withScheduling: false, decks: { A: choice({}) } }, 'A', 'A', false],
])('a note %s', (_, options, name, deck, withScheduling) => {
  expect(destinationOf(options, name)).toEqual({ deck, withScheduling, isLeftOut: false })
})

it('a note of a deck that is left out is left out', () => {
  expect(destinationOf({ ...ALL, decks: { Asia: NONE } }, 'Asia::China')).toMatchObject({ isLeftOut: true })
})
