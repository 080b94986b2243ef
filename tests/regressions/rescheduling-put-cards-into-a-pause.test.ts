import { expect, it } from 'vitest'
import { memoriesOf } from '@/lib/data/queries/study/log'
import { pauseOn } from '@/lib/domain/pausing/pause'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { DAY_MS } from '@/lib/domain/time/units'
import { changeCards } from '@/lib/services/cards/change-cards'
import { planPause } from '@/lib/services/pausing/plan-pause'
import { previewReschedule, rescheduleCards } from '@/lib/services/settings/reschedule-cards'
import { answer, cardsOf, doneOf, loadDecks, RIVERS } from '@/tests/services/deck-fixture'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { firstOf } from '@/tests/support/must'

onBothEngines('rescheduling with a pause planned', (open) => {
  it('leaves its days free, and says how many cards come after it', async () => {
    const { ctx } = await open()
    await loadDecks(ctx)
    const cards = await cardsOf(ctx, RIVERS)
    await answer(later(ctx, 1), cards, 4)
    const then = later(ctx, DAY_MS)
    doneOf(await changeCards(then, { kind: 'set-due-days', days: '90!' }, { kind: 'some', cardIds: [...cards] }))
    const today = firstOf((await previewReschedule(then)).days)
    const pause = { from: today.day + 1, to: today.day + 60 }
    const planned = { from: isoDateOf(pause.from), to: isoDateOf(pause.to) }
    doneOf(await planPause(later(then, 1), planned))

    const preview = await previewReschedule(later(then, 2))
    expect(preview).toMatchObject({ changed: cards.length, afterPause: cards.length, hasPause: true })
    expect(preview.days.reduce((sum, { after }) => sum + after, 0)).toBe(0)
    doneOf(await rescheduleCards(later(then, 3)))
    for (const { dueDay } of (await memoriesOf(ctx.engine.read, ctx.actor.learnerId, cards)).values()) {
      expect(pauseOn([pause], dueDay ?? 0)).toBeNull()
      expect(dueDay).toBeLessThanOrEqual(pause.to + 7)
    }
  })
})
