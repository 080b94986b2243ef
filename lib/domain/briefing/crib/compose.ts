import type { DateStyle } from '../../format/date-style'
import { dateTimeWords } from '../../format/words'
import { arrange, byLoss } from './arrange'
import type { Crib, CribEntry, CribFact, CribInput, CribSource } from './crib'
import { emphasisRanges } from './emphasis-ranges'
import { areAllNotes, asOfWords, cautionsOf, cribSourceKey, sourcesOf } from './source-words'

/** A fact that is recalled at least so surely is never marked as weak, 0 to 1. */
const SURE = 0.8
/** Marking more facts than this share sets none of them apart. */
const MOST_MARKED = 0.4

/** The recall below which a fact is marked as weak; null where all are likely, or too many are equally unlikely. */
function weakBelow(recalls: readonly number[]): number | null {
  const levels = [...new Set(recalls)].sort((a, b) => a - b)
  const most = Math.floor(recalls.length * MOST_MARKED)
  const below = [...levels.slice(1).filter((level) => level < SURE), SURE]
  for (const level of below.reverse()) {
    const marked = recalls.filter((recall) => recall < level).length
    if (marked > 0 && marked <= most) return level
  }
  return null
}

/** Numbers for sources, in the order in which they are asked for. */
const numbering = (isNotesOnly: boolean, dates: DateStyle) => {
  const numbered = new Map<string, CribSource>()
  const sourcesFor = (fact: CribFact): readonly CribSource[] =>
    sourcesOf(fact, isNotesOnly, dates).map((source) => {
      const known = numbered.get(cribSourceKey(source)) ?? { ...source, number: numbered.size + 1 }
      numbered.set(cribSourceKey(source), known)
      return known
    })
  return { sourcesFor, numbered }
}

const countOf = (facts: readonly CribFact[], wanted: CribFact['weight']): number =>
  facts.filter(({ weight }) => weight === wanted).length

/**
 * The crib of a briefing: its must-knows, then what is most missed on the day, grouped by subject.
 * @param first how many facts it has at most; null for all. Must-knows are never left out.
 */
export function composeCrib(input: CribInput, first: number | null = null): Crib {
  const { title, place, audience, at, timeZone, dates } = input
  const wanted = [...input.facts].sort(byLoss)
  const mustKnows = countOf(wanted, 'must')
  const kept = first === null ? wanted.length : Math.max(mustKnows, first)
  const [shown, leftOut] = [wanted.slice(0, kept), wanted.slice(kept)]
  const isNotesOnly = areAllNotes(input.facts)
  const below = weakBelow(shown.flatMap(({ recall, isSuspended }) => (isSuspended ? [] : [recall])))
  const { sourcesFor, numbered } = numbering(isNotesOnly, dates)
  const entryOf = (fact: CribFact): CribEntry => ({
    factId: fact.factId,
    isMust: fact.weight === 'must',
    isWeak: below !== null && !fact.isSuspended && fact.recall < below,
    runs: emphasisRanges(fact.statement, fact.answers, fact.kind),
    asOf: asOfWords(fact, dates),
    sources: sourcesFor(fact),
    cautions: cautionsOf(fact, dates),
  })
  const groups = arrange(shown, input).map(({ heading, facts }) => ({ heading, entries: facts.map(entryOf) }))
  return {
    title,
    when: dateTimeWords(at, timeZone, dates),
    place,
    audience,
    groups,
    sources: [...numbered.values()],
    counts: {
      facts: wanted.length,
      shown: shown.length,
      mustKnows,
      unstudied: shown.filter(({ recall, isSuspended }) => recall === 0 && !isSuspended).length,
      suspended: shown.filter(({ isSuspended }) => isSuspended).length,
      leftOut: { should: countOf(leftOut, 'should'), nice: countOf(leftOut, 'nice') },
    },
    weakBelow: below,
    isNotesOnly,
  }
}
