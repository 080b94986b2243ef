/** A word of a text: its folded form, and where it is in the text as UTF-16 offsets. */
export type FoundWord = { readonly word: string; readonly start: number; readonly end: number }

/** Scripts without spaces between words: each character counts as a word, and a run of them as a phrase. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}'
/** A run of letters without end is cut, so that no step of reading a text takes long. */
const LONGEST_RUN = 400
const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}]){1,${LONGEST_RUN}}`, 'gu')
/** No word that anyone looks for is longer; PostgreSQL refuses texts whose words together take more than 1 MB. */
const LONGEST_WORD = 60

const foldedForm = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * The words of a text in order: runs of letters and digits in lower case, without diacritics, compatibility forms
 * unified. Texts are indexed by these, and searched and marked by the same ones, so that all engines agree.
 */
export function* indexedWords(text: string): Generator<FoundWord> {
  for (const { 0: run, index: start } of text.matchAll(WORD)) {
    // A folded form may hold signs and several words: “½” becomes “1⁄2”.
    for (const [word] of foldedForm(run).matchAll(WORD)) {
      yield { word: word.slice(0, LONGEST_WORD), start, end: start + run.length }
    }
  }
}

/** The words of texts with spaces between them, at most `most`: what is indexed. */
export const searchWords = (texts: readonly string[], most: number): string => {
  const words: string[] = []
  for (const text of texts) {
    for (const { word } of indexedWords(text)) {
      if (words.length >= most) return words.join(' ')
      words.push(word)
    }
  }
  return words.join(' ')
}
