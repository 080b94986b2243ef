import { whenWords } from '../day-words'
import { type ArrangedGroup, arrange, byLoss, byNeed, isSurelyKnown } from './arrange'
import type { Crib, CribEntry, CribFact, CribInput, CribOptions } from './crib'
import { emphasisRanges } from './emphasis-ranges'
import { type Measure, measureOf, SIZES_PT } from './page-room'
import { isRepeated, passageLine } from './passage-line'
import { areAllNotes, cautionsOf, furtherSources, sourceLine, sourceWords } from './source-words'

const entryOf = (fact: CribFact, { fitsLine, needsOwnLine }: Measure, isNotesOnly: boolean): CribEntry => {
  const source = sourceWords(fact, isNotesOnly)
  const also = furtherSources(fact, isNotesOnly)
  const sources = sourceLine({ source, also })
  const beside = needsOwnLine(sources) ? '' : sources
  const fits = (text: string) => fitsLine(text, beside)
  return {
    factId: fact.factId,
    isMust: fact.weight === 'must',
    runs: emphasisRanges(fact.statement, fact.answers, fact.kind),
    passage: isRepeated(fact.passage, fact.statement) ? null : passageLine(fact.passage, fact.answers, fits),
    source,
    url: fact.source.url,
    also,
    cautions: cautionsOf(fact),
  }
}

type Head = Pick<Crib, 'title' | 'when' | 'place' | 'audience'>

/** What does not depend on the size of type. */
type Arrangement = {
  readonly head: Head
  readonly isNotesOnly: boolean
  readonly groups: readonly ArrangedGroup[]
  /** The facts of the groups, what is most missed on the day first. */
  readonly wanted: readonly { readonly group: ArrangedGroup; readonly fact: CribFact }[]
  readonly known: readonly CribFact[]
}

const arrangementOf = ({ title, place, audience, at, timeZone, facts, questions }: CribInput): Arrangement => {
  const groups = arrange(
    facts.filter((fact) => !isSurelyKnown(fact)),
    questions,
  )
  return {
    head: { title, when: whenWords(at, timeZone), place, audience },
    isNotesOnly: areAllNotes(facts),
    groups,
    wanted: groups
      .flatMap((group) => group.facts.map((fact) => ({ group, fact })))
      .sort((a, b) => byLoss(a.fact, b.fact)),
    known: facts.filter(isSurelyKnown).sort(byNeed),
  }
}

/** A crib at one size of type, with as much as fits. */
function composedAt(sizePt: number, arrangement: Arrangement, options: CribOptions): Crib {
  const measure = measureOf(sizePt, options)
  const { head, isNotesOnly, groups, wanted, known } = arrangement
  let room = measure.roomPt - measure.headPt(head)
  const open = new Set<ArrangedGroup>()
  const kept = new Map<CribFact, CribEntry>()
  for (const { group, fact } of wanted) {
    const entry = entryOf(fact, measure, isNotesOnly)
    const heightPt = measure.entryPt(entry) + (open.has(group) ? 0 : measure.groupPt(group.heading))
    // What is missed less must not stand where something missed more had no room.
    if (heightPt > room) break
    room -= heightPt
    open.add(group)
    kept.set(fact, entry)
  }
  const isFull = kept.size < wanted.length
  const atEnd: CribEntry[] = []
  if (options.known === 'end' && known.length > 0 && !isFull) {
    room -= measure.groupPt('Well known')
    for (const fact of known) {
      const entry = entryOf(fact, measure, isNotesOnly)
      room -= measure.knownPt(entry)
      if (room < 0) break
      atEnd.push(entry)
    }
  }
  const facts = wanted.length + known.length
  const shown = kept.size + atEnd.length
  const knownLeftOut = options.known === 'leave-out' ? known.length : 0
  return {
    ...head,
    groups: groups
      .map(({ heading, kind, facts: members }) => ({
        heading,
        kind,
        entries: members.flatMap((fact) => kept.get(fact) ?? []),
      }))
      .filter(({ entries }) => entries.length > 0),
    known: atEnd,
    counts: { facts, shown, knownLeftOut, withoutRoom: facts - shown - knownLeftOut },
    options,
    isNotesOnly,
    sizePt,
  }
}

/**
 * The crib of a briefing, set to fit its paper: in the most readable size in which all of it fits; else in the most
 * readable in which all that is not surely known does, since small type for what is known anyway helps nobody; else in
 * the smallest with what is most missed on the day.
 */
export function composeCrib(input: CribInput, options: CribOptions): Crib {
  const arrangement = arrangementOf(input)
  let last: Crib | null = null
  let withWanted: Crib | null = null
  for (const sizePt of SIZES_PT) {
    last = composedAt(sizePt, arrangement, options)
    if (last.counts.withoutRoom === 0) return last
    const entries = last.groups.reduce((sum, group) => sum + group.entries.length, 0)
    if (entries === arrangement.wanted.length) withWanted ??= last
  }
  const crib = withWanted ?? last
  if (crib === null) throw new Error('there is no size of type')
  return crib
}

/** How many facts there are and which are left out, and why: the last line of a crib. */
export function countCribWords({ counts, options }: Pick<Crib, 'counts' | 'options'>): string {
  const { facts, shown, knownLeftOut, withoutRoom } = counts
  const noun = facts === 1 ? 'fact' : 'facts'
  if (shown === facts) return facts === 1 ? 'The only fact in this briefing.' : `All ${facts} ${noun} in this briefing.`
  const paper = options.pages === 1 ? 'one page' : 'two pages'
  const reasons = [
    knownLeftOut > 0 ? `${knownLeftOut} well known` : null,
    withoutRoom > 0 ? `${withoutRoom} that ${withoutRoom === 1 ? 'does' : 'do'} not fit on ${paper}` : null,
  ].filter((reason) => reason !== null)
  return `${shown} of ${facts} ${noun}. Left out: ${reasons.join(', ')}.`
}
