import { type Known, knownName, longestKnown } from './gazetteer'
import { type NameMention, type NameRun, wordsOfRun } from './name-mention'
import type { NameToken } from './tokens'

/** A name on a list. */
export type Listed = NameRun & { readonly known: Known; readonly ending: number }

/** What stands at a token, and where to go on. */
export type Found = { readonly mention: NameMention | null; readonly next: number }

/** “Labour costs rose”: at the beginning of a sentence no party. */
const isCommonNoun = (tokens: readonly NameToken[], { from, to }: NameRun): boolean =>
  tokens[from]?.opens === true &&
  tokens[from]?.word === 'Labour' &&
  to === from + 1 &&
  /^(?:costs?|markets?|force|shortages?|laws?|unions?|productivity|supply|relations|disputes?|rights|camps?|reforms?|migration|migrants)$/.test(
    tokens[to]?.word ?? '',
  )

/** The longest listed name that begins at a token; null for none. */
export function longestListed(tokens: readonly NameToken[], from: number): Listed | null {
  const first = tokens[from]?.word ?? ''
  for (let length = Math.min(longestKnown(first), tokens.length - from); length >= 1; length -= 1) {
    const run = { from, to: from + length }
    const known = knownName(wordsOfRun(tokens, run))
    if (known && !isCommonNoun(tokens, run)) return { ...run, known, ending: 0 }
  }
  // “Moody’s”, “Sainsbury’s”: the ending is part of the name.
  const known = /^[’']s\b/.test(tokens[from + 1]?.gap ?? '') ? knownName(`${first}’s`) : undefined
  return known ? { from, to: from + 1, known, ending: 2 } : null
}

/** A mention whose kind its own words or a list tell. */
export const sure = (kind: NameMention['kind'], run: NameRun, value: string, titleFrom = run.from): NameMention => ({
  state: 'sure',
  kind,
  value,
  titleFrom,
  from: run.from,
  to: run.to,
  ending: 0,
})

/** Nothing is named up to a token. */
export const skip = (next: number): Found => ({ mention: null, next })
