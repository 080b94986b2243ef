import search from 'approx-string-match'
import { editDistance } from '../text/edit-distance'
import { type Anchor, anchorAt } from './anchor'

/**
 * What became of a passage in a newer text. `same`: its very words stand there. `moved`: found without doubt, with small
 * changes of its words. `check`: probably found, somebody should look. `gone`: not found.
 */
export type Relocation =
  | { readonly kind: 'same' | 'moved' | 'check'; readonly anchor: Anchor; readonly score: number }
  | { readonly kind: 'gone'; readonly anchor: null; readonly score: number }

/** Scores from which a passage counts as found, and as found with doubt. */
export const FOUND = 0.9
export const IN_DOUBT = 0.75

const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 } as const
/** Words of this length do not stand twice in two texts by chance. */
const TELLING_CHARACTERS = 32
/** Words this much alike are shown to somebody, even where nothing around them is as it was. */
const TELLING_LIKENESS = 0.9
/** An edit beyond this share of the words is no edit of the same passage. */
const MOST_ERRORS = 0.5
/** So many characters of the context show where a passage begins or ends. */
const EDGE_CHARACTERS = 12
/** Where a changed passage is looked for first, in characters around its old place. */
const NEAR = 20_000
/** The most places that are scored for one passage. */
const MOST_PLACES = 200

const SIGNS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
}

/** A text with white space, quotation marks and dashes made alike, and for each of its places the place in the text. */
export type Normalised = { readonly text: string; readonly places: Uint32Array; readonly source: string }

/** Prepares a text in which passages are looked for. Takes time in the length of the text: do it once for many passages. */
export const normalise = (source: string): Normalised => {
  const places = new Uint32Array(source.length + 1)
  const signs: string[] = []
  for (let at = 0; at < source.length; at++) {
    const sign = source.charAt(at)
    const isSpace = /\s/u.test(sign)
    if (isSpace && signs.at(-1) === ' ') continue
    places[signs.length] = at
    signs.push(isSpace ? ' ' : (SIGNS[sign] ?? sign))
  }
  places[signs.length] = source.length
  return { text: signs.join(''), places, source }
}

const placeIn = ({ places, text, source }: Normalised, at: number): number =>
  at >= text.length ? source.length : (places[at] ?? source.length)

/** How much of `wanted` stands at the start or the end of a stretch of text: 1 is all of it. An empty one always does. */
const likeness = (wanted: string, stretch: string): number => {
  if (wanted === '') return 1
  if (stretch === wanted) return 1
  if (stretch === '') return 0
  const [best] = search(stretch, wanted, wanted.length)
  return best ? 1 - best.errors / wanted.length : 0
}

type Wanted = { readonly exact: string; readonly prefix: string; readonly suffix: string; readonly share: number }
type Place = { readonly start: number; readonly end: number; readonly errors: number }

const scoreOf = (text: string, wanted: Wanted, { start, end, errors }: Place): number => {
  const before = text.slice(Math.max(0, start - wanted.prefix.length), start)
  const after = text.slice(end, end + wanted.suffix.length)
  const apart = Math.abs(start / Math.max(1, text.length) - wanted.share)
  const points =
    WEIGHTS.quote * (1 - errors / wanted.exact.length) +
    WEIGHTS.prefix * likeness(wanted.prefix, before) +
    WEIGHTS.suffix * likeness(wanted.suffix, after) +
    WEIGHTS.position * (1 - apart)
  return points / (WEIGHTS.quote + WEIGHTS.prefix + WEIGHTS.suffix + WEIGHTS.position)
}

type Scored = Place & { readonly score: number }

const best = (text: string, wanted: Wanted, places: readonly Place[]): Scored | null => {
  let found: Scored | null = null
  for (const place of places.slice(0, MOST_PLACES)) {
    const whole = between(text, wanted, place)
    const score = scoreOf(text, wanted, whole)
    if (found === null || score > found.score) found = { ...whole, score }
  }
  return found
}

/** The place before or after which a stretch of context stands nearest to where it should; null where it does not. */
const edgeNear = (text: string, context: string, at: number, reach: number): number | null => {
  if (context.length < EDGE_CHARACTERS) return null
  const [from, to] = [Math.max(0, at - reach - context.length), at + reach + context.length]
  const stretch = text.slice(from, to)
  let nearest: number | null = null
  for (let found = stretch.indexOf(context); found >= 0; found = stretch.indexOf(context, found + 1)) {
    const place = from + found
    if (nearest === null || Math.abs(place - at) < Math.abs(nearest - at)) nearest = place
  }
  return nearest
}

/**
 * The best match may leave out words near an end of the passage, where others were put in beside them. Where what stood
 * before and after it still stands nearby, the passage is what is between.
 */
const between = (text: string, { exact, prefix, suffix }: Wanted, place: Place): Place => {
  if (place.errors === 0) return place
  const reach = Math.floor(exact.length * MOST_ERRORS)
  const head = prefix.slice(-EDGE_CHARACTERS)
  const before = edgeNear(text, head, place.start - head.length, reach)
  const after = edgeNear(text, suffix.slice(0, EDGE_CHARACTERS), place.end, reach)
  const start = before === null ? place.start : before + head.length
  const end = after ?? place.end
  if (start >= end || (start === place.start && end === place.end)) return place
  const errors = editDistance(exact, text.slice(start, end))
  return errors <= exact.length * MOST_ERRORS ? { start, end, errors } : place
}

const exactPlaces = (text: string, exact: string): Place[] => {
  const places: Place[] = []
  for (let at = text.indexOf(exact); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(exact, at + 1))
    places.push({ start: at, end: at + exact.length, errors: 0 })
  return places
}

const nearPlaces = (text: string, wanted: Wanted, from: number, to: number): Place[] =>
  search(text.slice(from, to), wanted.exact, Math.floor(wanted.exact.length * MOST_ERRORS)).map((match) => ({
    start: match.start + from,
    end: match.end + from,
    errors: match.errors,
  }))

/** Between words: an approximate match may begin or end inside one. */
const toWords = (text: string, { start, end }: Place): { readonly start: number; readonly end: number } => {
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at))
  let [from, to] = [start, end]
  while (from > 0 && isWord(from - 1) && isWord(from)) from -= 1
  while (to < text.length && isWord(to - 1) && isWord(to)) to += 1
  while (from < to && text.charAt(from) === ' ') from += 1
  while (to > from && text.charAt(to - 1) === ' ') to -= 1
  return { start: from, end: to }
}

const find = ({ text }: Normalised, wanted: Wanted): Scored | null => {
  const exact = exactPlaces(text, wanted.exact)
  const standing = best(text, wanted, exact)
  // Long words that stand once need no neighbours to be recognised.
  if (standing && exact.length === 1 && wanted.exact.length >= TELLING_CHARACTERS)
    return { ...standing, score: Math.max(standing.score, FOUND) }
  if (standing && standing.score >= IN_DOUBT) return standing
  const centre = Math.round(wanted.share * text.length)
  const [from, to] = [Math.max(0, centre - NEAR), Math.min(text.length, centre + NEAR)]
  const near = best(text, wanted, nearPlaces(text, wanted, from, to))
  const isWhole = from === 0 && to === text.length
  const far =
    isWhole || (near && near.score >= FOUND) ? null : best(text, wanted, nearPlaces(text, wanted, 0, text.length))
  const found = [standing, near, far].reduce((a, b) => (b && (!a || b.score > a.score) ? b : a), null)
  if (!found || wanted.exact.length < TELLING_CHARACTERS) return found
  const isTelling = 1 - found.errors / wanted.exact.length >= TELLING_LIKENESS
  return isTelling ? { ...found, score: Math.max(found.score, IN_DOUBT) } : found
}

/** The digits of a passage: one of them changed is few letters and another fact. */
const figuresOf = (words: string): string => words.match(/\d+/gu)?.join(' ') ?? ''

/**
 * Finds a passage of an older text in a newer one: its words with white space, quotation marks and dashes made alike,
 * word for word first, then approximately. Scored over 92: quote 50, prefix 20, suffix 20, position 2, as Hypothesis
 * does for web annotations. From 0.9 on it is found, from 0.75 on to be checked; where a figure changed always.
 * @param length of the older text in UTF-16 units, for the share of it at which the passage stood
 */
export const relocateIn = (anchor: Anchor, length: number, newer: Normalised): Relocation => {
  const wanted: Wanted = {
    exact: normalise(anchor.exact).text,
    prefix: normalise(anchor.prefix).text,
    suffix: normalise(anchor.suffix).text,
    share: anchor.start / Math.max(1, length),
  }
  if (wanted.exact.trim() === '') return { kind: 'gone', anchor: null, score: 0 }
  const found = find(newer, wanted)
  if (!found || found.score < IN_DOUBT) return { kind: 'gone', anchor: null, score: found?.score ?? 0 }
  const span = found.errors === 0 ? found : toWords(newer.text, found)
  const start = placeIn(newer, span.start)
  const end = span.end > span.start ? placeIn(newer, span.end - 1) + 1 : start
  if (end <= start) return { kind: 'gone', anchor: null, score: found.score }
  const place = anchorAt(newer.source, start, end)
  const isSure = found.score >= FOUND && figuresOf(place.exact) === figuresOf(anchor.exact)
  const kind = place.exact === anchor.exact ? 'same' : isSure ? 'moved' : 'check'
  return { kind, anchor: place, score: found.score }
}

/** `relocateIn` for a single passage of a text of `length` UTF-16 units. */
export const relocate = (anchor: Anchor, newText: string, length: number = newText.length): Relocation =>
  relocateIn(anchor, length, normalise(newText))
