import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rollupState } from '@/lib/data/queries/retention/rollups'
import { entriesOfCards, logsOfCards, memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId, Instant } from '@/lib/domain/ids'
import { byInstant } from '@/lib/domain/scheduling/log'
import { type Rating, UNSTUDIED } from '@/lib/domain/scheduling/memory'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { rebuildRollups, rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { loadSession } from '@/lib/services/study/load-session'
import { clockAhead, redateEntries } from '@/lib/services/study/redate-entries'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { must } from '@/tests/support/must'

const AHEAD_MS = 400 * DAY_MS

onBothEngines('a clock that was 400 days ahead', (open) => {
  const give = async (ctx: Context, card: CardId | undefined, rating: Rating) => {
    if (!card) throw new Error('there are cards')
    const [result] = await submitEntries(ctx, [await answerOf(ctx, card, rating)])
    expect(result?.status).toBe('stored')
  }
  const memoriesIn = ({ engine, actor }: Context, cards: readonly CardId[]) =>
    memoriesOf(engine.read, actor.learnerId, cards)

  /** Two days with the right clock, a sitting with `wrong` added to the clock, and two answers the same day. */
  const studied = async (opened: Opened, wrong: number) => {
    const { ctx } = opened
    await loadBridges(ctx, 5)
    const cards = await firstCards(ctx, 5)
    for (const [i, card] of cards.entries()) await give(later(ctx, i * MINUTE_MS), card, 3)
    for (const [i, card] of cards.entries()) await give(later(ctx, 2 * DAY_MS + i * MINUTE_MS), card, 3)
    const sitting = later(ctx, 9 * DAY_MS + wrong)
    for (const [i, card] of cards.slice(0, 4).entries()) await give(later(sitting, i * MINUTE_MS), card, 3)
    must(await actOnCards(later(sitting, 4 * MINUTE_MS), { kind: 'flag', flag: 2 }, cards.slice(4)))
    const today = later(ctx, 9 * DAY_MS + 60 * MINUTE_MS)
    for (const [i, card] of cards.slice(0, 2).entries()) await give(later(today, i * MINUTE_MS), card, 1)
    return { ...opened, ctx: later(today, 10 * MINUTE_MS), cards }
  }

  it.each([
    ['that the rollups include', true],
    ['that are still to be counted', false],
  ])(
    'is noticed, and its answers, %s, get the dates at which they can have been given, in one step',
    async (_, isCounted) => {
      const { ctx, cards, settings } = await studied(await open(), AHEAD_MS)
      if (isCounted) await rollupsUpToDate(ctx)
      const wrong = await memoriesIn(ctx, cards)
      expect(wrong.get(cards[0] as CardId)?.dueDay).toBeGreaterThan(ctx.now / DAY_MS + 300)
      expect((await loadSession(ctx)).counts).toMatchObject({ learning: 0 })
      expect(await clockAhead(ctx)).toMatchObject({ entries: 5, answers: 4, days: 400 })
      expect(must(await redateEntries(ctx))).toBe(5)
      expect(await clockAhead(ctx)).toBeNull()
      // The same study with a clock that was right all the time, the sitting just before the answers after it.
      const right = await studied(await open(), 56 * MINUTE_MS - 60_000 - 1)
      const expected = await memoriesIn(right.ctx, right.cards)
      // Fuzz differs with the ids of cards, and with it the intervals.
      const pick = (memory: ReturnType<typeof expected.get>) => {
        const { state, stability, difficulty, reps, lapses, step, flag, lastReviewDay } = memory ?? UNSTUDIED
        return { state, stability, difficulty, reps, lapses, step, flag, lastReviewDay }
      }
      const moved = await memoriesIn(ctx, cards)
      expect(cards.map((card) => pick(moved.get(card)))).toEqual(right.cards.map((card) => pick(expected.get(card))))
      expect((await loadSession(ctx)).counts.learning).toBeGreaterThan(0)

      await rollupsUpToDate(ctx)
      const state = await rollupState(ctx.engine.read, ctx.actor.learnerId)
      const today = Math.floor(ctx.now / DAY_MS)
      expect(state?.lastDay).toBe(today)
      const after = must(await runDoctor(settings, ctx.now, { repair: false }))
      expect(after.checks.flatMap(({ examples }) => examples)).toEqual([])

      await rebuildRollups(ctx.engine, ctx.actor)
      expect(await rollupState(ctx.engine.read, ctx.actor.learnerId)).toMatchObject({ lastDay: today })
    },
  )

  it('is not seen where all dates are right, and redating then changes nothing', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 2)
    const [card] = await firstCards(ctx, 1)
    await give(ctx, card, 3)
    expect(await clockAhead(ctx)).toBeNull()
    expect(await redateEntries(ctx)).toMatchObject({ ok: false, code: 'not-found' })
  })

  /** The answers to a card that count, in the order of the log. */
  const answersTo = async ({ engine, actor }: Context, card: CardId) => {
    const log = (await logsOfCards(engine.read, actor.learnerId, [card])).get(card) ?? []
    const voided = new Set(log.flatMap((entry) => (entry.kind === 'void' ? [entry.voids] : [])))
    return log
      .flatMap((entry) => (entry.kind === 'review' && !voided.has(entry.id) ? [entry] : []))
      .sort(byInstant)
      .map(({ rating, at }) => ({ rating, at }))
  }
  const opened = async (count: number) => {
    const { ctx } = await open()
    await loadBridges(ctx, count)
    const cards = await firstCards(ctx, count)
    const card = (index: number): CardId => cards[index] ?? must({ ok: false, message: 'there are cards' })
    const on = (day: number, ms = 0): Context => later(ctx, day * DAY_MS + ms)
    return { ctx, cards, card, on }
  }

  it('leaves answers of one sitting in their order and as far apart as they were, whatever came days later', async () => {
    const { card, on } = await opened(2)
    const ratings = [1, 3, 3, 4, 2] as const
    for (const [i, rating] of ratings.entries()) await give(on(401, i * 15 * MINUTE_MS), card(0), rating)
    await give(on(410), card(1), 3)
    must(await redateEntries(on(11)))
    const answers = await answersTo(on(11), card(0))
    expect(answers.map(({ rating }) => rating)).toEqual(ratings)
    expect(answers.map(({ at }) => at - (answers[0]?.at ?? 0))).toEqual([0, 15, 30, 45, 60].map((m) => m * MINUTE_MS))
  })

  it('keeps answers apart that were given to a card which was made by the wrong clock', async () => {
    const { ctx } = await open()
    const ahead = later(ctx, AHEAD_MS)
    await loadBridges(ahead, 1)
    const [card] = await firstCards(ahead, 1)
    for (const [i, rating] of ([1, 3, 4] as const).entries()) await give(later(ahead, i * HOUR_MS), card, rating)
    const now = later(ctx, DAY_MS)
    must(await redateEntries(now))
    expect(await answersTo(now, card)).toEqual(
      ([1, 3, 4] as const).map((rating, i) => ({ rating, at: now.now - MINUTE_MS - (2 - i) * HOUR_MS })),
    )
  })

  it('gives every card its answers in the order in which they came in, between what is known, and only appends', async () => {
    const step = fc.record({
      minutes: fc.integer({ min: 1, max: 12 * 24 * 60 }),
      wrongDays: fc.oneof(fc.constant(0), fc.integer({ min: 300, max: 900 })),
      lateDays: fc.constantFrom(0, 0, 0, 3),
      card: fc.integer({ min: 0, max: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const { ctx, cards, card, on } = await opened(3)
        const review = await answerOf(ctx, card(0), 3)
        let minutes = 4 * 24 * 60
        const given: { index: number; card: number; isRight: boolean; at: Instant; isLive: boolean }[] = []
        for (const [index, one] of steps.entries()) {
          minutes += one.minutes
          const isRight = one.wrongDays === 0
          const arrived = on(one.wrongDays, minutes * MINUTE_MS)
          const isLive = !isRight || one.lateDays === 0
          const at = isLive ? arrived.now : arrived.now - one.lateDays * DAY_MS
          const answer = { ...review, id: newId(at), cardId: card(one.card), at, questionMs: 1000 + index }
          const [sent] = await submitEntries(arrived, [answer])
          expect(sent?.status).toBe('stored')
          given.push({ index, card: one.card, isRight, at, isLive })
        }
        const now = on(0, (minutes + 60) * MINUTE_MS)
        const before = await entriesOfCards(ctx.engine.read, ctx.actor.learnerId, cards)
        const isAnyWrong = given.some(({ isRight }) => !isRight)
        expect((await redateEntries(now)).ok).toBe(isAnyWrong)
        const after = await entriesOfCards(ctx.engine.read, ctx.actor.learnerId, cards)
        const byId = new Map(after.map((row) => [row.id, row]))
        expect(before.map(({ id }) => byId.get(id))).toEqual(before)

        const placed = new Map<number, Instant>()
        const voided = new Set(after.flatMap(({ kind, value }) => (kind === 'void' ? [value] : [])))
        for (const row of after) {
          if (row.kind === 'review' && !voided.has(row.id)) placed.set((row.questionMs ?? 0) - 1000, row.at)
        }
        expect(placed.size).toBe(given.length)
        const atOf = (index: number): Instant => placed.get(index) ?? Number.NaN
        for (const [i, one] of given.entries()) {
          expect(atOf(i)).toBeLessThanOrEqual(now.now)
          if (one.isRight) expect(atOf(i)).toBe(one.at)
          for (const other of given.slice(0, i)) {
            if (!other.isRight && !one.isRight) expect(atOf(i)).toBeGreaterThanOrEqual(atOf(other.index))
            if (!other.isRight && !one.isRight && other.card === one.card) {
              expect(atOf(i)).toBeGreaterThan(atOf(other.index))
            }
            if (other.isRight && !one.isRight) expect(atOf(i)).toBeGreaterThan(other.at)
            if (!other.isRight && one.isRight && one.isLive) expect(atOf(other.index)).toBeLessThan(one.at)
          }
        }
      }),
      { numRuns: 15 },
    )
  })
})
