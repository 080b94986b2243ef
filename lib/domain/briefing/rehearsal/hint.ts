import { counted } from '../../format/words'

/** A word with its first letter and its signs; very short ones keep no letter either, and no digit is ever kept. */
const masked = (word: string): string => {
  const signs = [...word]
  const first = signs.length <= 2 ? -1 : signs.findIndex((sign) => /\p{L}/u.test(sign))
  return signs.map((sign, at) => (/\d/u.test(sign) || (/\p{L}/u.test(sign) && at !== first) ? '·' : sign)).join('')
}

/** As many as a name or a figure has; the first letters of a phrase are a riddle and no help. */
const MOST_MASKED = 3

/**
 * A hint for a card that has none of its own: of up to three words their first letters, figures with their signs and
 * units but not their digits; of a longer answer how many words it has. Never the whole answer.
 */
export function hintOf(answer: string): string {
  const words = answer.trim().split(/\s+/u)
  return words.length > MOST_MASKED ? counted(words.length, 'word') : words.map(masked).join(' ')
}
