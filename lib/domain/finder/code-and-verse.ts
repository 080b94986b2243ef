import { asciiRegExp } from '../text/ascii-reg-exp'

const LINE_BREAK = /[\n\r]+/u

/** What hardly any line of prose has: braces, arrows, calls, assignments, declarations. */
const CODE_LINE =
  /[{};]\s*$|=>|[!=]==?\s|\)\s*[{:]$|^\s*(?:import|export|from|const|let|var|function|class|def|return|if|for|while|else|elif|try|except|public|private|static|void|package|using|namespace|#include|#define|SELECT|INSERT|UPDATE)\b.*[(){}[\]=;:*'"]|^\s*(?:\/\/|#!|\/\*|\*\/|<\?|<!--|@\w+\()|^\s*[\w.[\]]+\s*[-+*/]?=\s*\S|^\s*[\w.]+\([^)]*\)[;,]?\s*$/u
const COMMENT_LINE = /^\s*(?:#|\/\/|--|\*)\s/u

/** Whether the lines of a block are those of a program: more than half of them, and at least two. */
export function isCode(words: string): boolean {
  if (!/[{}();=]/u.test(words)) return false
  const lines = words.split(LINE_BREAK).filter((line) => line.trim() !== '')
  const told = lines.filter((line) => !COMMENT_LINE.test(line))
  const code = told.filter((line) => CODE_LINE.test(line)).length
  return code >= 2 ? code > told.length / 2 : code === 1 && told.length === 1 && /=>|[{};]\s*$/u.test(words)
}

const FEWEST_LINES = 3
const LONGEST_LINE = 64
const OPENS_LARGE = asciiRegExp(/^[\s"“‘'(—–-]*\p{Lu}/u)
const ENDS = /[.!?][”"’')]*\s*$/u

/** A list of signatories or of headings: many capitals inside its lines. */
function hasManyNames(lines: readonly string[]): boolean {
  const inside = lines.flatMap((line) => line.trim().split(/\s+/u).slice(1))
  return inside.filter((word) => OPENS_LARGE.test(word)).length > inside.length / 4
}

/**
 * Whether the lines of a block are verse: short, each with a capital, few of them whole sentences, none with digits.
 * Behind verse two lines are enough.
 */
export function isVerse(words: string, isBehindVerse: boolean): boolean {
  const lines = words.split(LINE_BREAK).filter((line) => line.trim() !== '')
  if (
    lines.length < (isBehindVerse ? 2 : FEWEST_LINES) ||
    /\d/u.test(words) ||
    lines.some((line) => line.length > LONGEST_LINE)
  )
    return false
  const large = lines.filter((line) => OPENS_LARGE.test(line)).length
  const ended = lines.filter((line) => ENDS.test(line)).length
  return large >= lines.length * 0.75 && ended <= lines.length / 2 && !hasManyNames(lines)
}
