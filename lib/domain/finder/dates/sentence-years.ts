import { lowerAt, type Token } from '../figures/tokens'

/** A year in digits and the token where it stands. */
type PlacedYear = { readonly place: number; readonly year: number }

const YEAR = /^(?:1[5-9]\d\d|20[0-5]\d)$/

/** How far back from a year “down from 47% in 2023” says that it is only compared with. */
const LOOK = 6
const COMPARES = /^(?:than|from|against|compared|versus)$/
const CLAUSE_ENDS = /^[,;:“”"()—–|]$/u

const yearsWithPlaces = (tokens: readonly Token[]): PlacedYear[] =>
  tokens.flatMap(({ text }, place) => (YEAR.test(text) ? [{ place, year: Number(text) }] : []))

/** The years that the tokens of a sentence name in digits. */
export const yearsIn = (tokens: readonly Token[]): number[] => yearsWithPlaces(tokens).map(({ year }) => year)

/** Whether a year tells since when, or with when something is compared, and not of when the sentence is. */
function isCompared(tokens: readonly Token[], place: number): boolean {
  if (isSince(tokens, place)) return true
  for (let back = 2; back <= LOOK; back += 1) {
    const word = lowerAt(tokens, place - back)
    if (word === '' || CLAUSE_ENDS.test(word)) return false
    if (COMPARES.test(word)) return true
  }
  return false
}

/** “since 2022”, “since August 2022”, “since it was set up in 2019”. */
function isSince(tokens: readonly Token[], place: number): boolean {
  for (let back = 1; back <= LOOK; back += 1) {
    const word = lowerAt(tokens, place - back)
    if (word === 'since') return true
    if (word === '' || CLAUSE_ENDS.test(word)) return false
  }
  return false
}

/** The years that a sentence only compares with: “down from 47% in 2023”, but not “since 2023”, which runs up to now. */
export const comparedYearsIn = (tokens: readonly Token[]): readonly PlacedYear[] =>
  yearsWithPlaces(tokens).filter(({ place }) => isCompared(tokens, place) && !isSince(tokens, place))

/** The years of which a sentence tells: without those it compares with or counts from. */
export const framingYearsIn = (tokens: readonly Token[]): readonly number[] =>
  yearsWithPlaces(tokens).flatMap(({ place, year }) => (isCompared(tokens, place) ? [] : [year]))
