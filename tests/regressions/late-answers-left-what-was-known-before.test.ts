import fc from 'fast-check'
import { expect, it } from 'vitest'
import { settingsByIds } from '@/lib/data/queries/learner/settings-versions'
import { recallHistory } from '@/lib/data/queries/retention/rollup-metrics'
import { logsOfCards } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { recallCurve } from '@/lib/domain/scheduling/fsrs'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { effectiveEntries, replay } from '@/lib/domain/scheduling/replay'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { loadRecallHistory } from '@/lib/services/retention/load-recall-history'
import { openRetention } from '@/lib/services/retention/retention-model'
import { rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { rebuildRollups } from '@/lib/services/retention/update-rollups'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

const CARDS = 4
const { decay, factor } = recallCurve(DEFAULT_WEIGHTS)

/** What was known as days ended, by a scan of the log: of each card what its entries up to then make of it. */
const scanned = async ({ engine, actor }: Context, cards: readonly CardId[], days: readonly number[]) => {
  const logs = await logsOfCards(engine.read, actor.learnerId, cards)
  const ids = [...logs.values()].flat().flatMap((entry) => (entry.kind === 'review' ? [entry.settingsId] : []))
  const settings = await settingsByIds(engine.read, actor.learnerId, ids)
  const settingsOf = (id: (typeof ids)[number]) => {
    const found = settings.get(id)
    if (!found) throw new Error('an answer names its settings')
    return found
  }
  return days.map((day) => {
    let sum = 0
    for (const [cardId, log] of logs) {
      const until = effectiveEntries(cardId, log).filter((entry) => entry.day <= day)
      const memory = replay(cardId, until, settingsOf)
      if (memory?.stability == null || memory.lastReviewDay === null) continue
      sum += (1 + (factor * (day + 1 - memory.lastReviewDay)) / memory.stability) ** decay
    }
    return { day, cards: sum }
  })
}

type Step = {
  readonly kind: 'answer' | 'late' | 'offline' | 'undo' | 'void' | 'forget' | 'look' | 'catch-up' | 'rebuild'
  readonly card: number
  readonly rating: Rating
  readonly hours: number
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...(['answer', 'answer', 'answer', 'late', 'offline', 'undo', 'void', 'forget'] as const),
      ...(['look', 'catch-up', 'catch-up', 'rebuild'] as const),
    ),
    card: fc.nat(CARDS - 1),
    rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    hours: fc.integer({ min: 0, max: 160 }),
  }),
  { minLength: 2, maxLength: 25 },
)

onBothEngines('what was known on past days', (open, dialect) => {
  const started = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, CARDS)
    const cards = await firstCards(ctx, CARDS)
    const [first] = cards
    if (!first) throw new Error('there are cards')
    const pattern = await answerOf(ctx, first, 3)
    if (pattern.kind !== 'review') throw new Error('an answer is a review')
    const answer = (cardId: CardId | undefined, at: number, rating: Rating = 3): EntryInput => ({
      ...pattern,
      id: newId(at),
      cardId: cardId ?? first,
      at,
      rating,
    })
    return { ctx, cards, answer }
  }
  const check = async (ctx: Context, cards: readonly CardId[]) => {
    await rollupsUpToDate(ctx)
    const recorded = await recallHistory(ctx.engine.read, ctx.actor.learnerId)
    const expected = await scanned(
      ctx,
      cards,
      recorded.map(({ day }) => day),
    )
    for (const [i, { day, cards: sum }] of expected.entries()) {
      expect(recorded[i]?.cards, `day ${day}`).toBeCloseTo(sum, 9)
    }
    return recorded
  }

  it('is true again after an answer of another device arrives late', async () => {
    const { ctx, cards, answer } = await started()
    for (const day of [0, 1, 2, 3, 4]) {
      const at = later(ctx, day * DAY_MS)
      await submitEntries(at, [answer(cards[0], at.now)])
    }
    const at = later(ctx, 4 * DAY_MS + 1)
    const before = await check(at, cards)
    expect(before.map(({ day }) => day)).toHaveLength(4)
    // The other card was never answered here: its answer is the end of its own log, and late all the same.
    await submitEntries(at, [answer(cards[1], ctx.now + DAY_MS + 5)])
    const after = await check(at, cards)
    expect(after.map(({ cards: sum }, i) => Math.round((sum - (before[i]?.cards ?? 0)) * 10) / 10)).toEqual([
      ...[0, 0.9, 0.9, 0.8].map((most) => expect.closeTo(most, 0)),
    ])
    expect(after[0]).toEqual(before[0])
  })

  it('is true again after an answer of an earlier day is taken back', async () => {
    const { ctx, cards, answer } = await started()
    const first = answer(cards[1], ctx.now)
    await submitEntries(ctx, [answer(cards[0], ctx.now + 1), first])
    for (const day of [1, 2, 3]) {
      const at = later(ctx, day * DAY_MS)
      await submitEntries(at, [answer(cards[0], at.now)])
    }
    const at = later(ctx, 3 * DAY_MS + 9)
    const before = await check(at, cards)
    await submitEntries(at, [{ kind: 'void', id: newId(at.now), cardId: first.cardId, at: at.now, voids: first.id }])
    const after = await check(at, cards)
    expect(after).toHaveLength(before.length)
    for (const [i, { cards: sum }] of after.entries()) expect(sum).toBeLessThan((before[i]?.cards ?? 0) - 0.5)
  })

  it('is recorded of each day where the answers of several come in at once', async () => {
    const { ctx, cards, answer } = await started()
    await submitEntries(ctx, [answer(cards[0], ctx.now)])
    const at = later(ctx, 5 * DAY_MS)
    await submitEntries(
      at,
      [1, 2, 3, 4, 5].map((day) => answer(cards[day % CARDS], ctx.now + day * DAY_MS)),
    )
    const recorded = await check(at, cards)
    expect(recorded).toHaveLength(5)
    expect(recorded.map(({ cards: sum }) => Math.round(sum))).toEqual([1, 2, 3, 4, 4])
  })

  it('is what a scan of the log gives, whatever comes in and in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const { ctx, cards, answer } = await started()
        let at = later(ctx, 30 * DAY_MS)
        const sent: EntryInput[] = []
        const behind: Promise<void>[] = []
        for (const { kind, card, rating, hours } of list) {
          at = later(at, hours * 3_600_000 + 1)
          const last = sent.at(-1)
          const cardId = cards[card] ?? cards[0]
          if (!cardId) throw new Error('there are cards')
          if (kind === 'undo') await undoLast(at)
          else if (kind === 'look') await loadRecallHistory(await openRetention(at))
          else if (kind === 'catch-up') behind.push(rollupsUpToDate(at))
          else if (kind === 'rebuild') behind.push(rebuildRollups(at.engine, at.actor))
          else if (kind === 'void') {
            if (last)
              await submitEntries(at, [{ kind, id: newId(at.now), cardId: last.cardId, at: at.now, voids: last.id }])
          } else if (kind === 'forget') {
            await submitEntries(at, [{ kind, id: newId(at.now), cardId, at: at.now - hours * 1_800_000 }])
          } else {
            const back = kind === 'late' ? hours * 3_600_000 : 0
            const inputs =
              kind === 'offline'
                ? [
                    answer(cardId, at.now, rating),
                    answer(cards[0], at.now - DAY_MS),
                    answer(cards[1], at.now - 3 * DAY_MS),
                  ]
                : [answer(cardId, at.now - back, rating)]
            sent.push(...inputs)
            await submitEntries(at, inputs)
          }
        }
        await Promise.all(behind)
        await check(at, cards)
        await loadRecallHistory(await openRetention(at))
        await check(at, cards)
      }),
      { numRuns: dialect === 'sqlite' ? 40 : 6 },
    )
  }, 180_000)

  it('is filled in from the log behind a page that does not wait, once for all who ask', async () => {
    const { ctx, cards, answer } = await started()
    const days = [0, 9, 20, 41, 70]
    for (const day of days) {
      const at = later(ctx, day * DAY_MS)
      await submitEntries(at, [answer(cards[day % CARDS], at.now)])
    }
    await rollupsUpToDate(ctx)
    const { recallHistory: k } = ctx.engine.read.t
    await ctx.engine.write((tx) => tx.db.delete(k))
    const now = later(ctx, 70 * DAY_MS + 1)
    const hasty = await loadRecallHistory(await openRetention(now), 0)
    expect(hasty.isFilling).toBe(true)
    expect(hasty.days).toHaveLength(1)
    expect(hasty.headline).toMatch(
      /^You can now recall about \d cards?\. What you knew in earlier weeks is being calculated/,
    )
    const [one, other] = await Promise.all(
      [0, 1].map(async () => loadRecallHistory(await openRetention(now), Number.POSITIVE_INFINITY)),
    )
    expect(one).toEqual(other)
    expect(one?.isFilling).toBe(false)
    expect(one?.days.length).toBeGreaterThan(8)
    expect((await check(now, cards)).length).toBe((one?.days.length ?? 0) - 1)
    expect((await loadRecallHistory(await openRetention(now), 0)).isFilling).toBe(false)
  })
})
