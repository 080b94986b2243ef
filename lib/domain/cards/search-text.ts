import { plainText } from './cloze'

/** A text as it is searched: compatibility forms unified, lower case, without diacritics, white space folded. */
export const searchText = (...texts: readonly string[]): string =>
  texts
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()

/** What a card is found by: the words of both sides, without braces, hints and marks, and its fact's statement. */
export const cardSearchText = (front: string, back: string, statement: string): string =>
  searchText(plainText(front), plainText(back), statement)
