import { formatEdtf, parseEdtf } from '../../content/edtf'
import type { CribEntry, CribFact } from './crib'

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
export const areAllNotes = (facts: readonly Pick<CribFact, 'source'>[]): boolean =>
  facts.length > 0 && facts.every(({ source }) => source.origin === 'content')

/**
 * “Holm, Bridge Review, July 2001; as of 1999”: who says it, where and when, and when it held where that is another
 * date. Our own notes are called so unless `isSaidOnce` promises that the page does.
 */
export function sourceWords({ source, asOf }: Pick<CribFact, 'source' | 'asOf'>, isSaidOnce: boolean): string {
  const { authors, title, outlet, published, origin } = source
  const parts = [authorWords(authors) ?? title, outlet, published === null ? null : dateWords(published)]
  const work = parts.filter((part) => part !== null && part !== '').join(', ')
  const from = origin === 'content' && !isSaidOnce ? `Notes on ${work}` : work
  return asOf === null || asOf === published ? from : `${from}; as of ${dateWords(asOf)}`
}

/** Why a fact is to be said with care, in words beside its sign. */
export function cautionsOf({ staleSince, isPassageGone, differences }: CribFact): CribEntry['cautions'] {
  const stale = staleSince === null ? [] : [`To be checked since ${dateWords(staleSince)}.`]
  const gone = isPassageGone ? ['The newer text of the source no longer has this passage.'] : []
  return [
    ...[...stale, ...gone].map((words) => ({ sign: '†' as const, words })),
    ...differences.map((words) => ({ sign: '‡' as const, words: `Sources differ: ${words}` })),
  ]
}
