import { formatEdtf, parseEdtf } from '../../content/edtf'
import type { SourceArticle } from '../../library'
import { noSourceWords } from '../../no-source'
import type { CribCitation, CribEntry, CribFact } from './crib'

/** A date for people; a text that is no EDTF date is shown as it is. */
const dateWords = (edtf: string): string => (parseEdtf(edtf) ? formatEdtf(edtf) : edtf)

const surname = (name: string): string =>
  name
    .trim()
    .split(/[ \t\n]+/)
    .at(-1) ?? name

const authorWords = (authors: readonly string[]): string | null => {
  const [first, second] = authors.map(surname)
  if (first === undefined) return null
  if (second === undefined) return first
  return authors.length === 2 ? `${first} and ${second}` : `${first} and others`
}

/** Whether every source is our own notes on an article: then the page says so once. */
export const areAllNotes = (facts: readonly Pick<CribFact, 'source' | 'also'>[]): boolean =>
  facts.length > 0 && facts.every(({ source, also }) => [source, ...also].every(({ origin }) => origin === 'content'))

/** “Holm, Bridge Review, July 2001”: who says it, where and when; the author is left out where `isSameAuthor`. */
function workWords({ origin, authors, title, outlet, published }: SourceArticle, isSameAuthor = false): string {
  const none = noSourceWords({ origin, title })
  if (none !== null) return none
  const author = authorWords(authors)
  const parts = [
    isSameAuthor && outlet !== null ? null : (author ?? title),
    outlet,
    published === null ? null : dateWords(published),
  ]
  return parts.filter((part) => part !== null && part !== '').join(', ')
}

/**
 * “Holm, Bridge Review, July 2001; as of 1999”: who says it, where and when, and when it held where that is another
 * date. Our own notes are called so unless `isSaidOnce` promises that the page does.
 */
export function sourceWords({ source, asOf }: Pick<CribFact, 'source' | 'asOf'>, isSaidOnce: boolean): string {
  const work = workWords(source)
  const from = source.origin === 'content' && !isSaidOnce ? `Notes on ${work}` : work
  return asOf === null || asOf === source.published ? from : `${from}; as of ${dateWords(asOf)}`
}

/**
 * The further sources of a fact, each once, in the order given: “The Sun, March 2002” where the author is that of the
 * main source.
 */
export function furtherSources(
  { source, also }: Pick<CribFact, 'source' | 'also'>,
  isSaidOnce: boolean,
): readonly CribCitation[] {
  const author = authorWords(source.authors)
  const named = new Map<string, CribCitation>()
  for (const one of also) {
    const work = workWords(one, author !== null && authorWords(one.authors) === author)
    const words = one.origin === 'content' && !isSaidOnce ? `notes on ${work}` : work
    if (one.key !== source.key && !named.has(one.key)) named.set(one.key, { words, url: one.url, articleKey: one.key })
  }
  return [...named.values()]
}

/** What stands before a further source, behind the one before. */
export const beforeFurther = (at: number): string => (at === 0 ? '; also ' : '; ')

/** All sources of a fact in one run of text: “Holm, Bridge Review, July 2001; also The Sun, March 2002”. */
export const sourceLine = ({ source, also }: Pick<CribEntry, 'source' | 'also'>): string =>
  source + also.map(({ words }, at) => beforeFurther(at) + words).join('')

/** What another article says, with its source: “The council counts 9,000 (Holm, Bridge Review, July 2001)”. */
export const saidBy = (words: string, source: SourceArticle): string =>
  `${words.replace(/[.\s]+$/u, '')} (${workWords(source)})`

/** Why a fact is to be said with care, in words beside its sign. */
export function cautionsOf({ staleSince, isPassageGone, differences, newer }: CribFact): CribEntry['cautions'] {
  const stale = staleSince === null ? [] : [`Due for checking since ${dateWords(staleSince)}.`]
  const gone = isPassageGone ? ['The newer text of the source no longer has this passage.'] : []
  const later = newer.map((words) => `There is a newer fact: ${words}`)
  return [
    ...[...later, ...stale, ...gone].map((words) => ({ sign: '†' as const, words })),
    ...differences.map((words) => ({ sign: '‡' as const, words: `Sources differ: ${words}` })),
  ]
}
