/** Longer texts are cut where the history names them. */
const MOST_CHARACTERS = 90

/** What a thing says, in quotation marks, cut at a word. Quotation marks within it become single ones. */
export const named = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').replace(/“/g, '‘').replace(/”/g, '’').trim()
  if (line.length <= MOST_CHARACTERS) return `“${line}”`
  const cut = line.slice(0, MOST_CHARACTERS)
  return `“${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_CHARACTERS / 2)).trimEnd()}…”`
}

/** What the history says of an action that was done to a thing: Fact edited, “The bridge was …”. */
export const doneTo = (done: string, text: string): string => `${done}, ${named(text)}`

/** What was done inside a sentence: Undone: fact edited, “The bridge was …”. */
export const insideSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
