import { searchText } from '../../cards/search-text'
import type { NameMatch, Pattern } from './card-search'

/** A stretch of a pattern that stands for itself, or one of the two wildcards. */
export type PatternPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }

/** The parts of a pattern in order; literals next to each other are one. */
export const partsOfPattern = (pattern: Pattern): readonly PatternPart[] => {
  const parts: PatternPart[] = []
  for (const [sign, escaped] of pattern.matchAll(/\\(.)|[^\\]/gsu)) {
    const literal = escaped ?? (sign === '*' || sign === '_' ? null : sign)
    const last = parts.at(-1)
    if (literal === null) parts.push({ kind: sign === '*' ? 'any' : 'one' })
    else if (last?.kind === 'literal') parts[parts.length - 1] = { kind: 'literal', text: last.text + literal }
    else parts.push({ kind: 'literal', text: literal })
  }
  return parts
}

/** A text as a pattern that stands for itself. */
export const literalPattern = (text: string): Pattern => text.replace(/[\\*_]/g, '\\$&')

export const hasWildcard = (pattern: Pattern): boolean => partsOfPattern(pattern).some(({ kind }) => kind !== 'literal')

/** The text that a pattern without wildcards stands for; wildcards are left out. */
export const textOfPattern = (pattern: Pattern): string =>
  partsOfPattern(pattern)
    .map((part) => (part.kind === 'literal' ? part.text : ''))
    .join('')

/** A pattern as that of SQL’s `like`, with its literals folded by `searchText` and `\` as the escape character. */
export const likeOfPattern = (pattern: Pattern): string =>
  foldedParts(pattern)
    .map((part) =>
      part.kind === 'any' ? '%' : part.kind === 'one' ? '_' : part.text.replace(/[\\%_]/g, (sign) => `\\${sign}`),
    )
    .join('')

/** The parts of a pattern with literals as `searchText` folds them; spaces at their ends stay. */
const foldedParts = (pattern: Pattern): readonly PatternPart[] =>
  partsOfPattern(pattern).map((part) => {
    if (part.kind !== 'literal') return part
    const [before, after] = [/^\s/.test(part.text) ? ' ' : '', /\s$/.test(part.text) ? ' ' : '']
    const folded = searchText(part.text)
    return { kind: 'literal', text: folded === '' ? before : `${before}${folded}${after}` }
  })

/** The signs of a pattern one by one; a wildcard is its part. */
const signsOf = (parts: readonly PatternPart[]): readonly (string | PatternPart)[] =>
  parts.flatMap((part): readonly (string | PatternPart)[] => (part.kind === 'literal' ? [...part.text] : [part]))

/** Whether a text matches all of a pattern. Only the last `*` is ever gone back to, so that no pattern takes long. */
const matches = (signs: readonly (string | PatternPart)[], text: readonly string[]): boolean => {
  const isAny = (at: number) => typeof signs[at] === 'object' && signs[at].kind === 'any'
  const isSign = (at: number, sign: string | undefined) =>
    signs[at] === sign || (typeof signs[at] === 'object' && signs[at].kind === 'one')
  let [sign, at] = [0, 0]
  let last: { readonly sign: number; readonly at: number } | null = null
  while (at < text.length) {
    if (isAny(sign)) {
      last = { sign, at }
      sign++
    } else if (isSign(sign, text[at])) {
      sign++
      at++
    } else if (last) {
      last = { sign: last.sign, at: last.at + 1 }
      sign = last.sign + 1
      at = last.at
    } else return false
  }
  while (isAny(sign)) sign++
  return sign === signs.length
}

/** Whether a name matches, whatever its case and accents: all of it, or the part before a `::`, under which it is nested. */
export const nameMatcher = (match: NameMatch): ((name: string) => boolean) => {
  if (match.kind === 'none') return () => false
  const signs = signsOf(foldedParts(match.pattern))
  return (name) => {
    const levels = searchText(name).split('::')
    return levels.some((_, i) => matches(signs, [...levels.slice(0, i + 1).join('::')]))
  }
}
