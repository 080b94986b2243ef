import type { Span } from '../finding'

/** A word of a sentence. A possessive ending is no part of it and stands in the gap behind it. */
export type Token = Span & {
  readonly word: string
  /** What stands between the word before and this one; from the sentence's start for the first. */
  readonly gap: string
  readonly isCapital: boolean
  /** Opens the sentence, a quotation or a table cell, so that its capital says nothing. */
  readonly opens: boolean
}

const ABBREVIATED =
  'Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Rev|St|Sr|Jr|Inc|Corp|Ltd|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec'
const WORD = new RegExp(
  [
    // “U.S.”, “J.D.”, an initial before a name, and abbreviated titles.
    '(?<![\\p{L}\\p{N}])(?:\\p{Lu}\\.){2,}',
    '(?<![\\p{L}\\p{N}])\\p{Lu}\\.(?= ?\\p{Lu}\\p{L})',
    `(?<![\\p{L}\\p{N}])(?:${ABBREVIATED})\\.(?=\\s|,|$)`,
    // Ordinary words with the hyphens, apostrophes and signs inside them.
    "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:(?:[-‐‑&]|['’](?!s(?![\\p{L}])))[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*|(?<=\\p{Lu})\\.(?=\\p{Lu}\\p{L})[\\p{L}]+)*(?:(?<=\\p{Lu}{3,})\\+)?",
  ].join('|'),
  'gu',
)
const OPENING_GAP = /(?:^|[.!?:…|•]["”’')\]]*\s+|["“‘([]|\s[–—-]\s)["“‘'([*_]*$/u

const isCapital = (word: string): boolean => /^(?:\p{Lu}|al-\p{Lu}|el-\p{Lu}|e\p{Lu}\p{Ll}|d[’']\p{Lu})/u.test(word)

/** The words of a stretch of the plain text, with offsets into the whole. */
export function tokensOf(plain: string, { start, end }: Span): Token[] {
  const tokens: Token[] = []
  let last = start
  for (const match of plain.slice(start, end).matchAll(WORD)) {
    const from = start + match.index
    if (match[0] === 's' && /[\p{L}\p{N}.][’']$/u.test(plain.slice(Math.max(start, from - 2), from))) continue
    // Stars and underlines of Markdown stand for looks and part no words.
    const gap = plain.slice(last, from).replace(/[*_]+/g, '')
    tokens.push({
      word: match[0],
      start: from,
      end: from + match[0].length,
      gap,
      isCapital: isCapital(match[0]),
      opens: tokens.length === 0 || OPENING_GAP.test(gap.slice(-8)),
    })
    last = from + match[0].length
  }
  return tokens
}

/** Whether a token goes on with what the one before it began: nothing but a space between them. */
export const adjoins = (token: Token | undefined): boolean => token !== undefined && /^ {1,2}(?:& )?$/.test(token.gap)

/** A spelling to look a name up by: one kind of apostrophe and dash, single spaces. */
export const spelling = (words: string): string =>
  words.replaceAll("'", '’').replace(/[‐‑]/g, '-').replace(/\s+/gu, ' ')
