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

/** Whether a text from its beginning to `end` is what the parts stand for, in time proportional to both. */
const isLike = (text: string, parts: readonly PatternPart[], end: number): boolean => {
  let [at, part] = [0, 0]
  // Where to go on after the last `*`, if what follows does not fit.
  let [retryAt, retryPart] = [0, -1]
  while (part < parts.length || at < end) {
    const now = parts[part]
    const length = now?.kind === 'literal' ? now.text.length : 1
    if (now?.kind === 'any') {
      part += 1
      ;[retryAt, retryPart] = [at, part]
    } else if (now && at + length <= end && (now.kind === 'one' || text.startsWith(now.text, at))) {
      part += 1
      at += length
    } else {
      if (retryPart < 0 || retryAt >= end) return false
      retryAt += 1
      ;[at, part] = [retryAt, retryPart]
    }
  }
  return true
}

/**
 * Whether a name matches, whatever its case and accents: all of it, or the part before a `::`, under which it is nested.
 * `none` matches no name.
 */
export const nameMatcher = (match: NameMatch): ((name: string) => boolean) => {
  if (match.kind === 'none') return () => false
  const parts = foldedParts(match.pattern)
  return (name) => {
    const folded = searchText(name)
    const ends = [...folded.matchAll(/::|$/g)].map(({ index }) => index)
    return ends.some((end) => isLike(folded, parts, end))
  }
}
