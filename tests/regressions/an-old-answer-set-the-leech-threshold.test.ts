import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { DAY_MS } from '@/lib/domain/time/units'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

onBothEngines('whether a card is a leech', (open) => {
  it('follows the threshold in force, also after an answer that was given under another one', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    const lapse = later(ctx, 30 * DAY_MS)
    await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    // Answered on a device that was offline when the threshold changed.
    const offline = await answerOf(ctx, card, 1, lapse.now)
    const texts = settingsTexts(await learnerOf(ctx.engine.read, ctx.actor.learnerId))
    expect(await saveSettings(later(ctx, 1), { ...texts, leechThreshold: '1' })).toMatchObject({ ok: true })
    await submitEntries(later(lapse, 1), [offline])
    const { memories: m } = ctx.engine.read.t
    const [memory] = await ctx.engine.read.db.select().from(m).where(eq(m.cardId, card))
    expect(memory).toMatchObject({ lapses: 1, leech: true })
  })
})
