import { NO_SOURCE } from '../no-source'

/** What a note on a source may have in the form for cards without an article. */
export const LONGEST_SOURCE = 300

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

const OPENS = /[\s([{“"«‘']/u
const CLOSES = /[.,;:!?'’"”»)\]}]*(?:\s|$)/uy

/** Whether a text has these words with nothing joined to them: “12” is not in “2012”, nor is an address in a longer one. */
const has = (text: string, words: string): boolean => {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    CLOSES.lastIndex = at + words.length
    if ((at === 0 || OPENS.test(text.charAt(at - 1))) && CLOSES.test(text)) return true
  }
  return false
}

/**
 * A note on a source, and what has to be said elsewhere because it is too long for that. A part that another part has word
 * for word is left out; a number alone stays, because it may be a page.
 */
export const sourceLineOf = (
  parts: readonly string[],
): { readonly sourceLine: string | null; readonly tooLong: string } => {
  const said = parts.map(oneLine).filter((part) => part !== '' && part !== NO_SOURCE)
  const isRepeated = (part: string, at: number): boolean =>
    /\p{L}/u.test(part) && said.some((other, place) => (other === part ? place < at : has(other, part)))
  const line = said.filter((part, at) => !isRepeated(part, at)).join(', ')
  if (line === '') return { sourceLine: null, tooLong: '' }
  return line.length > LONGEST_SOURCE ? { sourceLine: null, tooLong: line } : { sourceLine: line, tooLong: '' }
}
