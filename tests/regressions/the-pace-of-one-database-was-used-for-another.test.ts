import { expect, it } from 'vitest'
import { secondsPerCard } from '@/lib/services/learner/pace'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

onBothEngines('the pace of a learner', (open) => {
  it('is that of the database that was asked, whatever another says of a learner of the same id', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    for (const [i, card] of (await firstCards(ctx, 5)).entries()) {
      const answer = await answerOf(later(ctx, i), card, 3)
      await submitEntries(later(ctx, i), [{ ...answer, questionMs: 50_000 } as typeof answer]) // it is a review
    }
    const soon = later(ctx, 10 * 60_000)
    const slow = await secondsPerCard(soon)
    const other = await open()
    const fresh = await secondsPerCard({ ...soon, engine: other.ctx.engine })
    expect(slow.new).toBeGreaterThan(fresh.new)
  })

  it('is a few minutes old at most', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    if (!card) throw new Error('there are cards')
    const before = await secondsPerCard(ctx)
    const answer = await answerOf(ctx, card, 3)
    await submitEntries(ctx, [{ ...answer, questionMs: 50_000 } as typeof answer]) // it is a review
    expect(await secondsPerCard(later(ctx, 60_000))).toEqual(before)
    expect((await secondsPerCard(later(ctx, 10 * 60_000))).new).toBeGreaterThan(before.new)
  })
})
