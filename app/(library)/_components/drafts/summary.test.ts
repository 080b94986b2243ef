import { expect, it } from 'vitest'
import { summary } from './drafting-bar'

const tally = { asked: 3, decided: 3, accepted: 3, facts: 3, added: 0, cards: 4 }

it.each([
  [tally, 'All 3 decided: 3 facts with 4 cards in your library.'],
  [
    { ...tally, facts: 2, added: 1, cards: 3 },
    'All 3 decided: 2 facts with 3 cards in your library, 1 passage added to existing facts.',
  ],
  [{ ...tally, facts: 0, added: 3, cards: 0 }, 'All 3 decided: 3 passages added to existing facts.'],
  [{ ...tally, decided: 2, accepted: 1 }, '2 of 3 decided, 1 accepted'],
])('what came of drafts is said in a line: %o', (of, words) => {
  expect(summary(0, of)).toBe(words)
})
