import { expect, it } from 'vitest'
import { countCribWords } from '@/lib/domain/briefing/crib/crib-text'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import { changeCards } from '@/lib/services/cards/change-cards'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf, must } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'

/** The page said 33 facts and the crib sheet 34, one of which “was not studied yet” after thirty answers. */
onBothEngines('a briefing with a suspended fact', (open) => {
  const withBriefing = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 4)
    const cards = await firstCards(ctx, 2)
    const { id } = await savedBriefing(ctx, 5, { topics: ['bridges'] })
    const pageOf = async (at = ctx) => must(await loadBriefing(at, id)).page
    return { ctx, cards, id, pageOf }
  }

  it('counts it apart everywhere', async () => {
    const { ctx, cards, id, pageOf } = await withBriefing()
    const card = firstOf(cards)
    await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    const before = await pageOf()
    expect(before.suspended).toBe(0)
    const suspended = await changeCards(ctx, { kind: 'suspend', suspended: true }, { kind: 'some', cardIds: [card] })
    expect(suspended).toMatchObject({ ok: true })
    const after = await pageOf()
    expect([after.facts, after.suspended]).toEqual([before.facts - 1, 1])
    const crib = must(await loadCrib(ctx, id))
    expect(countCribWords(crib)).toBe(
      `All ${before.facts} facts in this briefing. ${before.facts - 1} not studied yet, 1 suspended.`,
    )
  })

  it('says how many cards come again today, after what was planned is done', async () => {
    const { ctx, cards, pageOf } = await withBriefing()
    const card = firstOf(cards)
    expect((await pageOf()).today.inSteps).toBe(0)
    await submitEntries(ctx, [await answerOf(ctx, card, 1)])
    expect((await pageOf(later(ctx, MINUTE_MS))).today.inSteps).toBe(1)
    expect((await pageOf(later(ctx, 2 * DAY_MS))).today.inSteps).toBe(1)
  })
})
