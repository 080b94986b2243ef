import { expect, it } from 'vitest'
import { doneOnDay } from '@/lib/data/queries/study/answers'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

onBothEngines('what counts towards the limits of the day', (open) => {
  const done = async (ctx: Parameters<typeof loadSession>[0]) => {
    const { day } = await loadSession(ctx)
    const { facts: _, ...counts } = await doneOnDay(ctx.engine.read, ctx.actor.learnerId, day)
    return counts
  }

  it('is no answer of a rehearsal, neither to a card that is due nor to a new one', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [due, fresh] = await firstCards(ctx, 2)
    await submitEntries(ctx, [await answerOf(ctx, due, 4)])
    const then = later(ctx, 10 * DAY_MS)
    const inRehearsal = async (card: typeof due, at: number) => {
      const entry = await answerOf(then, card, 3, at)
      return { ...entry, mode: 'rehearsal' } as typeof entry
    }
    await submitEntries(then, [await inRehearsal(due, then.now), await inRehearsal(fresh, then.now + 1_000)])
    expect(await done(then)).toMatchObject({ new: 0, reviews: 0, answers: 2, newFacts: [], reviewFacts: [] })
  })

  it('is a new card once, also if two devices showed it as new', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    const then = later(ctx, 5 * MINUTE_MS)
    await submitEntries(then, [await answerOf(then, card, 3)])
    // The other device was offline, and had answered before.
    await submitEntries(later(then, 1_000), [await answerOf(then, card, 3, ctx.now + MINUTE_MS)])
    const after = await done(later(then, 2_000))
    expect(after).toMatchObject({ new: 1, reviews: 0, answers: 2, reviewFacts: [] })
    expect(after.newFacts).toHaveLength(1)
  })
})
