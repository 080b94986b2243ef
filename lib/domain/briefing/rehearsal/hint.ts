/** A word with its first letter and its signs; very short ones keep no letter either, and no digit is ever kept. */
const masked = (word: string): string => {
  const signs = [...word]
  const first = signs.length <= 2 ? -1 : signs.findIndex((sign) => /\p{L}/u.test(sign))
  return signs.map((sign, at) => (/\d/u.test(sign) || (/\p{L}/u.test(sign) && at !== first) ? '·' : sign)).join('')
}

const MOST_WORDS = 12

/**
 * A hint for a card that has none of its own: the first letter of each word, figures with their signs and units but not
 * their digits. Never the whole answer. Of a long answer the first twelve words.
 */
export function hintOf(answer: string): string {
  const words = answer.trim().split(/\s+/u)
  const shown = words.slice(0, MOST_WORDS).map(masked).join(' ')
  return words.length > MOST_WORDS ? `${shown} …` : shown
}
