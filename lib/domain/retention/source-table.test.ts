import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CardId, FactId } from '../ids'
import { anId } from '../ids.fixture'
import { recallCurve } from '../scheduling/fsrs'
import { DEFAULT_WEIGHTS } from '../scheduling/settings'
import { DAY_MS } from '../time/units'
import { openSourceTable, putSourceRollup, sourceGroups, sourceRows } from './source-table'
import type { SourceFact } from './sources'

const NOW = 400 * DAY_MS
const CURVE = recallCurve(DEFAULT_WEIGHTS)
const TODAY = '2026-11-26'

const facts = fc.uniqueArray(
  fc.record({
    factId: fc.integer({ min: 0, max: 12 }).map((n) => anId<FactId>(`f${n}`)),
    keys: fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1 }),
    reviewBy: fc.constantFrom(null, '2020', '2026-11-25', '2026-11-26', '2030-01', 'no date'),
    isPassageDoubtful: fc.boolean(),
    isRemoved: fc.boolean(),
  }),
  { selector: ({ factId }) => factId, maxLength: 12 },
)
const cards = fc.array(
  fc.record({
    // Some facts are not in the library at all.
    factId: fc.integer({ min: 0, max: 14 }).map((n) => anId<FactId>(`f${n}`)),
    stability: fc.constantFrom(0, 0.5, 3, 90),
    daysAgo: fc.integer({ min: -1, max: 300 }),
    ms: fc.nat(90_000),
    sums: fc.tuple(fc.nat(5), fc.nat(5)),
    earlier: fc.tuple(fc.nat(5), fc.nat(5)),
  }),
  { maxLength: 30 },
)

const recall = (at: number, stability: number, last: number) =>
  (1 + (CURVE.factor * Math.max(0, at - last)) / DAY_MS / stability) ** CURVE.decay

it('adds up what cards of facts hold and cost, however often it was put, as their definition says', () => {
  fc.assert(
    fc.property(facts, cards, fc.boolean(), (given, list, hasBriefing) => {
      const library: readonly SourceFact[] = given.map(({ keys, ...fact }) => ({
        ...fact,
        articles: keys.map((key) => ({ key, title: `The ${key}` })),
      }))
      const has = ({ articles }: SourceFact, name: string) => articles.some(({ key }) => key === name)
      const briefingAt = hasBriefing ? NOW + 20 * DAY_MS : null
      const table = openSourceTable(library, new Map(library.map(({ factId }, i) => [factId, 1 + (i % 3)])), TODAY)
      const sum = (i: number, { factId, ms }: (typeof list)[number], [passed, missed]: readonly [number, number]) => ({
        cardId: anId<CardId>(`c${i}`),
        factId,
        ms,
        passed,
        tested: passed + missed,
      })
      for (const [i, card] of list.entries()) putSourceRollup(table, sum(i, card, card.earlier))
      for (const [i, card] of list.entries()) putSourceRollup(table, sum(i, card, card.sums))
      const memories = {
        factIds: list.map(({ factId }) => factId),
        stability: list.map(({ stability }) => stability),
        lastReviewAt: list.map(({ daysAgo }) => NOW - daysAgo * DAY_MS),
      }
      const conflicting = new Set(['f1', 'f2', 'f14'])
      const groups = sourceGroups(library, ({ articles }) => articles.map(({ key, title }) => ({ name: key, title })))
      const rows = sourceRows(table, groups, memories, { curve: CURVE, now: NOW, briefingAt, conflicting })
      const live = library.filter(({ isRemoved }) => !isRemoved)
      expect(rows.flatMap(({ name }) => (name === null ? [] : [name]))).toEqual(
        [...new Set(live.flatMap(({ articles }) => articles.map(({ key }) => key)))].sort(),
      )
      for (const row of rows) {
        const own = library.filter((fact) =>
          row.name === null ? fact.isRemoved : !fact.isRemoved && has(fact, row.name),
        )
        const ids = new Set(own.map(({ factId }) => factId))
        const ofRow = list.filter(({ factId }) => ids.has(factId))
        const studied = row.name === null ? [] : ofRow.filter(({ stability }) => stability > 0)
        const passed = ofRow.reduce((total, { sums }) => total + sums[0], 0)
        const tested = ofRow.reduce((total, { sums }) => total + sums[0] + sums[1], 0)
        const inLibrary = own.reduce((total, fact) => total + (fact.isRemoved ? 0 : 1 + (library.indexOf(fact) % 3)), 0)
        const mean = (of: (card: (typeof list)[number]) => number) =>
          inLibrary === 0 ? 0 : Math.min(1, studied.reduce((total, card) => total + of(card), 0) / inLibrary)
        expect(row).toMatchObject({
          facts: own.length,
          sharedFacts: row.name === null ? 0 : own.filter(({ articles }) => articles.length > 1).length,
          cards: inLibrary,
          lapses: tested - passed,
          retention: { passed, n: tested },
        })
        expect(row.coverage).toBeCloseTo(
          mean(() => 1),
          9,
        )
        expect(row.recallNow).toBeCloseTo(
          mean(({ stability, daysAgo }) => recall(NOW, stability, NOW - daysAgo * DAY_MS)),
          9,
        )
        expect(row.minutes).toBeCloseTo(ofRow.reduce((total, { ms }) => total + ms, 0) / 60_000, 9)
        if (briefingAt === null) expect(row.recallAtBriefing).toBeNull()
        else
          expect(row.recallAtBriefing).toBeCloseTo(
            mean(({ stability, daysAgo }) => recall(briefingAt, stability, NOW - daysAgo * DAY_MS)),
            9,
          )
        const isPast = (reviewBy: string | null) => reviewBy === '2020' || reviewBy === '2026-11-25'
        expect(row.staleFacts).toBe(
          row.name === null
            ? 0
            : own.filter(({ isPassageDoubtful, reviewBy }) => isPassageDoubtful || isPast(reviewBy)).length,
        )
        expect(row.conflictingFacts).toBe(
          row.name === null ? 0 : own.filter(({ factId }) => conflicting.has(factId)).length,
        )
      }
    }),
  )
})
