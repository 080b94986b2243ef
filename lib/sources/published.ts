import { parseBlocks } from '../domain/content/canonical-text'
import { MONTH_NAMES, parseEdtf } from '../domain/content/edtf'

const MONTH = `(${MONTH_NAMES.map((name) => `${name.slice(0, 3)}(?:${name.slice(3) || 'y'})?`).join('|')}|Sept)\\.?`
const YEAR = '(1[5-9]\\d\\d|20\\d\\d)'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'

/** Each form of a date with the places of year, month and day in it. A day and a month that could be swapped is none. */
const FORMS: readonly { readonly form: string; readonly year: number; readonly month: number; readonly day: number }[] =
  [
    { form: `${DAY} (?:of )?${MONTH},? ${YEAR}`, year: 3, month: 2, day: 1 },
    { form: `${MONTH} ${DAY},? ${YEAR}`, year: 3, month: 1, day: 2 },
    { form: `${YEAR}-(\\d{2})-(\\d{2})`, year: 1, month: 2, day: 3 },
    { form: `(\\d{1,2})\\.(\\d{1,2})\\.${YEAR}`, year: 3, month: 2, day: 1 },
    { form: `(1[3-9]|2\\d|3[01])/(\\d{1,2})/${YEAR}`, year: 3, month: 2, day: 1 },
    { form: `(\\d{1,2})/(1[3-9]|2\\d|3[01])/${YEAR}`, year: 3, month: 1, day: 2 },
    { form: `${MONTH},? ${YEAR}`, year: 2, month: 1, day: 0 },
  ]

const monthNumber = (words: string): number =>
  /^\d/.test(words)
    ? Number(words)
    : MONTH_NAMES.findIndex((name) => name.slice(0, 3).toLowerCase() === words.slice(0, 3).toLowerCase()) + 1

const pad = (value: string | number): string => String(value).padStart(2, '0')

type FoundDate = { readonly edtf: string; readonly start: number; readonly end: number }

const PATTERNS = FORMS.map(({ form, ...places }) => ({
  pattern: new RegExp(`(?<![\\w/.-])${form}(?![\\w/-]|\\.\\d)`, 'i'),
  places,
}))

/** The first date in a line that is written out so that it can be read in one way only. */
const dateWithin = (line: string): FoundDate | null => {
  const found = PATTERNS.flatMap(({ pattern, places }) => {
    const match = pattern.exec(line)
    if (!match) return []
    const [year, month] = [match[places.year] ?? '', monthNumber(match[places.month] ?? '')]
    const edtf = [year, pad(month), ...(places.day ? [pad(match[places.day] ?? '')] : [])].join('-')
    return parseEdtf(edtf) ? [{ edtf, start: match.index, end: match.index + match[0].length }] : []
  })
  // The fuller form wins where two begin at the same place: “March 2023” stands inside “12 March 2023” too.
  return found.sort((a, b) => b.edtf.length - a.edtf.length || a.start - b.start)[0] ?? null
}

/** All dates of a line in order, each with its place in it. */
export const datesWithin = (line: string, from = 0): readonly FoundDate[] => {
  const found = dateWithin(line)
  if (!found) return []
  const { edtf, start, end } = found
  const after = datesWithin(line.slice(end), from + end)
  return [...datesWithin(line.slice(0, start), from), { edtf, start: from + start, end: from + end }, ...after]
}

/** A date in words or digits as EDTF; null where the text is no date, or one that can be read in two ways. */
export const dateInWords = (text: string): string | null => dateWithin(text.replace(/\s+/gu, ' ').trim())?.edtf ?? null

const LABEL =
  /\b(?:first published|published|posted|publication date|date|issued|released)\b(?: (?:in|by) [^.]{2,60}?)?(?: (?:on|at))?\s*[:,]?\s*$/i
const UPDATED = /\b(?:last )?(?:updated|modified|revised|accessed|retrieved)\b[^.]*$/i
const WEEKDAY = /^(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?,?$/i
/** A time of day, a zone, how long it takes to read, a byline: what stands beside a date of publication. */
const BESIDE =
  /^(?:[\s|·•,;:–—-]*(?:at )?(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)?[\s|·•,()]*(?:[A-Z]{2,4})?[\s|·•,()]*(?:\d+ min(?:ute)?s?(?: read)?)?[\s|·•,]*(?:(?:by|updated|last updated|modified)\b.{0,80})?[.\s]*)$/i
const MAX_LINE = 160
const MAX_OUTLET_WORDS = 6

/** What stands before the date of a line by itself: nothing, a weekday, a byline, or the outlet's name. */
const isLead = (words: string): boolean => {
  const lead = words.replace(/[\s|·•,;:–—(-]+$/u, '').trim()
  if (lead === '' || WEEKDAY.test(lead) || /^by \p{Lu}/iu.test(lead)) return true
  const parts = lead.split(/\s+/)
  return parts.length <= MAX_OUTLET_WORDS && parts.every((word) => /^(?:\p{Lu}|of$|the$|for$|and$|&$|\|$)/u.test(word))
}

/** “TASHKENT, 12 March 2023 — …”: place, date and dash before the first sentence. */
const DATELINE = /^\p{Lu}[\p{L} .'’/-]{1,40},? (?=\S)/u
const IN_CAPITALS = /^\p{Lu}[\p{Lu} .'’/-]{1,40}[,(]? ?$/u

const dateOfLine = (line: string): { readonly edtf: string; readonly isLabelled: boolean } | null => {
  const found = dateWithin(line.slice(0, MAX_LINE))
  if (!found) return null
  const [before, after] = [line.slice(0, found.start), line.slice(found.end)]
  if (UPDATED.test(before) && !LABEL.test(before)) return null
  if (LABEL.test(before)) return before.length <= MAX_LINE / 2 ? { edtf: found.edtf, isLabelled: true } : null
  const isAlone = line.length <= MAX_LINE && isLead(before) && BESIDE.test(after)
  const isDateline =
    DATELINE.test(line) &&
    /^\p{Lu}[\p{Lu}\p{Ll} .'’/-]{1,40}[,(]? ?$/u.test(before) &&
    (/^\)?(?: \([^()]{2,30}\))?\s?[—–-]{1,2}\s/u.test(after) ||
      // “TASHKENT, 12 March 2023. Dockers …”: a point is enough behind capitals and a day.
      (IN_CAPITALS.test(before) && found.edtf.length === 'yyyy-mm-dd'.length && /^[.:]\s+[\p{Lu}“"]/u.test(after)))
  return isAlone || isDateline ? { edtf: found.edtf, isLabelled: false } : null
}

const BLOCKS_AT_START = 15
const BLOCKS_AT_END = 4

/**
 * The date of publication as a text itself states it, as EDTF: a line of its own with the date (also beside a weekday,
 * a byline or the outlet), “Published: …”, or a dateline with the year. Null where it states none, or only when it was
 * updated. A date inside a sentence is never taken.
 */
export const publishedIn = (text: string): string | null => {
  const blocks = parseBlocks(text).filter(({ kind }) => kind !== 'item')
  const places = [...blocks.slice(0, BLOCKS_AT_START), ...blocks.slice(BLOCKS_AT_START).slice(-BLOCKS_AT_END)]
  const found = places.flatMap((block) => dateOfLine(block.text) ?? [])
  return (found.find(({ isLabelled }) => isLabelled) ?? found[0])?.edtf ?? null
}
