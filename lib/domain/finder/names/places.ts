import { asciiRegExp } from '../../text/ascii-reg-exp'
import { COMPASS, PLACE_HEADS, PLACE_OPENINGS } from '../words/en/places'
import { isDemonym, isOtherCapitalised, knownName } from './gazetteer'
import { endOfRun, type NameRun } from './name-mention'
import { adjoins, type NameToken } from './tokens'
import { isOrdinaryWord } from './vocabulary'

const TAKES_OF = new Set([
  'Gulf',
  'Strait',
  'Straits',
  'Bay',
  'Sea',
  'Isle',
  'Port',
  'Republic',
  'Kingdom',
  'Cape',
  'Mouth',
])

const PROPER = asciiRegExp(/^\p{Lu}[\p{L}\p{M}’'-]+$/u)

const isProper = (token: NameToken | undefined): boolean =>
  token?.isCapital === true && PROPER.test(token.word) && !isDemonym(token.word) && !isOtherCapitalised(token.word)

/** The place named from this token on by its own words: “Lake Arun”, “Port of Lethra”, “Narva River”; null for none. */
export function placeAt(tokens: readonly NameToken[], from: number): NameRun | null {
  const first = tokens[from]
  if (!first) return null
  const [second, third] = [tokens[from + 1], tokens[from + 2]]
  if (
    third !== undefined &&
    TAKES_OF.has(first.word) &&
    second?.word === 'of' &&
    isProper(third) &&
    adjoins(third) &&
    !isOrdinaryWord(third.word)
  ) {
    return { from, to: from + 3 }
  }
  const runEnd = endOfRun(tokens, from)
  if (second && PLACE_OPENINGS.has(first.word) && isProper(second) && adjoins(second) && !isOrdinaryWord(second.word)) {
    if (/^(?:Republic|Kingdom|Province|City|Sea|Bay|Gulf)$/.test(first.word)) return null
    return { from, to: from + 2 }
  }
  if (COMPASS.has(first.word) && adjoins(second) && runEnd === from + 2) {
    const known = knownName(second?.word ?? '')
    if (known?.kind === 'place') return { from, to: from + 2 }
  }
  const last = tokens[runEnd - 1]
  if (runEnd - from >= 2 && runEnd - from <= 4 && last && PLACE_HEADS.has(last.word)) {
    const names = tokens.slice(from, runEnd - 1)
    const isNamed = names.every(
      (token) => isProper(token) || COMPASS.has(token.word) || knownName(token.word)?.kind === 'place',
    )
    if (isNamed && !(first.opens && isOrdinaryWord(first.word) && names.length === 1)) return { from, to: runEnd }
  }
  return null
}
