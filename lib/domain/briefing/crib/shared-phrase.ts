import { foldText, isSmallWord } from '../../text/fold'

type Span = { readonly start: number; readonly end: number }
type Word = { readonly folded: string; readonly start: number; readonly end: number }

const WORD = /[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu
/** Endings of one word: “keep” and “keeping” are the same for a reader. */
const ENDING = /(?:ing|ed|es|s|e)$/u
/** A single word says something only if it is so long and no name. */
const LEAST_LETTERS = 6

const wordsIn = (text: string): readonly Word[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    folded: foldText(word).replace(ENDING, '') || word.toLowerCase(),
    start: index,
    end: index + word.length,
  }))

const isSmall = (text: string, { start, end }: Word): boolean =>
  isSmallWord(text.slice(start, end).toLowerCase()) ||
  /^(?:the|an?|be|is|was|were|are|to)$/iu.test(text.slice(start, end))

/** A phrase with a smaller share of the full words of an answer is a fragment: set apart, it says something else. */
const LEAST_SHARE = 0.65
const ENDS_CLAUSE = /^(?:[\s”"’)]*$|[”"’)]*[.,;:!?–—])/u

/** The run without the small words at its ends; null where it says nothing. */
function saying(text: string, words: readonly Word[]): Span | null {
  const full = words.filter((word) => !isSmall(text, word))
  const [first, last] = [full[0], full.at(-1)]
  if (!first || !last) return null
  const only = text.slice(first.start, first.end)
  if (full.length === 1 && (only.length < LEAST_LETTERS || /^[\p{Lu}\p{N}]/u.test(only))) return null
  return { start: first.start, end: last.end }
}

/**
 * The longest phrase that a text has in common with an answer, whatever the endings of its words; null where they share
 * none that gives the answer: a name or a small word alone does not, nor what is only a part of it or breaks off.
 */
export function sharedPhrase(text: string, answer: string): Span | null {
  const [words, wanted] = [wordsIn(text), wordsIn(answer)]
  const isFull = (word: Word): boolean => !isSmall(answer, word)
  const fullWords = wanted.filter(isFull).length
  /** Where the answer's last full word is: behind it nothing is missing. */
  const lastFull = wanted.findLastIndex(isFull)
  let best: Span | null = null
  let before: readonly number[] = []
  for (const [at, word] of words.entries()) {
    const lengths = wanted.map((other, place) =>
      word.folded === other.folded ? 1 + (place === 0 ? 0 : (before[place - 1] ?? 0)) : 0,
    )
    const longest = Math.max(0, ...lengths)
    const end = lengths.lastIndexOf(longest)
    const breaksOff = end < lastFull && !ENDS_CLAUSE.test(text.slice(word.end))
    const isPart = wanted.slice(end - longest + 1, end + 1).filter(isFull).length < fullWords * LEAST_SHARE
    const phrase = isPart || breaksOff ? null : saying(text, words.slice(at - longest + 1, at + 1))
    if (phrase && (best === null || phrase.end - phrase.start > best.end - best.start)) best = phrase
    before = lengths
  }
  return best
}
