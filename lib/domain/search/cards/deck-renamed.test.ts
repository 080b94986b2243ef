import { expect, it } from 'vitest'
import { searchWithDeckRenamed } from './deck-renamed'

const renamed = { from: 'Law', to: 'Rights', decks: ['Rights', 'Rights::EU', 'Lawyers'] }

it.each([
  ['deck:Law', 'deck:Rights'],
  ['deck:law::eu is:due', 'deck:Rights::eu is:due'],
  ['ports or -(deck:"Law" flag:2)', 'ports or -(deck:Rights flag:2)'],
  ['deck:Lawyers deck:Law* topic:Law Law deck:none', null],
  ['(unclosed deck:Law', null],
])('%s names the deck by its new name', (typed, wanted) => {
  expect(searchWithDeckRenamed(typed, renamed)).toBe(wanted ?? typed)
})

it.each([
  ['deck:"Law of the sea::EU"', 'Law of the sea', 'A (b) "c"', 'deck:"A (b) \\"c\\"::EU"'],
  ['deck:Law::EU', 'Law::EU', 'Law_EU', 'deck:Law\\_EU'],
  ['deck:Law', 'Law', 'none', 'deck:None'],
  ['deck:Law', 'Law', 'Law “of the sea”', 'deck:"Law \\"of the sea\\""'],
  ['deck:law', 'Law', 'LAW', 'deck:law'],
])('%s after “%s” was renamed to “%s”', (typed, from, to, wanted) => {
  expect(searchWithDeckRenamed(typed, { from, to, decks: [to] })).toBe(wanted)
})

it('goes on finding another deck of that name in another case', () => {
  const both = { ...renamed, decks: ['law', 'Rights'] }
  expect(searchWithDeckRenamed('deck:Law flag:1', both)).toBe('(deck:Law or deck:Rights) flag:1')
})

it('stays as it is where it would be too long to be read', () => {
  const typed = `${'a '.repeat(990)}deck:Law`
  expect(searchWithDeckRenamed(typed, { ...renamed, to: 'A long name of a deck' })).toBe(typed)
})
