import { expect, it } from 'vitest'
import { studyPace } from '@/lib/services/learner/pace'
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
    const slow = await studyPace(soon)
    const other = await open()
    const fresh = await studyPace({ ...soon, engine: other.ctx.engine })
    expect(slow.new).toBeGreaterThan(fresh.new)
  })

  it('follows every answer, so that two who ask at the same instant are told the same', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    const before = await studyPace(ctx)
    expect(await studyPace(later(ctx, 60_000))).toEqual(before)
    const answer = await answerOf(ctx, card, 3)
    await submitEntries(ctx, [{ ...answer, questionMs: 50_000 } as typeof answer]) // it is a review
    expect((await studyPace(later(ctx, 1))).new).toBeGreaterThan(before.new)
  })

  it('leaves out cramming, which asks in another way', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    const before = await studyPace(ctx)
    const answer = await answerOf(ctx, card, 3)
    await submitEntries(ctx, [{ ...answer, mode: 'cram', questionMs: 50_000 } as typeof answer]) // it is a review
    expect(await studyPace(later(ctx, 1))).toEqual(before)
  })
})
