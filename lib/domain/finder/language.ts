import { ENGLISH_WORDS, OTHER_WORDS } from './words/en/function-words'

const WORD = /\p{L}+/gu
const LETTER = /\p{L}/gu
/** “wrześniu”, “größte”: a letter with a sign that English words seldom have. */
const MARKED_LETTER = /[\u00C0-\u024F\u1E00-\u1EFF]/u
/** Of the words of an English text, names and all, fewer have one. */
const MANY_MARKED = 0.15
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/gu

/** Enough to tell; the rest of a long text is in the language of its beginning. */
const MOST_CHARACTERS = 3_000
/** Fewer small words than these tell nothing: a name, a table, a line of figures. */
const FEWEST_WORDS = 4
/** A quoted phrase or a title in another language makes no foreign text of an English one. */
const TIMES_MORE = 2

type Counted = { readonly all: number; readonly english: number; readonly other: number; readonly marked: number }

/** How many words of a text there are, small ones of English and of other languages, and words with marked letters. */
function countedWords(text: string): Counted {
  let [all, english, other, marked] = [0, 0, 0, 0]
  for (const [word] of text.matchAll(WORD)) {
    all += 1
    if (MARKED_LETTER.test(word)) marked += 1
    const small = word.toLowerCase()
    if (ENGLISH_WORDS.has(small)) english += 1
    else if (OTHER_WORDS.has(small)) other += 1
  }
  return { all, english, other, marked }
}

/**
 * Whether a text can be read as English: false only where most of its letters belong to another script, or its small
 * words are those of another language. A text too short to tell is taken for English. It does not know which other
 * language it is, and takes a language whose small words are on no list for English.
 */
export function isEnglish(text: string): boolean {
  const words = text.slice(0, MOST_CHARACTERS)
  const letters = words.match(LETTER)?.length ?? 0
  if (letters >= FEWEST_WORDS && (words.match(NOT_LATIN)?.length ?? 0) > letters / 2) return false
  const { all, english, other, marked } = countedWords(words)
  if (marked >= FEWEST_WORDS && marked > all * MANY_MARKED && english * TIMES_MORE <= marked / 2) return false
  return other < FEWEST_WORDS || other < english * TIMES_MORE
}

/** Most paragraphs of an English text show it in their first words, and need no closer look. */
const PLAINLY_ENGLISH =
  /\b(?:the|of|and|was|were|that|with|said|has|this)\b[\s\S]{0,120}?\b(?:the|of|and|was|were|that|with|said|has|this|to|is)\b/iu

/** The same as `isEnglish`, quickly, for the paragraphs of a text one by one. */
export const isEnglishBlock = (words: string): boolean => PLAINLY_ENGLISH.test(words.slice(0, 300)) || isEnglish(words)
