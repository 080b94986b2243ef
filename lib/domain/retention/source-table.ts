import { edtfEnd, parseEdtf } from '../content/edtf'
import { compareNames } from '../format/collation'
import type { Instant } from '../ids'
import type { RecallCurve } from '../scheduling/fsrs'
import { DAY_MS, MINUTE_MS } from '../time/units'
import { shrunkShare } from './shrunk'
import type { SourceFact, SourceMemories, SourceRollup, SourceRow } from './sources'
import { retained } from './true-retention'
import { wilson } from './wilson'

/** A row before it is added up: the places of its facts in the table; `name` is null for what was removed. */
export type SourceGroup = { readonly name: string | null; readonly title: string; readonly places: readonly number[] }

/** A library and what was answered of it, by the place of each fact: kept from one look at the page to the next. */
export type SourceTable = {
  readonly facts: readonly SourceFact[]
  readonly placeOf: ReadonlyMap<string, number>
  /** Cards in the library; none of a fact that was removed. */
  readonly cards: readonly number[]
  readonly isStale: readonly boolean[]
  readonly ms: number[]
  readonly tested: number[]
  readonly passed: number[]
  /** Over every card, those of facts that are not in the table too. */
  readonly whole: { tested: number; passed: number }
  readonly ofCard: Map<string, SourceRollup>
  /** The places of the facts of studied cards, as far as they were looked up. */
  memories: { readonly factIds: readonly string[]; readonly places: number[] } | null
}

const NOWHERE = -1

const isStale = ({ reviewBy, isPassageDoubtful }: SourceFact, today: string): boolean =>
  isPassageDoubtful || (reviewBy !== null && parseEdtf(reviewBy) !== null && edtfEnd(reviewBy) < today)

/**
 * A table of facts of which nothing has been answered.
 * @param today the date, `YYYY-MM-DD`: a fact past its review-by is out of date
 */
export const openSourceTable = (
  facts: readonly SourceFact[],
  cardsOfFact: ReadonlyMap<string, number>,
  today: string,
): SourceTable => ({
  facts,
  placeOf: new Map(facts.map(({ factId }, place) => [factId, place])),
  cards: facts.map(({ factId, isRemoved }) => (isRemoved ? 0 : (cardsOfFact.get(factId) ?? 0))),
  isStale: facts.map((fact) => !fact.isRemoved && isStale(fact, today)),
  ms: facts.map(() => 0),
  tested: facts.map(() => 0),
  passed: facts.map(() => 0),
  whole: { tested: 0, passed: 0 },
  ofCard: new Map(),
  memories: null,
})

/** Puts what the answers to a card add up to in the place of what was there of it. */
export const putSourceRollup = (table: SourceTable, sum: SourceRollup): void => {
  const { placeOf, whole, ofCard } = table
  const before = ofCard.get(sum.cardId)
  ofCard.set(sum.cardId, sum)
  const tested = sum.tested - (before?.tested ?? 0)
  const passed = sum.passed - (before?.passed ?? 0)
  whole.tested += tested
  whole.passed += passed
  const place = placeOf.get(sum.factId)
  if (place === undefined) return
  table.ms[place] = (table.ms[place] ?? 0) + sum.ms - (before?.ms ?? 0)
  table.tested[place] = (table.tested[place] ?? 0) + tested
  table.passed[place] = (table.passed[place] ?? 0) + passed
}

const REMOVED = { name: null, title: 'Removed' }

/** Which facts stand under which name: facts that were removed under none, a fact with several names under each. */
export const sourceGroups = (
  facts: readonly SourceFact[],
  namesOf: (fact: SourceFact) => readonly { readonly name: string; readonly title: string }[],
): readonly SourceGroup[] => {
  const groups = new Map<string | null, { name: string | null; title: string; places: number[] }>()
  for (const [place, fact] of facts.entries()) {
    for (const { name, title } of fact.isRemoved ? [REMOVED] : namesOf(fact)) {
      const group = groups.get(name)
      if (group) group.places.push(place)
      else groups.set(name, { name, title, places: [place] })
    }
  }
  return [...groups.values()]
}

/** The places of the facts of studied cards; only cards that came on top since the last time are looked up. */
const placesOfMemories = (table: SourceTable, { factIds }: SourceMemories): readonly number[] => {
  if (table.memories?.factIds !== factIds) table.memories = { factIds, places: [] }
  const { places } = table.memories
  for (let i = places.length; i < factIds.length; i++) places.push(table.placeOf.get(factIds[i] ?? '') ?? NOWHERE)
  return places
}

export type SourceMoment = {
  /** The learner's forgetting curve. */
  readonly curve: RecallCurve
  readonly now: Instant
  readonly briefingAt: Instant | null
  readonly conflicting: ReadonlySet<string>
}

/** Cards studied and predicted recall at two instants, by the place of the fact. */
const recallByPlace = (table: SourceTable, memories: SourceMemories, { curve, now, briefingAt }: SourceMoment) => {
  const size = table.facts.length
  const [studied, atNow, atBriefing] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const places = placesOfMemories(table, memories)
  for (let i = 0; i < places.length; i++) {
    const [place, stability] = [places[i] ?? NOWHERE, memories.stability[i] ?? 0]
    if (place === NOWHERE || stability <= 0) continue
    const lastReviewAt = memories.lastReviewAt[i] ?? now
    const recall = (at: Instant) => curve.recall((at - lastReviewAt) / DAY_MS, stability)
    studied[place] = (studied[place] ?? 0) + 1
    atNow[place] = (atNow[place] ?? 0) + recall(now)
    if (briefingAt !== null) atBriefing[place] = (atBriefing[place] ?? 0) + recall(briefingAt)
  }
  return { studied, now: atNow, atBriefing }
}

/**
 * One row for each group, by title; facts that were removed are one row, the last, where anything was answered of them.
 * A fact with several names counts in each, so that rows need not add up.
 */
export const sourceRows = (
  table: SourceTable,
  groups: readonly SourceGroup[],
  memories: SourceMemories,
  moment: SourceMoment,
): readonly SourceRow[] => {
  const recall = recallByPlace(table, memories, moment)
  const rowsOf = new Uint16Array(table.facts.length)
  for (const { places } of groups) for (const place of places) rowsOf[place] = (rowsOf[place] ?? 0) + 1
  const conflicts = new Set([...moment.conflicting].map((factId) => table.placeOf.get(factId) ?? NOWHERE))
  const whole = wilson(table.whole.passed, table.whole.tested)
  return groups
    .map(({ name, title, places }): SourceRow => {
      const isRemoved = name === null
      const sum = (of: ArrayLike<number>) => {
        let total = 0
        for (const place of places) total += of[place] ?? 0
        return total
      }
      const cards = sum(table.cards)
      const mean = (of: ArrayLike<number>) => (cards === 0 ? 0 : Math.min(1, sum(of) / cards))
      const [passed, tested] = [sum(table.passed), sum(table.tested)]
      return {
        name,
        title,
        facts: places.length,
        cards,
        sharedFacts: places.filter((place) => (rowsOf[place] ?? 0) > 1).length,
        coverage: mean(recall.studied),
        recallNow: mean(recall.now),
        recallAtBriefing: moment.briefingAt === null ? null : mean(recall.atBriefing),
        retention: retained(passed, tested),
        shrunk: shrunkShare(passed, tested, whole),
        lapses: tested - passed,
        minutes: sum(table.ms) / MINUTE_MS,
        staleFacts: places.filter((place) => table.isStale[place]).length,
        conflictingFacts: isRemoved || conflicts.size === 0 ? 0 : places.filter((place) => conflicts.has(place)).length,
      }
    })
    .filter(({ name, minutes, retention }) => name !== null || minutes > 0 || retention.n > 0)
    .sort((a, b) => Number(a.name === null) - Number(b.name === null) || compareNames(a.title, b.title))
}
