import type { DateStyle } from '../../format/date-style'
import { dateTimeWords } from '../../format/words'
import type { FactId } from '../../ids'
import { arrange, byLoss } from './arrange'
import type { Crib, CribEntry, CribFact, CribInput, CribOptions, CribRun, CribSource, Paper } from './crib'
import { emphasisRanges } from './emphasis-ranges'
import { type Measure, measureOf, SIZES_PT, SMALLEST_PT } from './page-room'
import { areAllNotes, asOfWords, cautionsOf, cribSourceKey, sourcesOf } from './source-words'
import { weakBelow } from './weak'

/** What does not depend on the size of type. */
type Material = Pick<CribInput, 'questions' | 'newsSince' | 'dates'> & {
  readonly head: Pick<Crib, 'title' | 'when' | 'place' | 'audience'>
  readonly isNotesOnly: boolean
  /** Must-knows, then what is most missed on the day. */
  readonly wanted: readonly CribFact[]
  readonly runsOf: (fact: CribFact) => readonly CribRun[]
}

const materialOf = ({
  title,
  place,
  audience,
  at,
  timeZone,
  dates,
  facts,
  questions,
  newsSince,
}: CribInput): Material => {
  const runs = new Map<FactId, readonly CribRun[]>()
  return {
    head: { title, when: dateTimeWords(at, timeZone, dates), place, audience },
    isNotesOnly: areAllNotes(facts),
    questions,
    newsSince,
    dates,
    wanted: [...facts].sort(byLoss),
    runsOf: (fact) => {
      const found = runs.get(fact.factId) ?? emphasisRanges(fact.statement, fact.answers, fact.kind)
      runs.set(fact.factId, found)
      return found
    },
  }
}

/** The height of a page with these facts, in points. */
function heightPt(
  { head, isNotesOnly, dates, runsOf, ...arranging }: Material,
  facts: readonly CribFact[],
  measure: Measure,
) {
  const cited = new Map<string, string>()
  let height = measure.headPt(head)
  for (const { heading, facts: members } of arrange(facts, { ...arranging, dates })) {
    height += measure.groupPt(heading)
    for (const fact of members) {
      const sources = sourcesOf(fact, isNotesOnly, dates)
      for (const source of sources) cited.set(cribSourceKey(source), source.words)
      const [asOf, cautions] = [asOfWords(fact, dates), cautionsOf(fact, dates)]
      height += measure.entryPt({ runs: runsOf(fact), asOf, citations: sources.length, cautions })
    }
  }
  for (const words of cited.values()) height += measure.sourcePt(words)
  return height
}

/** So many of the facts after the last that fits are tried for the room that is left at the foot. */
const MOST_TRIED = 30

/** The facts that fit in a height: must-knows in any case, then as many of the most missed as have room. */
function fitting(material: Material, measure: Measure, room: number): readonly CribFact[] {
  const { wanted } = material
  const fits = (facts: readonly CribFact[]) => heightPt(material, facts, measure) <= room
  let fewest = wanted.filter(({ weight }) => weight === 'must').length
  let most = Math.max(fewest, Math.min(wanted.length, Math.floor(room / measure.leastPt)))
  while (fewest < most) {
    const middle = Math.ceil((fewest + most) / 2)
    if (fits(wanted.slice(0, middle))) fewest = middle
    else most = middle - 1
  }
  let kept = wanted.slice(0, fewest)
  for (const fact of wanted.slice(fewest, fewest + MOST_TRIED)) if (fits([...kept, fact])) kept = [...kept, fact]
  return kept
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

function cribOf(
  { head, isNotesOnly, dates, wanted, runsOf, ...arranging }: Material,
  shown: readonly CribFact[],
  page: { readonly paper: Paper; readonly pages: number; readonly sizePt: number },
): Crib {
  const kept = new Set(shown)
  const leftOut = wanted.filter((fact) => !kept.has(fact))
  const below = weakBelow(shown.flatMap(({ recall, isSuspended }) => (isSuspended ? [] : [recall])))
  const { sourcesFor, numbered } = numbering(isNotesOnly, dates)
  const entryOf = (fact: CribFact): CribEntry => ({
    factId: fact.factId,
    isMust: fact.weight === 'must',
    isWeak: below !== null && !fact.isSuspended && fact.recall < below,
    runs: runsOf(fact),
    asOf: asOfWords(fact, dates),
    sources: sourcesFor(fact),
    cautions: cautionsOf(fact, dates),
  })
  const groups = arrange(shown, { ...arranging, dates }).map(({ heading, kind, facts }) => ({
    heading,
    kind,
    entries: facts.map(entryOf),
  }))
  return {
    ...head,
    groups,
    sources: [...numbered.values()],
    counts: {
      facts: wanted.length,
      shown: shown.length,
      mustKnows: shown.filter(({ weight }) => weight === 'must').length,
      unstudied: shown.filter(({ recall, isSuspended }) => recall === 0 && !isSuspended).length,
      suspended: shown.filter(({ isSuspended }) => isSuspended).length,
      withoutRoom: {
        should: leftOut.filter(({ weight }) => weight === 'should').length,
        nice: leftOut.filter(({ weight }) => weight === 'nice').length,
      },
    },
    weakBelow: below,
    isNotesOnly,
    ...page,
  }
}

/**
 * The crib of a briefing, set to fill its paper: on one page in the largest type in which all of it fits, else on two
 * if that is allowed; else in the smallest type with the must-knows and what is most missed on the day. Must-knows are
 * never left out: if they need more pages, they get them.
 */
export function composeCrib(input: CribInput, { paper, pages: most }: CribOptions): Crib {
  const material = materialOf(input)
  const { wanted } = material
  for (let pages = 1; pages <= most; pages++) {
    for (const sizePt of SIZES_PT) {
      const measure = measureOf(sizePt, paper)
      const room = measure.roomPt(pages)
      if (wanted.length * measure.leastPt > room) continue
      if (heightPt(material, wanted, measure) <= room) return cribOf(material, wanted, { paper, pages, sizePt })
    }
  }
  const sizePt = SMALLEST_PT
  const measure = measureOf(sizePt, paper)
  const mustPt = heightPt(
    material,
    wanted.filter(({ weight }) => weight === 'must'),
    measure,
  )
  let pages: number = most
  while (measure.roomPt(pages) < mustPt) pages++
  return cribOf(material, fitting(material, measure, measure.roomPt(pages)), { paper, pages, sizePt })
}
