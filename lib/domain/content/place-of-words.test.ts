import { describe, expect, it } from 'vitest'
import { placeOfWords } from './place-of-words'

const TEXT = '## The weir\n\nIt holds “much” water,\nand stones.\n\n- Fish pass it.'

describe('the place of words in a text', () => {
  it.each([
    ['as they stand', 'holds “much” water', 'holds “much” water'],
    ['with other quotes', 'holds "much" water', 'holds “much” water'],
    ['with other white space', ' holds   “much”\n\nwater, and', 'holds “much” water,\nand'],
    ['over the marks of blocks', 'stones. Fish pass', 'stones.\n\n- Fish pass'],
    ['with signs that mean something in a pattern', 'it.', 'it.'],
  ])('is found %s', (_, words, found) => {
    const place = placeOfWords(TEXT, words)
    expect(place && TEXT.slice(place.start, place.end)).toBe(found)
  })

  it.each([
    ['other words', 'nowhere'],
    ['nothing', ' \n '],
  ])('is none for %s', (_, words) => {
    expect(placeOfWords(TEXT, words)).toBeNull()
  })
})
