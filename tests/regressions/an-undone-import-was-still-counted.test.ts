import { expect, it } from 'vitest'
import { changeCards } from '@/lib/services/cards/change-cards'
import type { Context } from '@/lib/services/context'
import { undo } from '@/lib/services/history/undo'
import { loadExpectedRecall } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

const factsIn = async (ctx: Context) => (await loadExpectedRecall(await openRetention(ctx))).factsInLibrary

onBothEngines('What you know', (open) => {
  it('counts the facts of the library that there are now, also if those that came or went were never studied', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 6)
    const [answered, retired] = await firstCards(ctx, 2)
    await submitEntries(ctx, [await answerOf(ctx, answered, 4)])
    expect(await factsIn(ctx)).toBe(6)
    await changeCards(later(ctx, 1), { kind: 'retire' }, { kind: 'some', cardIds: [retired] })
    expect(await factsIn(later(ctx, 2))).toBe(5)
    expect(await undo(later(ctx, 3))).toMatchObject({ ok: true })
    expect(await factsIn(later(ctx, 4))).toBe(6)
  })
})
