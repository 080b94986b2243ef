import { percentRange } from '../format/percent'
import type { CardId, FactId, Instant } from '../ids'
import type { Retained } from './true-retention'
import type { Estimate } from './wilson'

export type SourceFact = {
  readonly factId: FactId
  /** Those that have a passage of it, the one of its main passage first, each once. */
  readonly articles: readonly { readonly key: string; readonly title: string }[]
  /** EDTF. */
  readonly reviewBy: string | null
  readonly isPassageDoubtful: boolean
  readonly isRemoved: boolean
}
export type SourceRollup = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly ms: number
  readonly tested: number
  readonly passed: number
}
/** Studied cards as columns; a card whose stability is 0 is passed over. */
export type SourceMemories = {
  readonly factIds: readonly FactId[]
  readonly stability: readonly number[]
  readonly lastReviewAt: readonly Instant[]
}

export type SourceRow = {
  /** Article key, deck or tag name; null for what was removed from the library (all of it in one row). */
  readonly name: string | null
  readonly title: string
  readonly facts: number
  /** Of these, the facts that another row counts too: rows may add up to more than the library has. */
  readonly sharedFacts: number
  readonly cards: number
  /** Cards studied of those in the library, 0 to 1. */
  readonly coverage: number
  /** Mean predicted recall over all its cards, never studied ones as 0. */
  readonly recallNow: number
  /** The same at the next briefing if nothing more is studied; null where there is none. */
  readonly recallAtBriefing: number | null
  readonly retention: Retained
  /** ChartSvg towards the learner's retention over all while there are few reviews; null where there is none. */
  readonly shrunk: Estimate | null
  /** Tests of memory that were not passed. */
  readonly lapses: number
  readonly minutes: number
  /** Past their review-by, or with a passage in doubt. */
  readonly staleFacts: number
  readonly conflictingFacts: number
}

const counts = (rows: number, of: string) => `${rows.toLocaleString('en-GB')} ${of}`

/** A source that is held less well than another, as one sentence: only where their intervals do not meet. */
export const sourcesHeadline = (
  rows: readonly SourceRow[],
  words: { readonly one: string; readonly many: string },
): string => {
  const named = rows.filter(({ name }) => name !== null)
  if (named.length === 0) return `There are no ${words.many} yet.`
  const told = named.flatMap(({ title, shrunk }) => (shrunk === null ? [] : [{ title, shrunk }]))
  const [first] = told
  if (!first)
    return `${counts(named.length, named.length === 1 ? words.one : words.many)}; none has a card that came back yet.`
  const best = told.reduce((a, b) => (b.shrunk.low > a.shrunk.low ? b : a))
  const worst = told.reduce((a, b) => (b.shrunk.high < a.shrunk.high ? b : a))
  if (best.shrunk.low <= worst.shrunk.high)
    return `No ${words.one} is clearly remembered better or worse than the others.`
  return `You recall “${worst.title}” less well than “${best.title}”: ${percentRange(worst.shrunk)} against ${percentRange(best.shrunk)}.`
}
