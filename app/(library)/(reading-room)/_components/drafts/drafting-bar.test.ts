import { expect, it } from 'vitest'
import { decidedWords, summary } from './drafting-bar'

const tally = { asked: 3, decided: 3, accepted: 3, facts: 3, added: 0, cards: 4 }

const WITH = 'facts with 3 cards in your library, 1 passage added to existing facts.'

it.each([
  [tally, 'All 3 decided: 3 facts with 4 cards in your library.'],
  [{ ...tally, facts: 2, added: 1, cards: 3 }, `All 3 decided: 2 ${WITH}`],
  [{ ...tally, facts: 0, added: 3, cards: 0 }, 'All 3 decided: 3 passages added to existing facts.'],
  [{ ...tally, decided: 2, accepted: 1 }, '2 of 3 decided, 1 accepted'],
])('what came of drafts is said in a line: %o', (of, words) => {
  expect(summary(0, of)).toBe(words)
})

it.each([
  [[0, 0, 0, 0], null],
  [[3, 0, 0, 0], '3 accepted; 0 skipped'],
  [[4, 1, 2, 1], '4 accepted, 1 of them edited; 2 skipped; 1 never wanted'],
  [[0, 0, 2, 0], '0 accepted; 2 skipped'],
])('says how drafts were decided: %j', ([accepted = 0, edited = 0, skipped = 0, never = 0], words) => {
  expect(decidedWords({ decided: accepted + skipped + never, accepted, edited, skipped, never })).toBe(words)
})
