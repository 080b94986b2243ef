import { asciiRegExp } from './ascii-reg-exp'
import type { Span } from './span'

/** The words between two marks of quotation. `open`: the paragraph ends before the mark that closes it. */
export type Quoted = Span & { readonly open: boolean; readonly single: boolean }

/** No quotation in one paragraph is longer; what seems longer has lost a mark. */
const MAX_CHARACTERS = 4_000

const LETTER = asciiRegExp(/[\p{L}\p{N}]/u)
const OPENED = asciiRegExp(/[\p{L}\p{N}\p{Sc}“"‘'([…*_.]/u)
const SMALL_BEHIND = asciiRegExp(/^[ \u00A0]\p{Ll}/u)
const isLetter = (sign: string | undefined): boolean => sign !== undefined && LETTER.test(sign)
/** Whether a mark that looks the same on both sides opens here. */
const opensHere = (before: string | undefined, after: string | undefined): boolean =>
  (before === undefined || /[\s([{“"‘'—–\-/*_>|:]/u.test(before)) && after !== undefined && OPENED.test(after)

/**
 * Where a single mark that opens at `start` closes, or -1. An apostrophe in a word is none; one behind a plural
 * (“workers’ rights”) is one only where no better mark follows.
 */
function singleEnd(words: string, start: number, mark: string, limit: number): number {
  let doubtful = -1
  for (let at = start + 1; at < limit; at += 1) {
    const sign = words[at]
    if (sign === '‘' && isLetter(words[at + 1])) return doubtful < 0 ? REOPENED : doubtful
    if (sign !== mark || isLetter(words[at + 1]) || /\s/u.test(words[at - 1] ?? ' ')) continue
    const isPossessive = words[at - 1] === 's' && SMALL_BEHIND.test(words.slice(at + 1, at + 3))
    if (!isPossessive) return at
    if (doubtful < 0) doubtful = at
  }
  return doubtful
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
])

/** Where a double mark that opens at `start` closes, or -1 where the paragraph ends or another opens first. */
function doubleEnd(words: string, open: string, start: number, limit: number): number {
  const close = CLOSING.get(open) ?? open
  for (let at = start + 1; at < limit; at += 1) {
    const sign = words[at]
    if (sign === close && (open !== '"' || !opensHere(words[at - 1], words[at + 1]))) return at
    // Some papers close with the straight mark what they opened with the curly one.
    if (open === '“' && sign === '"' && !opensHere(words[at - 1], words[at + 1])) return at
    if (sign === open && open === '“') return REOPENED
  }
  return -1
}

/**
 * The outermost quotations of a paragraph, without their marks, in order. Marks may be curly or straight, double or
 * single; apostrophes are told from single marks. Offsets are into the paragraph.
 */
export function quotedIn(words: string): Quoted[] {
  const found: Quoted[] = []
  /** Up to where a mark is known to close nothing: no part of a text is searched twice. */
  const searched = new Map<string, number>()
  const mark = /["'“«„‘]/gu
  for (let match = mark.exec(words); match !== null; match = mark.exec(words)) {
    const at = match.index
    const sign = match[0]
    if (!opensHere(words[at - 1], words[at + 1]) && !/[“«„]/u.test(sign)) continue
    const isSingle = sign === '‘' || sign === "'"
    if (sign === "'" && /^\d0s/u.test(words.slice(at + 1, at + 4))) continue
    const limit = Math.min(words.length, at + MAX_CHARACTERS)
    const from = Math.max(at, (searched.get(sign) ?? 0) - 1)
    const end = from >= limit - 1 ? -1 : closing(words, at, from, limit)
    if (end > at) {
      found.push({ start: at + 1, end, open: false, single: isSingle })
      mark.lastIndex = end + 1
      continue
    }
    if (end === NOTHING) searched.set(sign, limit)
    const isLast = !isSingle && limit === words.length && at + 1 < words.length && !/[“”"]/u.test(words.slice(at + 1))
    if (isLast) return [...found, { start: at + 1, end: words.length, open: true, single: false }]
  }
  return found
}

/** Nothing closes up to the limit, wherever one begins. */
const NOTHING = -1
/** Another one opens first. */
const REOPENED = -2

function closing(words: string, at: number, from: number, limit: number): number {
  const sign = words[at] ?? ''
  if (sign === '‘') return singleEnd(words, from, '’', limit)
  return sign === "'" ? singleEnd(words, from, "'", limit) : doubleEnd(words, sign, from, limit)
}
