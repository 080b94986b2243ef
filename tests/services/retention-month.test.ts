import { and, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CardId, FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { EVERYTHING } from '@/lib/domain/retention/filter'
import { monthAt, monthOfKey } from '@/lib/domain/retention/month'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { loadMonth, loadMonthChoice, type MonthMetrics } from '@/lib/services/retention/load-month'
import { loadRecallHistory } from '@/lib/services/retention/load-recall-history'
import { openRetention } from '@/lib/services/retention/retention-model'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

const CARDS = 5
const ALL = { kind: 'all' } as const
const BRIDGES = { kind: 'article', name: 'bridges' } as const

const month = (key: string) => {
  const found = monthOfKey(key)
  if (!found) throw new Error(`${key} is no month`)
  return found
}

const figures = async (ctx: Context, key: string, scope: typeof ALL | typeof BRIDGES = ALL): Promise<MonthMetrics> => {
  const report = await loadMonth(await openRetention(ctx, { ...EVERYTHING, scope }), month(key))
  if (report.state !== 'over' && report.state !== 'running') throw new Error(`${key} is ${report.state}`)
  return report.metrics
}

/** The answers of the log that stand, in order: what a reader of it would count. */
const standing = async ({ engine, actor }: Context) => {
  const { reviews: r } = engine.read.t
  const rows = await engine.read.db.select().from(r).where(eq(r.learnerId, actor.learnerId))
  const gone = new Set(rows.flatMap(({ kind, value }) => (kind === 'void' ? [value] : [])))
  return rows
    .filter(({ kind, id }) => kind === 'review' && !gone.has(id))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

type Step = {
  readonly card: number
  readonly rating: Rating
  readonly hours: number
  readonly kind: 'answer' | 'late' | 'undo'
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    card: fc.nat(CARDS - 1),
    rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    hours: fc.integer({ min: 0, max: 260 }),
    kind: fc.constantFrom('answer', 'answer', 'answer', 'late', 'undo'),
  }),
  { minLength: 1, maxLength: 25 },
)

onBothEngines('the report of a month', (open, dialect) => {
  const started = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, CARDS)
    return { ctx, cards: await firstCards(ctx, CARDS) }
  }
  const give = async (ctx: Context, card: CardId | undefined, rating: Rating, at = ctx.now) => {
    if (!card) throw new Error('there are cards')
    const [result] = await submitEntries(ctx, [{ ...(await answerOf(ctx, card, rating, at)), id: newId(at) }])
    expect(result?.status).toBe('stored')
  }

  it('has no figures before the first answer, of a month ahead, and none at all without an answer', async () => {
    const { ctx, cards } = await started()
    expect(await loadMonthChoice(await openRetention(ctx))).toMatchObject({
      firstAnswer: null,
      months: [],
      usual: { key: '2026-03' },
    })
    expect((await loadMonth(await openRetention(ctx), month('2026-03'))).state).toBe('before-first-answer')
    await give(ctx, cards[0], 3)
    expect((await loadMonth(await openRetention(ctx), month('2026-02'))).state).toBe('before-first-answer')
    expect((await loadMonth(await openRetention(ctx), month('2026-04'))).state).toBe('ahead')
    expect((await loadMonth(await openRetention(ctx), month('2026-03'))).state).toBe('running')
    expect((await loadMonthChoice(await openRetention(ctx))).usual.key).toBe('2026-03')
    expect((await loadMonthChoice(await openRetention(later(ctx, 30 * DAY_MS)))).usual.key).toBe('2026-03')
  })

  it('is what a scan of the log gives for each of its months, with late answers and undo', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const { ctx, cards } = await started()
        let at = ctx
        await give(at, cards[0], 3)
        for (const { card, rating, hours, kind } of list) {
          at = later(at, hours * 3_600_000 + 1)
          if (kind === 'undo') await undoLast(at)
          else
            await give(
              at,
              cards[card],
              rating,
              kind === 'late' ? Math.max(ctx.now, at.now - hours * 1_800_000) : at.now,
            )
        }
        const log = await standing(at)
        const { months, day } = await loadMonthChoice(await openRetention(at))
        const first = log[0]
        expect(months.at(-1)?.key).toBe(first && monthAt(first.day).key)
        const seen = new Set<string>()
        for (const one of [...months].reverse()) {
          const own = log.filter((answer) => answer.day >= one.first && answer.day <= one.last)
          const fresh = [...new Set(own.map(({ cardId }) => cardId))].filter((id) => !seen.has(id))
          for (const id of fresh) seen.add(id)
          const tested = own.filter(
            ({ memoryBefore, day: on, cardId, id }) =>
              (memoryBefore?.intervalDays ?? 0) >= 1 &&
              log.find((other) => other.cardId === cardId && other.day === on)?.id === id,
          )
          const told = await figures(at, one.key)
          const part = await figures(at, one.key, BRIDGES)
          for (const shown of [told, part]) {
            expect(shown).toMatchObject({
              answers: own.length,
              studiedDays: new Set(own.map(({ day: on }) => on)).size,
              until: Math.min(one.last, day),
              isOver: one.last < day,
              tested: { all: { n: tested.length, passed: tested.filter(({ rating }) => (rating ?? 0) > 1).length } },
              // One card a fact.
              begun: { cards: fresh.length, facts: fresh.length },
              target: { one: 0.9, changed: false },
            })
            expect(shown.minutes).toBeCloseTo((own.length * 3000) / 60_000, 9)
            expect(shown.lines).toEqual(
              shown.expectedRecall ? told.lines : told.lines.filter((line) => !line.includes('recall about')),
            )
          }
          expect(part.expectedRecall).toBeNull()
        }
      }),
      { numRuns: dialect === 'sqlite' ? 20 : 4 },
    )
  }, 180_000)

  it('tells what was known as it ended from what was recorded, and not from today', async () => {
    const { ctx, cards } = await started()
    for (const days of [0, 20, 33, 50]) for (const card of cards) await give(later(ctx, days * DAY_MS), card, 3)
    const at = later(ctx, 70 * DAY_MS)
    const recorded = new Map(
      (await loadRecallHistory(await openRetention(at))).days.map(({ day, cards: sum }) => [day, sum]),
    )
    const march = await figures(at, '2026-03')
    expect(march.expectedRecall?.start).toBeNull()
    expect(march.expectedRecall?.end).toEqual({ day: march.month.last, cards: recorded.get(march.month.last) })
    const april = await figures(at, '2026-04')
    expect(april.expectedRecall?.start).toEqual(march.expectedRecall?.end)
    // Nothing was answered since: the memories stand still, and say what was known on the last day of April.
    expect(april.expectedRecall?.end?.day).toBe(april.month.last)
    expect(april.lines.at(-1)).toMatch(/^At the end of the month you could recall about \d cards?/)
    const may = await figures(at, '2026-05')
    expect(may.expectedRecall?.end).toMatchObject({ day: may.until })
    expect(may.lines.at(0)).toBe('No card has been answered in May 2026 yet.')
    expect((await figures(later(at, 40 * DAY_MS), '2026-05')).lines[0]).toBe('No card was answered in May 2026.')
  })

  it('names no target where it was changed in the month', async () => {
    const { ctx, cards } = await started()
    for (const days of [0, 20]) for (const card of cards) await give(later(ctx, days * DAY_MS), card, 4)
    const at = later(ctx, 60 * DAY_MS)
    expect((await figures(at, '2026-03')).lines.join(' ')).toContain('the target of 90%')
    await ctx.engine.write(async (tx) => {
      const { settingsVersions: v } = tx.t
      const [version] = await tx.db.select().from(v)
      if (!version?.settings) throw new Error('there are settings')
      const settings = { ...version.settings, desiredRetention: 0.8 }
      await tx.db.insert(v).values({ ...version, id: anId(newId(ctx.now)), createdAt: ctx.now + 10 * DAY_MS, settings })
    })
    expect((await figures(at, '2026-03')).target).toEqual({ one: null, changed: true })
    expect((await figures(at, '2026-04')).target).toEqual({ one: 0.8, changed: false })
  })

  it('counts a first answer that was taken back as none, and a second card of a fact as no new fact', async () => {
    const { ctx, cards } = await started()
    const [first, second] = cards
    await give(ctx, first, 3)
    await give(later(ctx, 40 * DAY_MS), second, 3)
    const at = later(ctx, 41 * DAY_MS)
    expect((await figures(at, '2026-04')).begun).toEqual({ cards: 1, facts: 1 })
    await ctx.engine.write(async (tx) => {
      const { cardRollups: c } = tx.t
      const [own] = await tx.db
        .select()
        .from(c)
        .where(and(eq(c.learnerId, ctx.actor.learnerId), eq(c.cardId, first ?? anId<CardId>(''))))
      await tx.db
        .update(c)
        .set({ factId: own?.factId ?? anId<FactId>('') })
        .where(eq(c.cardId, second ?? anId<CardId>('')))
    })
    expect((await figures(at, '2026-04')).begun).toEqual({ cards: 1, facts: 0 })
    await undoLast(at)
    expect((await figures(later(at, 1), '2026-04')).begun).toEqual({ cards: 0, facts: 0 })
    expect((await figures(later(at, 1), '2026-03')).begun).toEqual({ cards: 1, facts: 1 })
  })
})
