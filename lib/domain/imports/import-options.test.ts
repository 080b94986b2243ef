import { expect, it } from 'vitest'
import { destinationOf, type ImportedDeck } from './import-options'

const ALL = { withScheduling: true, deck: null }
const choice = (given: Partial<ImportedDeck>): ImportedDeck => ({
  to: null,
  withScheduling: true,
  isLeftOut: false,
  ...given,
})

it.each([
  ['keeps its deck', ALL, 'Asia::China', { deck: 'Asia::China', withScheduling: true, isLeftOut: false }],
  ['without a deck goes to Default', ALL, null, { deck: 'Default', withScheduling: true, isLeftOut: false }],
  [
    'goes to the one deck for all',
    { ...ALL, deck: 'World' },
    'Asia',
    { deck: 'World', withScheduling: true, isLeftOut: false },
  ],
  [
    'follows the choice for a deck above its own',
    { ...ALL, decks: { Asia: choice({ to: 'World::Asia', withScheduling: false }) } },
    'Asia::China',
    { deck: 'World::Asia::China', withScheduling: false, isLeftOut: false },
  ],
  [
    'follows the nearest choice',
    { ...ALL, decks: { Asia: choice({ isLeftOut: true }), 'Asia::China': choice({ to: 'China' }) } },
    'Asia::China::Rivers',
    { deck: 'China::Rivers', withScheduling: true, isLeftOut: false },
  ],
  [
    'of a deck that only begins alike is not chosen',
    { ...ALL, decks: { Asia: choice({ isLeftOut: true }) } },
    'Asian seas',
    { deck: 'Asian seas', withScheduling: true, isLeftOut: false },
  ],
  [
    'has no scheduling if none of the file is wanted',
    { withScheduling: false, deck: null, decks: { Asia: choice({}) } },
    'Asia',
    { deck: 'Asia', withScheduling: false, isLeftOut: false },
  ],
])('a note %s', (_, options, name, expected) => {
  expect(destinationOf(options, name)).toEqual(expected)
})
