import { indexedWords } from './words'

/** What a search asks for: words that follow each other, the last of which may be the beginning of a word. */
export type SearchTerm = { readonly words: readonly string[]; readonly isPrefix: boolean }

export type SearchQuery = {
  /** All of these must match. */
  readonly terms: readonly SearchTerm[]
  /** None of these may. */
  readonly excluded: readonly SearchTerm[]
}

const MOST_TERMS = 20
/** A shorter word that is followed by others is complete: “US war” does not ask for “used”. */
const LEAST_PREFIX_LETTERS = 4

/** A sign for excluding, and a phrase in quotes (perhaps not closed yet) or a run without spaces. */
const PART = /(^|\s)(-?)(?:"([^"]*)("|$)|([^\s"]+))/g

/**
 * Reads what is typed into a search field: words that all must match, `"phrases in quotes"`, and `-words` that exclude.
 * A word also matches the beginning of longer words, unless it has fewer than four letters and is not the last one.
 */
export const parseSearch = (typed: string): SearchQuery => {
  const terms: SearchTerm[] = []
  const excluded: SearchTerm[] = []
  const text = typed.replace(/[“”„«»]/g, '"')
  const parts = [...text.matchAll(PART)]
  for (const [index, [, , sign, phrase, close, run]] of parts.entries()) {
    const words = [...indexedWords(phrase ?? run ?? '')].map(({ word }) => word)
    const last = words.at(-1)
    if (last === undefined || terms.length + excluded.length >= MOST_TERMS) continue
    const isLast = index === parts.length - 1
    const isOpen = phrase === undefined ? isLast || last.length >= LEAST_PREFIX_LETTERS : close === '' && isLast
    if (sign === '-') excluded.push({ words, isPrefix: false })
    else terms.push({ words, isPrefix: isOpen })
  }
  return { terms, excluded }
}
