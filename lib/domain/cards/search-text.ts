import type { CardSides } from './card'
import { plainText } from './cloze'

/** A text as it is searched: compatibility forms unified, lower case, without diacritics, white space folded. */
export const searchText = (...texts: readonly string[]): string =>
  texts
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()

/** What a card is found by: the words of both sides and below the answer, without braces, hints and marks, and its fact's statement. */
export const cardSearchText = (
  { front, back, extra }: Pick<CardSides, 'front' | 'back' | 'extra'>,
  statement: string,
): string => searchText(plainText(front), plainText(back), ...(extra ? [plainText(extra)] : []), statement)
