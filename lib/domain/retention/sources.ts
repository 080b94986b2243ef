import { percentRange } from '../format/percent'
import type { Retained } from './true-retention'
import type { Estimate } from './wilson'

/** How well an article, a deck or a topic is known. */
export type SourceRow = {
  /** Article key, deck or topic name. */
  readonly name: string
  readonly title: string
  readonly facts: number
  readonly cards: number
  /** Cards studied of those in the library, 0 to 1. */
  readonly coverage: number
  /** Mean predicted recall over all its cards, never studied ones as 0. */
  readonly recallNow: number
  readonly retention: Retained
  /** Drawn towards the learner's retention over all while there are few reviews; null where there is none. */
  readonly shrunk: Estimate | null
  /** Tests of memory that were not passed. */
  readonly lapses: number
  readonly minutes: number
}

/** A source that is held less well than another, as one sentence: only where their intervals do not meet. */
export const sourcesHeadline = (
  rows: readonly SourceRow[],
  words: { readonly one: string; readonly many: string },
): string => {
  if (rows.length === 0) return `There are no ${words.many} yet.`
  const told = rows.flatMap(({ title, shrunk }) => (shrunk === null ? [] : [{ title, shrunk }]))
  const [first] = told
  if (!first) {
    const number = `${rows.length.toLocaleString('en-GB')} ${rows.length === 1 ? words.one : words.many}`
    return `${number}; none has a card that came back yet.`
  }
  const best = told.reduce((a, b) => (b.shrunk.low > a.shrunk.low ? b : a))
  const worst = told.reduce((a, b) => (b.shrunk.high < a.shrunk.high ? b : a))
  if (best.shrunk.low <= worst.shrunk.high)
    return `No ${words.one} is clearly remembered better or worse than the others.`
  return `You recall “${worst.title}” less well than “${best.title}”: ${percentRange(worst.shrunk)} against ${percentRange(best.shrunk)}.`
}
