import { expect, it } from 'vitest'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { addedKey, madeFact } from '@/tests/services/library-fixture'
import { setQueue } from '@/tests/services/second-learner'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

onBothEngines('with the day’s new cards done', (open) => {
  it('studies what somebody chose, and says by how much that exceeds the limit', async () => {
    const { ctx } = await open()
    await setQueue(ctx, { newPerDay: 2 })
    await loadBridges(ctx, 6)
    for (const card of await firstCards(ctx, 2)) await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    const key = await addedKey(ctx)
    const { cardIds } = await madeFact(ctx, key)
    const everything = await loadSession(ctx)
    expect(everything).toMatchObject({ main: [], limitReached: { new: true }, beyondLimits: { new: 0, reviews: 0 } })
    for (const scope of [{ articleKey: key }, { cardIds }, { deck: 'Bridges of the river' }]) {
      const chosen = await loadSession(ctx, scope)
      expect(chosen.main.map(({ cardId }) => cardId)).toEqual(cardIds)
      expect(chosen).toMatchObject({ limitReached: { new: false }, beyondLimits: { new: 1, reviews: 0 } })
    }
  })
})
