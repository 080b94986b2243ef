import { edtfEnd, parseEdtf } from '../content/edtf'
import type { Instant } from '../ids'
import { DAY_MS } from '../scheduling/study-day'
import type { RecallCurve } from './recall-curve'
import { shrunkShare } from './shrunk'
import type { Retained } from './true-retention'
import { type Estimate, wilson } from './wilson'

export type SourceFact = {
  readonly factId: string
  readonly articleKey: string
  readonly articleTitle: string
  /** EDTF. */
  readonly reviewBy: string | null
  readonly isPassageDoubtful: boolean
  readonly isRemoved: boolean
}
export type SourceSum = {
  readonly factId: string
  readonly ms: number
  readonly tested: number
  readonly passed: number
}
export type SourceMemory = { readonly factId: string; readonly stability: number; readonly lastReviewAt: Instant }

export type SourceRow = {
  /** Article key, deck or tag name; null for what was removed from the library (all of it in one row). */
  readonly name: string | null
  readonly title: string
  readonly facts: number
  readonly cards: number
  /** Cards studied of those in the library, 0 to 1. */
  readonly coverage: number
  /** Mean predicted recall over all its cards, never studied ones as 0. */
  readonly recallNow: number
  /** The same at the next briefing if nothing more is studied; null where there is none. */
  readonly recallAtBriefing: number | null
  readonly retention: Retained
  /** Drawn towards the learner's retention over all while there are few reviews; null where there is none. */
  readonly shrunk: Estimate | null
  /** Tests of memory that were not passed. */
  readonly lapses: number
  readonly minutes: number
  /** Past their review-by, or with a passage in doubt. */
  readonly staleFacts: number
  readonly conflictingFacts: number
}

export type SourcesInput = {
  readonly facts: readonly SourceFact[]
  /** The rows that a fact counts in, by name and title; none where it stands in none. */
  readonly namesOf: (fact: SourceFact) => readonly { readonly name: string; readonly title: string }[]
  readonly cardsOfFact: ReadonlyMap<string, number>
  readonly memories: Iterable<SourceMemory>
  readonly sums: readonly SourceSum[]
  readonly conflicting: ReadonlySet<string>
  readonly curve: RecallCurve
  readonly now: Instant
  readonly briefingAt: Instant | null
  /** `YYYY-MM-DD`. */
  readonly today: string
}

type OfFact = { studied: number; now: number; atBriefing: number; ms: number; tested: number; passed: number }

const REMOVED = { name: null, title: 'Removed' }

/** What each fact's cards add up to. */
const byFact = ({ memories, sums, curve, now, briefingAt }: SourcesInput): ReadonlyMap<string, OfFact> => {
  const found = new Map<string, OfFact>()
  const of = (factId: string): OfFact => {
    const known = found.get(factId)
    if (known) return known
    const fresh = { studied: 0, now: 0, atBriefing: 0, ms: 0, tested: 0, passed: 0 }
    found.set(factId, fresh)
    return fresh
  }
  // The same as `** decay`, in half the time.
  const recall = (at: Instant, { stability, lastReviewAt }: SourceMemory) =>
    Math.exp(curve.decay * Math.log(1 + (curve.factor * Math.max(0, at - lastReviewAt)) / DAY_MS / stability))
  for (const memory of memories) {
    const fact = of(memory.factId)
    fact.studied += 1
    fact.now += recall(now, memory)
    if (briefingAt !== null) fact.atBriefing += recall(briefingAt, memory)
  }
  for (const { factId, ms, tested, passed } of sums) {
    const fact = of(factId)
    fact.ms += ms
    fact.tested += tested
    fact.passed += passed
  }
  return found
}

type Group = OfFact & {
  readonly name: string | null
  readonly title: string
  facts: number
  cards: number
  stale: number
  conflicting: number
}

const newGroup = (name: string | null, title: string): Group => ({
  ...{ name, title, facts: 0, cards: 0, stale: 0, conflicting: 0 },
  ...{ studied: 0, now: 0, atBriefing: 0, ms: 0, tested: 0, passed: 0 },
})

/**
 * One row for each name that facts stand under, by title; facts that were removed are one row, the last. A fact with
 * several names counts in each, so that rows need not add up.
 */
export const sourceRows = (input: SourcesInput): readonly SourceRow[] => {
  const { facts, namesOf, cardsOfFact, conflicting, briefingAt, today } = input
  const sums = byFact(input)
  const groups = new Map<string | null, Group>()
  for (const fact of facts) {
    const own = sums.get(fact.factId)
    for (const { name, title } of fact.isRemoved ? [REMOVED] : namesOf(fact)) {
      const group = groups.get(name) ?? newGroup(name, title)
      if (group.facts === 0) groups.set(name, group)
      group.ms += own?.ms ?? 0
      group.tested += own?.tested ?? 0
      group.passed += own?.passed ?? 0
      group.facts += 1
      if (fact.isRemoved) continue
      group.cards += cardsOfFact.get(fact.factId) ?? 0
      group.studied += own?.studied ?? 0
      group.now += own?.now ?? 0
      group.atBriefing += own?.atBriefing ?? 0
      group.stale += isStale(fact, today) ? 1 : 0
      group.conflicting += conflicting.has(fact.factId) ? 1 : 0
    }
  }
  const [passed, tested] = [...sums.values()].reduce(([p, n], sum) => [p + sum.passed, n + sum.tested], [0, 0])
  const whole = wilson(passed, tested)
  const mean = (sum: number, cards: number) => (cards === 0 ? 0 : Math.min(1, sum / cards))
  return [...groups.values()]
    .map(
      (group): SourceRow => ({
        ...{ name: group.name, title: group.title, facts: group.facts, cards: group.cards },
        coverage: mean(group.studied, group.cards),
        recallNow: mean(group.now, group.cards),
        recallAtBriefing: briefingAt === null ? null : mean(group.atBriefing, group.cards),
        retention: { passed: group.passed, n: group.tested, estimate: wilson(group.passed, group.tested) },
        shrunk: shrunkShare(group.passed, group.tested, whole),
        lapses: group.tested - group.passed,
        minutes: group.ms / 60_000,
        ...{ staleFacts: group.stale, conflictingFacts: group.conflicting },
      }),
    )
    .filter(({ name, minutes, retention }) => name !== null || minutes > 0 || retention.n > 0)
    .sort((a, b) => Number(a.name === null) - Number(b.name === null) || a.title.localeCompare(b.title, 'en'))
}

const isStale = ({ reviewBy, isPassageDoubtful }: SourceFact, today: string): boolean =>
  isPassageDoubtful || (reviewBy !== null && parseEdtf(reviewBy) !== null && edtfEnd(reviewBy) < today)

const counts = (rows: number, of: string) => `${rows.toLocaleString('en-GB')} ${of}`

/** Which source is least well held, as one sentence: only where its interval lies below that of the best. */
export const sourcesFinding = (
  rows: readonly SourceRow[],
  words: { readonly one: string; readonly many: string },
): string => {
  const known = rows.filter(({ name }) => name !== null)
  if (known.length === 0) return `There are no ${words.many} yet.`
  const told = known.flatMap(({ title, shrunk }) => (shrunk === null ? [] : [{ title, shrunk }]))
  const [first] = told
  if (!first)
    return `${counts(known.length, known.length === 1 ? words.one : words.many)}; none has a card that came back yet.`
  const best = told.reduce((a, b) => (b.shrunk.low > a.shrunk.low ? b : a))
  const worst = told.reduce((a, b) => (b.shrunk.high < a.shrunk.high ? b : a))
  if (best.shrunk.low <= worst.shrunk.high) return `No ${words.one} is clearly held better or worse than the others.`
  return `Least of all you recall “${worst.title}”, ${percent(worst.shrunk)}; best “${best.title}”, ${percent(best.shrunk)}.`
}

const percent = ({ low, high }: Estimate) => `${Math.round(low * 100)} to ${Math.round(high * 100)}%`
