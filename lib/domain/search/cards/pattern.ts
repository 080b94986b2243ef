import { searchText } from '../../cards/search-text'
import { indexedWords } from '../words'
import type { NameMatch, Pattern } from './card-search'
import { compileRegex } from './regex'

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

/**
 * A pattern as that of SQL’s `like` over words with spaces between and around them, as the full-text index has them: it
 * begins and ends where words do.
 */
export const wordLikeOfPattern = (pattern: Pattern): string => {
  const parts = partsOfPattern(pattern).map((part) => {
    if (part.kind !== 'literal') return part.kind === 'any' ? '%' : '_'
    const words = [...indexedWords(part.text)].map(({ word }) => word).join(' ')
    const [before, after] = [/^[\p{L}\p{N}\p{M}]/u.test(part.text), /[\p{L}\p{N}\p{M}]$/u.test(part.text)]
    return words === '' ? ' ' : `${before ? '' : ' '}${words}${after ? '' : ' '}`
  })
  // Behind a word’s end or before its beginning, any number of characters may be none.
  const inner = parts
    .join('')
    .replace(/ {2,}/g, ' ')
    .replace(/^(?:%* )+|(?: %*)+$/g, '')
  return `% ${inner} %`
}

const quotedForRegex = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/**
 * Whether a name matches, whatever its case and accents: all of it, or the part before a `::`, under which it is nested.
 * A regular expression may match any part. `none` matches no name.
 */
export const nameMatcher = (match: NameMatch): ((name: string) => boolean) => {
  switch (match.kind) {
    case 'none':
      return () => false
    case 'regex': {
      const regex = compileRegex(match.source)
      return (name) => regex.test(name)
    }
    case 'pattern': {
      const source = foldedParts(match.pattern)
        .map((part) => (part.kind === 'any' ? '.*' : part.kind === 'one' ? '.' : quotedForRegex(part.text)))
        .join('')
      const regex = compileRegex(`(?s)^${source}(::.*)?$`)
      return (name) => regex.test(searchText(name))
    }
  }
}
