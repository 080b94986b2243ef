import type { SearchTerm } from './query'
import { type FoundWord, indexedWords } from './words'

/** A span of a text, as UTF-16 offsets, that a term of a search matches. */
export type SearchMatch = { readonly start: number; readonly end: number; readonly term: number }

const matchesAt = (words: readonly FoundWord[], from: number, { words: wanted, isPrefix }: SearchTerm): boolean =>
  wanted.every((word, i) => {
    const here = words[from + i]?.word
    if (here === undefined) return false
    return isPrefix && i === wanted.length - 1 ? here.startsWith(word) : here === word
  })

/** Where the terms of a search match in a text, in order; `term` is the place of the term in the list. */
export const matchesIn = (text: string, terms: readonly SearchTerm[]): readonly SearchMatch[] => {
  const words = [...indexedWords(text)]
  const found: SearchMatch[] = []
  for (const [from, word] of words.entries()) {
    for (const [term, wanted] of terms.entries()) {
      if (!matchesAt(words, from, wanted)) continue
      found.push({ start: word.start, end: words[from + wanted.words.length - 1]?.end ?? word.end, term })
    }
  }
  return found
}

/** A run of a text for the screen, marked where a search matches. */
export type MarkedRun = { readonly text: string; readonly isMarked: boolean }

/** A text in runs, those that a search matches marked; overlapping matches become one run. */
export const markedRuns = (
  text: string,
  matches: readonly Pick<SearchMatch, 'start' | 'end'>[],
): readonly MarkedRun[] => {
  const runs: MarkedRun[] = []
  let at = 0
  for (const { start, end } of [...matches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue
    const from = Math.max(start, at)
    if (from > at) runs.push({ text: text.slice(at, from), isMarked: false })
    const previous = runs.at(-1)
    if (from === at && previous?.isMarked)
      runs[runs.length - 1] = { text: previous.text + text.slice(from, end), isMarked: true }
    else runs.push({ text: text.slice(from, end), isMarked: true })
    at = end
  }
  if (at < text.length) runs.push({ text: text.slice(at), isMarked: false })
  return runs
}
