import { expect, it } from 'vitest'
import { rollupState } from '@/lib/data/queries/retention/rollups'
import { memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { type Rating, UNSTUDIED } from '@/lib/domain/scheduling/memory'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { rebuildRollups, rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { loadSession } from '@/lib/services/study/load-session'
import { clockAhead, redateEntries } from '@/lib/services/study/redate-entries'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
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
})
