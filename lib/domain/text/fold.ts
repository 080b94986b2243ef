/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
])

const ARTICLES = new Set(['the', 'a', 'an'])

/** Signs that carry meaning are kept: currency, per cent, and what stands inside or directly before a number. */
const MEANINGLESS = /(?<!\d)[.,:/]|[.,:/](?!\d)|-(?!\d)|(?<=\p{L})-|[^\p{L}\p{N}\p{Sc}%\s.,:/-]/gu

/**
 * A text as it is compared: compatibility forms, case, diacritics and punctuation folded, `n’t` written out, one space
 * between words, articles left out unless they end the text (“Plan A”). Numbers keep their points and signs.
 */
export function foldText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđıßæœ]/gu, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/['’ʼ`´]/gu, "'")
    .replace(/\bwon't\b/gu, 'will not')
    .replace(/\b(?:can't|cannot)\b/gu, 'can not')
    .replace(/n't\b/gu, ' not')
    .replace(/'s?(?!\p{L})/gu, '')
    .replace(/'/gu, '')
    .replace(/&/gu, ' and ')
    .replace(MEANINGLESS, ' ')
  const words = plain.split(/\s+/u).filter((word) => word !== '')
  return words.filter((word, at) => !ARTICLES.has(word) || at === words.length - 1).join(' ')
}

/** The words of a folded text. */
export const wordsOf = (folded: string): string[] => (folded === '' ? [] : folded.split(' '))

const NEGATIONS = new Set(['not', 'no', 'never', 'none', 'nobody', 'nothing', 'nowhere', 'without', 'neither', 'nor'])

/** Whether a folded word turns a statement round. */
export const isNegation = (word: string): boolean => NEGATIONS.has(word)

const SMALL_WORDS = new Set(
  'of in on at to by for from with and or that this it its his her their as into over'.split(' '),
)

/** Whether a folded word carries no answer by itself. */
export const isSmallWord = (word: string): boolean => SMALL_WORDS.has(word)
