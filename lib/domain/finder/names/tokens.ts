import { asciiRegExp } from '../../text/ascii-reg-exp'
import type { Span } from '../mention'

/** A word of a sentence. A possessive ending is no part of it and stands in the gap behind it. */
export type NameToken = Span & {
  readonly word: string
  /** What stands between the word before and this one; from the sentence's start for the first. */
  readonly gap: string
  readonly isCapital: boolean
  /** Opens the sentence, a quotation or a table cell, so that its capital says nothing. */
  readonly opens: boolean
}

const ABBREVIATED =
  'Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Rev|St|Sr|Jr|Inc|Corp|Ltd|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec'
const WORD = asciiRegExp(
  new RegExp(
    [
      // “U.S.”, “J.D.”, an initial before a name, and abbreviated titles.
      '(?<![\\p{L}\\p{N}])(?:\\p{Lu}\\.){2,}',
      '(?<![\\p{L}\\p{N}])\\p{Lu}\\.(?= ?\\p{Lu}\\p{L})',
      `(?<![\\p{L}\\p{N}])(?:${ABBREVIATED})\\.(?=\\s|,|$)`,
      // Ordinary words with the hyphens, apostrophes and signs inside them.
      "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:(?:[-‐‑&]|['’](?!s(?![\\p{L}])))[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*|(?<=\\p{Lu})\\.(?=\\p{Lu}\\p{L})[\\p{L}]+)*(?:(?<=\\p{Lu}{3,})\\+)?",
    ].join('|'),
    'uy',
  ),
)
const ENDING_MARK = asciiRegExp(/[\p{L}\p{N}.][’']$/u)
const OPENING_GAP = /(?:^|[.!?:…|•]["”’')\]]*\s+|["“‘([]|\s[–—-]\s)["“‘'([*_]*$/u

const CAPITAL = asciiRegExp(/^(?:\p{Lu}|al-\p{Lu}|el-\p{Lu}|e\p{Lu}\p{Ll}|d[’']\p{Lu})/u)
const PLAIN_SMALL = /^[a-z]{2,}$/

const isCapital = (word: string): boolean => !PLAIN_SMALL.test(word) && CAPITAL.test(word)

/** Where a run of ASCII letters and digits ends. */
function endOfPlain(plain: string, from: number, end: number): number {
  let at = from
  for (; at < end; at += 1) {
    const code = plain.charCodeAt(at) | 32
    if (!((code > 96 && code < 123) || (code > 47 && code < 58))) break
  }
  return at
}

/** Signs behind a word that cannot be part of it. */
const PARTING = ' ,;:!?)]"”“|/'
/** No abbreviation with one stop is longer. */
const LONGEST_ABBREVIATED = 4

/** The end of the word that begins at an offset; the offset itself where none does. */
function endOfWord(plain: string, pattern: RegExp, from: number, end: number): number {
  const to = endOfPlain(plain, from, end)
  const sign = plain[to] ?? ' '
  const isPlain = PARTING.includes(sign) || (sign === '.' && to - from > LONGEST_ABBREVIATED && plain[to + 1] === ' ')
  if (to > from && (to === end || isPlain)) return to
  if (to === from && plain.charCodeAt(from) < 128) return from
  pattern.lastIndex = from
  const found = pattern.exec(plain)?.[0]
  return found === undefined ? from : Math.min(end, from + found.length)
}

/** The words of a stretch of the plain text, with offsets into the whole. */
export function nameTokensOf(plain: string, { start, end }: Span): NameToken[] {
  const words = plain.slice(start, end)
  const pattern = WORD.on(words)
  const tokens: NameToken[] = []
  let last = 0
  for (let from = 0; from < words.length; ) {
    const to = endOfWord(words, pattern, from, words.length)
    const isEnding =
      to === from + 1 && words[from] === 's' && ENDING_MARK.test(words.slice(Math.max(0, from - 2), from))
    if (to === from || isEnding) {
      from += 1
      continue
    }
    const word = words.slice(from, to)
    const between = words.slice(last, from)
    // Stars and underlines of Markdown stand for looks and part no words.
    const gap = between === ' ' ? ' ' : between.replace(/[*_]+/g, '')
    tokens.push({
      word,
      start: start + from,
      end: start + to,
      gap,
      isCapital: isCapital(word),
      opens: tokens.length === 0 || (gap !== ' ' && OPENING_GAP.test(gap.slice(-8))),
    })
    last = to
    from = to
  }
  return tokens
}

/** Whether a token goes on with what the one before it began: nothing but a space between them. */
export const adjoins = (token: NameToken | undefined): boolean =>
  token !== undefined && (token.gap === ' ' || /^ {1,2}(?:& )?$/.test(token.gap))

/** A spelling to look a name up by: one kind of apostrophe and dash, single spaces. */
export const spelling = (words: string): string =>
  SPELT_PLAINLY.test(words) ? words : words.replaceAll("'", '’').replace(/[‐‑]/g, '-').replace(/\s+/gu, ' ')

const SPELT_PLAINLY = /^[A-Za-z.’-]+(?: [A-Za-z.’-]+)*$/
