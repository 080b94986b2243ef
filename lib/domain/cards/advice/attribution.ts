import { MONTH_NAMES } from '../../content/edtf'
import { surnameOf } from '../../surname'

/** Whose text a fact is drawn from: what is shown beside each of its cards. */
export type SourceNames = { readonly authors: readonly string[]; readonly outlet: string | null }

/** A question without the words that say who wrote it and when. */
export type WithoutAttribution = {
  readonly front: string
  /** The words that were left out, as they are written. */
  readonly words: readonly string[]
  /** EDTF, a month or a year; null if the words give no date. */
  readonly date: string | null
}

/** Stands for a source while a question is read: the patterns are the same for all sources. */
const SOURCE = '\uE000'

const MONTHS = MONTH_NAMES.map((month) => (month.length > 3 ? `${month}|${month.slice(0, 3)}` : month)).join('|')
const DATE = `(?:(?:(?:\\d{1,2} )?(?:${MONTHS})|(?:early |mid-?|late )?(?:spring|summer|autumn|winter)(?: of)?|early|mid|late) )?\\d{4}`
const WHEN = `(?:,? (?:writing |speaking |back )?(?:in|of|from|as of|on) ${DATE}| of that (?:month|year)|,? \\([^()]{0,60}\\))`
const WORK = 'piece|article|essay|interview|report|column|paper|commentary|study|book'
const VIEW =
  'views?|judgement|judgment|words|account|reading|opinion|telling|eyes|analysis|assessment|estimate|estimation|phrase|terms|description|interpretation|verdict|reckoning'
const SAYS =
  'says?|said|writes?|wrote|argues?|argued|notes?|noted|thinks?|thought|warns?|warned|believes?|believed|holds?|held|concludes?|concluded|reports?|reported|observes?|observed|suggests?|suggested'
const ADJECTIVES = '(?:[\\p{Ll}-]+ ){0,2}(?:\\p{Lu}[\\p{L}&-]* ){0,4}'
const THEREIN = `(?: (?:in|for|on) (?:the )?(?:${SOURCE}|\\p{Lu}\\p{L}*(?: \\p{Lu}\\p{L}*)*))?`

/**
 * The ways of putting a source, `@`, behind or into a question, with the comma before it.
 * “as they were told” is somebody else’s word, and stays.
 */
const PHRASES = [
  `,? according to @(?:(?:’s|'s|’) [^,;:?.()]{1,60})?`,
  `,? (?:in|by|on) @(?:’s|'s|’) ${ADJECTIVES}(?:${VIEW})${THEREIN}`,
  `, (?:in|by|on) @(?:’s|'s|’) ${ADJECTIVES}(?:${WORK})${THEREIN}`,
  ',? as far as @ (?:could|can) \\p{Ll}+',
  ',? as @ (?!(?:is|are|was|were)\\b)\\p{Ll}+(?: (?:it|this|them|that|out|himself|herself))?(?: in \\p{Lu}\\p{L}+)?',
  '(?:,? as)? (?:reported|cited|quoted|recalled|described|recounted) by @',
  `, (?:${SAYS}) @`,
  `, @ (?:${SAYS})`,
  ', for @',
  ', on which @ (?:wrote|writes)',
].map((phrase) => phrase.replace('@', SOURCE))

const BETWEEN_COMMAS = PHRASES.filter((phrase) => phrase.startsWith(',')).map((phrase) =>
  phrase.replace(/^,\?? /u, ', '),
)
const END = '(?=[?.!…]*["”’]?\\s*$)'
const ATTRIBUTIONS: readonly RegExp[] = [
  new RegExp(`^${SOURCE}(?:,? \\([^()]{0,60}\\)|,? ${DATE})?: `, 'u'),
  new RegExp(` \\(${SOURCE}(?:,? [^()]{0,60})?\\)${END}`, 'u'),
  new RegExp(`(?:${PHRASES.join('|')})${WHEN}{0,3}${END}`, 'u'),
  new RegExp(`(?:${BETWEEN_COMMAS.join('|')})${WHEN}{0,3},(?= )`, 'u'),
]

const escaped = (words: string): string =>
  words
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
    .join('\\s')

/** How the authors, their work and the outlet are named. */
function patternOf({ authors, outlet }: SourceNames): RegExp {
  const authorNames = authors.map(surnameOf).filter((name) => /\p{L}{2}/u.test(name))
  const surnames = `(?<![\\p{L}-])(?:${authorNames.map(escaped).join('|')})(?![\\p{L}-])`
  const author = `(?:\\p{Lu}[\\p{L}.’-]*\\s){0,3}${surnames}`
  const sources = [
    ...(authorNames.length === 0 ? [] : [`${author}(?:(?:,| and|, and| &) ${author})*`]),
    ...(outlet === null || !/\p{L}{2}/u.test(outlet) ? [] : [`(?:the )?${escaped(outlet)}(?: (?:${WORK}))?`]),
    'the (?:authors?|writer|article)(?!\\p{L})',
  ]
  return new RegExp(sources.join('|'), 'gu')
}

/** The latest pattern: the cards of one article come one after another. */
let latest: { readonly key: string; readonly pattern: RegExp } | null = null

function sourcesOf(source: SourceNames): RegExp {
  const key = JSON.stringify([source.authors, source.outlet])
  if (latest?.key !== key) latest = { key, pattern: patternOf(source) }
  return latest.pattern
}

const DATED = new RegExp(`(?:(${MONTHS}) )?(\\d{4})`, 'u')

function dateIn(words: string): string | null {
  const found = DATED.exec(words)
  if (!found) return null
  const month = MONTH_NAMES.findIndex((name) => found[1] !== undefined && name.startsWith(found[1]))
  return month < 0 ? `${found[2]}` : `${found[2]}-${String(month + 1).padStart(2, '0')}`
}

const sourcesIn = (text: string): number => text.split(SOURCE).length - 1

/** A text with its sources by name again. */
function withNames(text: string, names: readonly string[]): string {
  const left = [...names]
  return text.replaceAll(SOURCE, () => left.shift() ?? '')
}

/** More in one question would be a text, not an attribution. */
const MOST = 3

/**
 * A question without the words at its beginning or end, or between commas, that say who wrote it: “Pantucci (Mar 2023): …”,
 * “…, according to Raffaello Pantucci in 2022?”. Null if there are none, or nothing but them.
 */
export function withoutAttribution(front: string, source: SourceNames): WithoutAttribution | null {
  const sources = sourcesOf(source)
  const named = front.includes(SOURCE) ? [] : [...front.matchAll(sources)].map((match) => match[0])
  if (named.length === 0) return null
  const words: string[] = []
  let left = front.replace(sources, SOURCE)
  while (words.length < MOST) {
    const found = ATTRIBUTIONS.map((pattern) => pattern.exec(left)).find((match) => match !== null)
    if (!found) break
    const taken = named.splice(sourcesIn(left.slice(0, found.index)), sourcesIn(found[0]))
    words.push(withNames(found[0], taken).replace(/^[,\s]+|[,\s]+$/gu, ''))
    left = left.slice(0, found.index) + left.slice(found.index + found[0].length)
  }
  if (words.length === 0 || !/\p{L}/u.test(left)) return null
  const asked = withNames(left, named)
  return { front: asked.charAt(0).toUpperCase() + asked.slice(1), words, date: dateIn(words.join(' ')) }
}
