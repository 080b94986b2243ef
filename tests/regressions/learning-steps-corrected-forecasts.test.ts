import { expect, it } from 'vitest'
import { scoredReviews } from '@/lib/data/queries/retention/scored-reviews'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

/**
 * Forecasts were corrected by every answer with a prediction. Ten minutes after an answer the prediction is near 1, so
 * answers in learning steps drew the correction down: 0.90 was shown as 0.844 on a real log.
 */
onBothEngines('what forecasts are corrected by', (open) => {
  it('is the first answer to a card on a later study day, and no answer of the same day', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    const scored = () => scoredReviews(ctx.engine.read, ctx.actor.learnerId, 100)
    const answerLater = async (ms: number, rating: 1 | 3) => {
      const then = later(ctx, ms)
      await submitEntries(then, [await answerOf(then, card, rating)])
    }

    await answerLater(0, 3)
    await answerLater(10 * MINUTE_MS, 1)
    await answerLater(20 * MINUTE_MS, 3)
    await answerLater(30 * MINUTE_MS, 3)
    expect(await scored()).toEqual([])

    await answerLater(3 * DAY_MS, 1)
    await answerLater(3 * DAY_MS + 10 * MINUTE_MS, 3)
    const [only, ...others] = await scored()
    expect(others).toEqual([])
    expect(only).toMatchObject({ recalled: false })
    expect(only?.predicted).toBeLessThan(0.99)
  })
})
