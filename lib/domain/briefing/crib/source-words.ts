import { edtfDates, edtfWords, formatAsOf, parseEdtf } from '../../content/edtf'
import type { DateStyle } from '../../format/date-style'
import type { SourceArticle } from '../../library'
import { noSourceWords } from '../../no-source'
import { surnameOf } from '../../surname'
import type { CribEntry, CribFact, CribSource } from './crib'

const authorWords = (authors: readonly string[]): string | null => {
  const [first, second] = authors.map(surnameOf)
  if (first === undefined) return null
  if (second === undefined) return first
  return authors.length === 2 ? `${first} and ${second}` : `${first} and others`
}

/** Whether every source is our own notes on an article: then the page says so once. */
export const areAllNotes = (facts: readonly Pick<CribFact, 'source' | 'also'>[]): boolean =>
  facts.length > 0 && facts.every(({ source, also }) => [source, ...also].every(({ origin }) => origin === 'content'))

type Titling = 'with-title' | 'short'

/** “Holm, “Old bridges”, Bridge Review, July 2001”: who says it, in what, where and when; short without the title. */
function workWords(
  { origin, authors, title, outlet, published }: SourceArticle,
  titling: Titling,
  dates: DateStyle,
): string {
  const none = noSourceWords({ origin, title })
  if (none !== null) return none
  const author = authorWords(authors)
  const parts = [
    author,
    titling === 'with-title' || author === null ? `“${title}”` : null,
    outlet,
    published === null ? null : edtfWords(published, dates),
  ]
  return parts.filter((part) => part !== null && part !== '').join(', ')
}

/** By which a source is known to be the same: what was noted for facts without an article has no key of its own. */
export const cribSourceKey = ({ articleKey, words }: Pick<CribSource, 'articleKey' | 'words'>): string =>
  `${articleKey} ${words}`

/** The sources of a fact, the main one first, each once. Our own notes are called so unless `isSaidOnce` promises that the page does. */
export function sourcesOf(
  { source, also }: Pick<CribFact, 'source' | 'also'>,
  isSaidOnce: boolean,
  dates: DateStyle,
): readonly Omit<CribSource, 'number'>[] {
  const ofKey = new Map([...also, source].map((one) => [one.key, one]))
  return [source.key, ...also.map(({ key }) => key)].flatMap((key) => {
    const one = ofKey.get(key)
    if (!one || !ofKey.delete(key)) return []
    const words = workWords(one, 'with-title', dates)
    const isNotes = one.origin === 'content' && !isSaidOnce
    return [{ words: isNotes ? `Notes on ${words}` : words, url: one.url, articleKey: key }]
  })
}

/** “as of March 2021”, where that is another date than its source has and the statement names none of its years. */
export function asOfWords(
  { asOf, source, statement }: Pick<CribFact, 'asOf' | 'source' | 'statement'>,
  dates: DateStyle,
): string | null {
  if (asOf === null || asOf === source.published) return null
  const isNamed = parseEdtf(asOf) !== null && edtfDates(asOf).some(({ year }) => statement.includes(String(year)))
  return isNamed ? null : formatAsOf(asOf, dates)
}

/** What another article says, with its source: “The council counts 9,000 (Holm, Bridge Review, July 2001)”. */
export const saidBy = (words: string, source: SourceArticle, dates: DateStyle): string =>
  `${words.replace(/[.\s]+$/u, '')} (${workWords(source, 'short', dates)})`

/** Why a fact is to be said with care, in words beside its sign. */
export function cautionsOf(
  { staleSince, isPassageGone, differences, newer }: CribFact,
  dates: DateStyle,
): CribEntry['cautions'] {
  const stale = staleSince === null ? [] : [`Due for checking since ${edtfWords(staleSince, dates)}.`]
  const gone = isPassageGone ? ['The newer text of the source no longer has this passage.'] : []
  const later = newer.map((words) => `There is a newer fact: ${words}`)
  return [
    ...[...later, ...stale, ...gone].map((words) => ({ sign: '†' as const, words })),
    ...differences.map((words) => ({ sign: '‡' as const, words: `Sources differ: ${words}` })),
  ]
}
