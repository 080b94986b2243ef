import { expect, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { todaysBriefings } from '@/lib/services/briefing/list-briefings'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { briefed } from '../services/rehearsal-fixture'

/**
 * What was answered earlier on the day on which a briefing was made fixed what that day needed: a new briefing said that
 * its part was done, although nothing was studied for it, and planned no new facts.
 */
onBothEngines('a briefing made on a day with answers', (open) => {
  it('has a part for today, and begins every new fact before its day', async () => {
    const { ctx } = await open()
    const first = must(await loadBriefing(ctx, await briefed(ctx, 5))).outlook
    const early = first.cards.slice(0, 6)
    for (const [index, { cardId }] of early.entries()) {
      const at = later(ctx, index * MINUTE_MS)
      await submitEntries(at, [await answerOf(at, cardId, 4)])
    }
    const made = later(ctx, 30 * MINUTE_MS)
    const id = await briefed(made, 5)
    const { page } = must(await loadBriefing(made, id))
    expect(page.notBegun).toBeGreaterThan(0)
    expect(page.today).toMatchObject({ isDone: false })
    expect(page.today.cards).toBeGreaterThan(0)
    const planned = page.days.reduce((sum, { newFacts }) => sum + newFacts, 0)
    expect(planned).toBe(page.notBegun)
    const { parts } = await todaysBriefings(made)
    expect(parts.find((part) => part.id === id)).toMatchObject({ nothing: null })
    expect(page.briefing.at - made.now).toBe(5 * DAY_MS)
  })
})
