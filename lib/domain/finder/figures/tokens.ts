import { asciiRegExp } from '../../text/ascii-reg-exp'
import type { Span } from '../mention'

/** A word, a number in digits, or one sign. Offsets are those of the text. */
export type Token = Span & {
  readonly kind: 'word' | 'number' | 'sign'
  /** Without invisible characters, and with straight apostrophes. */
  readonly text: string
  readonly lower: string
  /** Nothing stands between it and the token before. */
  readonly glued: boolean
}

/** `U.S.` is one word, a code ends where digits begin; a possessive `'s` is a sign of its own; thousands are grouped by commas only. */
const TOKEN = asciiRegExp(
  /((?<![\p{L}\p{N}.,])\.\d+|\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)|((?:\p{L}\.){2,}|(?:S[Ww]?Fr|Rs|[KTU]Sh|[DNS]Kr|[A-Z]{3})(?=\d)|\p{L}[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D]*(?:['’](?!s(?![\p{L}\p{N}]))\p{L}+)*)|(?:['’]s(?![\p{L}\p{N}])|\uFFFC+|\S)/uy,
)

const CAPITAL = asciiRegExp(/^\p{Lu}/u)
const PLAIN_WORD = /^[A-Za-z]+$/
/** A word of plain letters with nothing behind it that could belong to it. */
const WORD_ALONE = /[A-Za-z]+(?=[ ,;:!?)])/y
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu
const ONLY_INVISIBLE = /^[\u00AD\u200B-\u200F\u2060-\u2064\u2066-\u2069\u202A-\u202E\uFEFF]$/u

/** The tokens of a stretch of text with plain spaces, in order. Linear in its length. */
export function tokensOf(plain: string, { start, end }: Span): Token[] {
  const tokens: Token[] = []
  let previousEnd = -1
  const words = plain.slice(start, end)
  const pattern = TOKEN.on(words)
  for (let place = 0; place < words.length; ) {
    if (words[place] === ' ') {
      place += 1
      continue
    }
    WORD_ALONE.lastIndex = place
    const alone = WORD_ALONE.exec(words)?.[0]
    if (alone !== undefined) {
      const [from, to] = [start + place, start + place + alone.length]
      const lower = alone.toLowerCase()
      tokens.push({ kind: 'word', text: alone, lower, start: from, end: to, glued: previousEnd === from })
      previousEnd = to
      place += alone.length
      continue
    }
    pattern.lastIndex = place
    const match = pattern.exec(words)
    const [whole, number, word] = match ?? [words[place] ?? '']
    const from = start + place
    place += whole.length
    const to = from + whole.length
    if (ONLY_INVISIBLE.test(whole)) {
      if (previousEnd === from) previousEnd = to
      continue
    }
    const text = number ?? (PLAIN_WORD.test(whole) ? whole : whole.replace(INVISIBLE, '').replaceAll('’', "'"))
    const kind = number ? 'number' : word ? 'word' : 'sign'
    tokens.push({ kind, text, lower: text.toLowerCase(), start: from, end: to, glued: previousEnd === from })
    previousEnd = to
  }
  return tokens
}

export const DASHES: ReadonlySet<string> = new Set(['-', '–', '—', '‐', '‑', '−'])

/** The token at an index in lower case, the empty string outside. */
export const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? ''

export const isCapitalisedToken = (token: Token | undefined): boolean => token !== undefined && CAPITAL.test(token.text)

/** Whether a dash joins the tokens before and after it: no space on either side. */
export const isJoiningDash = (tokens: readonly Token[], at: number): boolean =>
  DASHES.has(lowerAt(tokens, at)) && tokens[at]?.glued === true && tokens[at + 1]?.glued === true
