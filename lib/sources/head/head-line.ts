import { bylineNames, bylineParts, isPersonName, isPlace, isRole } from '../byline'
import { datesWithin } from '../published'
import { agencyOf, canBeOutlet, isOutletName, outletName } from './outlets'

/** What a line at the head of an article says of it. */
export type HeadLine = {
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF; null where it states none, or only when the article was changed. */
  readonly published: string | null
  /**
   * `signed` names who wrote it (or that nobody is named), `dated` has a date or how long it takes to read, `credit` says
   * who reported and edited. `beside` is a name, place or outlet that counts only next to one of these.
   */
  readonly kind: 'signed' | 'dated' | 'credit' | 'beside'
}

const LONGEST = 200
const MOST_NAMES = 12

/** How to reach who signs. */
const ADDRESS = / ?\(?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+)\)?/g

const SEPARATOR =
  /\s*[|·•]\s*|\s+(?:[–—-]{1,2}|\/)\s+|\s*;\s*|,\s+(?=(?:last )?(?:updated|modified|revised|published)\b)/iu
const BYLINE = /^(?:(?:written|words|story|text|report|analysis|interview|commentary) )?(?:by|from):? +(?=\S)/i
const AUTHORS = /^(?:authors?|words|text|story|writer): +/i
const REPORTED = /^(?:reporting|writing|research|reported|analysis|words) by:? +/i
/** Who helped is no author, and who edited, translated or drew is none. */
const OTHERS =
  /^(?:additional (?:reporting|writing|research)|edited|editing|photographs?|photos?|photography|pictures?|images?|graphics?|illustrations?|illustrated|translated|translation|production|produced|compiled) by:? +\p{Lu}/iu
const NOBODY =
  /^(?:the )?(?:staff|admin|our (?:own )?(?:staff|correspondents?)|news (?:desk|agencies)|wire (?:reports|services)|agencies|editorial board|newsroom)(?: (?:writers?|reporters?|correspondents?|team))?$/i
const READING_TIME = /^(?:\d+|a|one|five|ten)[ -]?min(?:ute)?s?(?: read)?$|^reading time:? \d+ min(?:ute)?s?$/i
const TIME = /^(?:at )?\d{1,2}(?:[:.]\d{2}){0,2} ?(?:[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?$/i
const ZONE = /^\(?(?:GMT|UTC|[BI]ST|CES?T|EES?T|[ECMP][SD]T|JST|SGT|HKT)\)?$/
const WEEKDAY = /^(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?$|^(?:mon|tue|wed|thu|fri|sat|sun)$/i
const WEEKDAY_BEFORE = /(?<=^|[\s,])(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\.?$/i
const PUBLISHED =
  /\b(?:first |originally )?(?:published|posted|issued|released|publication date|dated?)(?: (?:on|at|in|by))?\s*:?$/i
const CHANGED =
  /\b(?:(?:article|entry|page) )?(?:last )?(?:updated|modified|revised|accessed|retrieved)(?: (?:on|at))?\s*:?$/i

/** “Senior Fellow, Western Hemisphere Program”: part of whoever publishes it. */
const OF_A_HOUSE = / (?:Program(?:me)?|Project|Initiative|Department|Desk|Unit)$/u

type Piece =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'date'; readonly edtf: string; readonly isChange: boolean }

const trimmed = (words: string): string =>
  words.replace(/^[\s,:()–—-]+|[\s,:(–—-]+$/gu, '').replace(/^\((.*)\)$/u, '$1')

/** The words and dates of a part of the line, in order. What labels a date is no part of the words. */
const piecesOf = (part: string): readonly Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const { edtf, start, end } of datesWithin(part)) {
    const before = trimmed(trimmed(part.slice(at, start)).replace(WEEKDAY_BEFORE, ''))
    pieces.push({ kind: 'words', words: trimmed(before.replace(CHANGED, '').replace(PUBLISHED, '')) })
    pieces.push({ kind: 'date', edtf, isChange: CHANGED.test(before) })
    at = end
  }
  // “June 2026 issue”
  const after = trimmed(part.slice(at).replace(/^\)|^ (?:issue|edition)\b/iu, ''))
  pieces.push({ kind: 'words', words: at > 0 ? after.replace(/^(?:in|by) +(?=\S)/i, '') : after })
  return pieces.filter((piece) => piece.kind === 'date' || piece.words !== '')
}

type Said = { authors: string[]; outlet: string | null; isSigned: boolean; isCredit: boolean; isDated: boolean }

/** Who and what stands behind “By”; false where it is no list of names: “By Monday the army had …”. */
const takeByline = (words: string, said: Said): boolean => {
  const parts = bylineParts(words)
  const names = bylineNames(words)
  if (parts.length > MOST_NAMES) return false
  if (names.length === 0) {
    if (!parts.every((part) => NOBODY.test(part) || isRole(part) || isOutletName(part) || isPlace(part))) return false
  } else if (!names.every((name) => name.includes(' ') || (parts.length === 1 && /^\p{Lo}/u.test(name)))) return false
  for (const part of parts) {
    const [, of] = /\b(?:for|of|at) ((?:the )?\p{Lu}.*)$/iu.exec(part) ?? []
    const isCapital = part.split(' ').every((word) => /^[\p{Lu}\p{Lo}(“"'‘’]/u.test(word) || word.length < 4)
    const isKnown = isRole(part) || NOBODY.test(part) || isPlace(part) || isOutletName(part)
    if (!isCapital && !isKnown) return false
    const outlet =
      agencyOf(part) ??
      (isOutletName(part) && !NOBODY.test(part) ? outletName(part) : of && isOutletName(of) ? of : null)
    said.outlet ??= outlet
  }
  said.authors.push(...names)
  said.isSigned = true
  return true
}

/** Words that stand by themselves between commas. */
const takePart = (part: string, said: Said): boolean => {
  if (READING_TIME.test(part) || TIME.test(part) || ZONE.test(part) || WEEKDAY.test(part)) {
    said.isDated ||= READING_TIME.test(part)
    return true
  }
  const agency = agencyOf(part)
  if (NOBODY.test(part) || agency !== null) {
    said.isSigned = true
    said.outlet ??= agency
    return true
  }
  if (isPlace(part) || OF_A_HOUSE.test(part)) return true
  if (isOutletName(part)) {
    said.outlet ??= outletName(part)
    return true
  }
  if (isPersonName(part)) {
    said.authors.push(...bylineNames(part))
    return true
  }
  return isRole(part) && !/[.!?]$/.test(part)
}

const takeWords = (words: string, said: Said): boolean => {
  if (OTHERS.test(words)) {
    said.isCredit = true
    return true
  }
  const [reported] = REPORTED.exec(words) ?? AUTHORS.exec(words) ?? []
  const [byline] = BYLINE.exec(words) ?? []
  const verb = reported ?? byline
  if (verb !== undefined) {
    said.isCredit ||= REPORTED.test(words)
    return takeByline(words.slice(verb.length).replace(/\.$/, ''), said)
  }
  return words
    .split(/,\s+|\s+(?:and|&)\s+/)
    .map(trimmed)
    .filter((part) => part !== '')
    .every((part) => takePart(part, said))
}

/** Beside a date, words that are made like a name and are nothing else are the outlet: “The Weir, March 2023”. */
const takeOutlet = (words: string, said: Said): boolean => {
  const parts = words.split(/,\s+/).map(trimmed)
  const outlets = parts.filter((part) => !takePart(part, said))
  const [outlet, ...more] = outlets
  if (outlet === undefined) return true
  if (more.length > 0 || !canBeOutlet(outlet)) return false
  said.outlet ??= outletName(outlet)
  return true
}

/**
 * What a line at the head (or foot) of an article says: a byline, a date, an outlet, or several of them side by side.
 * Null where any word of it is something else, as in every sentence.
 */
export const headLineOf = (line: string): HeadLine | null => {
  if (line.length > 2 * LONGEST) return null
  const text = line.replace(/\s+/gu, ' ').replace(/^[*_\s]+|[*_\s]+$/g, '')
  if (text === '' || text.length > LONGEST || /[!?]$/.test(text)) return null
  const whole = text.replace(ADDRESS, '').replace(/^\((.*)\)\.?$/u, '$1')
  const pieces = whole.split(SEPARATOR).flatMap(piecesOf)
  const said: Said = { authors: [], outlet: null, isSigned: false, isCredit: false, isDated: false }
  const dates = pieces.flatMap((piece) => (piece.kind === 'date' ? [piece] : []))
  const isDated = dates.length > 0
  for (const piece of pieces) {
    if (piece.kind === 'date') continue
    if (takeWords(piece.words, said)) continue
    if (BYLINE.test(piece.words) || !(isDated || said.isSigned) || !takeOutlet(piece.words, said)) return null
  }
  if (pieces.length === 0) return null
  const published = dates.find(({ isChange }) => !isChange)?.edtf ?? null
  // “Ada Holm | Oslo | The Weir Gazette”: whoever stands beside an outlet signs for it.
  const isSigned = said.isSigned || (pieces.length > 1 && said.authors.length > 0 && said.outlet !== null)
  const kind = said.isCredit ? 'credit' : isSigned ? 'signed' : isDated || said.isDated ? 'dated' : 'beside'
  return { authors: [...new Set(said.authors)], outlet: said.outlet, published, kind }
}
