import { searchText } from '../../cards/search-text'
import { allOf, type CardSearch } from './card-search'
import { literalPattern } from './pattern'

const MOST_WORDS = 20

/**
 * What was searched before there was a grammar, as a search that finds the same: words and phrases in quotes that must
 * all be somewhere in a card, also in the middle of a word, and of which no sign means anything else.
 */
export const searchOfOldWords = (typed: string): CardSearch => {
  const words = [...searchText(typed).matchAll(/"([^"]+)"|([^\s"]+)/g)]
    .map(([, phrase, word]) => (phrase ?? word ?? '').trim())
    .filter((word) => word !== '')
  return allOf(
    ...words.slice(0, MOST_WORDS).map((word): CardSearch => ({ kind: 'text', pattern: `*${literalPattern(word)}*` })),
  )
}
