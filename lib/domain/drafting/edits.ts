import type { Span } from '../finder/mention'
import { asciiRegExp } from '../text/ascii-reg-exp'

/** Words to put in the place of a span of the text; an empty span takes nothing away. */
export type Edit = Span & { readonly words: string }

const LOOKS = asciiRegExp(/\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|`+/gu)
const FIRST_LETTER = asciiRegExp(/^(["“‘'([]*)(\p{Ll})/u)
const CLOSING_SINGLE = asciiRegExp(/(?<=[\p{P}\p{L}\d])’(?=[\s\p{P}]|$)/gu)

/**
 * A stretch of the text with edits made, white space as single spaces and the stars of Markdown taken away. Edits that
 * reach outside the stretch, or overlap an earlier one, are left out.
 */
export function edited(text: string, { start, end }: Span, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = start
  let last: Edit | null = null
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const isRepeated = last !== null && last.start === edit.start && last.words === edit.words
    last = edit
    if (edit.start < at || edit.end > end || isRepeated) continue
    parts.push(plainWords(text.slice(at, edit.start)), edit.words)
    at = edit.end
  }
  parts.push(plainWords(text.slice(at, end)))
  return parts.join('').replace(/\s+/gu, ' ').trim()
}

/** Braces and colons that cards would read as marks of a deletion are kept from it; so are stars and link brackets. */
const plainWords = (words: string): string =>
  words
    .replace(LOOKS.on(words), '')
    .replace(/\[\^?\d{1,3}\]|\]\([^()\s]{0,2000}\)|\[(?=[^\]]*\]\()/gu, '')
    .replaceAll('{{', '{ {')
    .replaceAll('}}', '} }')

/** The words with a capital at their beginning. */
export const capitalised = (words: string): string =>
  words.replace(FIRST_LETTER.on(words), (_, opening: string, letter: string) => opening + letter.toUpperCase())

/** The marks that close what the words open and do not close themselves. */
function closingMarks(words: string): string {
  const count = (pattern: RegExp) => words.match(pattern)?.length ?? 0
  const double = count(/“/gu) > count(/”/gu) ? '”' : ''
  const single = count(/‘/gu) > count(CLOSING_SINGLE.on(words)) ? '’' : ''
  const straight = count(/"/gu) % 2 === 1 ? '"' : ''
  return single + double + straight
}

/** The words with a full stop and the quotation marks that they lack at their end. */
export const closed = (words: string): string => stopped(words) + closingMarks(words)

const stopped = (words: string): string =>
  /[.!?…]["”’')\]]*$/u.test(words) ? words : `${words.replace(/[,;:–—\s]+$/u, '')}.`
