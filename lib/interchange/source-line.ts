import { NO_SOURCE } from '../domain/no-source'

/** What a note on a source may have in the form for cards without an article. */
const LONGEST_SOURCE = 300

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** A note on a source, without what it says twice, and what has to be said elsewhere because it is too long for that. */
export const sourceLineOf = (
  parts: readonly string[],
): { readonly sourceLine: string | null; readonly tooLong: string } => {
  const said = parts.map(oneLine).filter((part) => part !== '' && part !== NO_SOURCE)
  const line = said.filter((part, at) => !said.slice(0, at).some((earlier) => earlier.includes(part))).join(', ')
  if (line === '') return { sourceLine: null, tooLong: '' }
  return line.length > LONGEST_SOURCE ? { sourceLine: null, tooLong: line } : { sourceLine: line, tooLong: '' }
}
