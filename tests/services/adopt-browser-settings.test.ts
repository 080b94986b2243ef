import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { adoptBrowserSettings, newLearnersSettings } from '@/lib/services/settings/adopt-browser-settings'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

const BRUSSELS = { timeZone: 'Europe/Brussels', language: 'en-GB' }
const NEW_YORK = { timeZone: 'America/New_York', language: 'en-US' }

onBothEngines('the time zone and dates of a new learner', (open) => {
  it('are those of their browser, until they have chosen or answered', async () => {
    const { ctx, engine } = await open()
    await loadBridges(ctx, 5)
    const { scheduling } = await learnerOf(engine.read, ctx.actor.learnerId)
    expect(await newLearnersSettings(ctx)).toEqual({
      timeZone: scheduling.timeZone,
      dates: 'british',
      isGiven: { timeZone: true, dates: true },
    })
    const mars = await adoptBrowserSettings(ctx, { timeZone: 'Mars/Olympus', language: 'en-US' })
    expect(mars).toMatchObject({ ok: false, code: 'invalid' })
    expect(await adoptBrowserSettings(later(ctx, 1_000), NEW_YORK)).toMatchObject({ ok: true })
    const adopted = { timeZone: 'America/New_York', dates: 'american', isGiven: { timeZone: false, dates: false } }
    expect(await newLearnersSettings(ctx)).toEqual(adopted)
    const again = await adoptBrowserSettings(later(ctx, 2_000), BRUSSELS)
    expect(again).toMatchObject({ ok: false, code: 'conflict' })
    expect(await newLearnersSettings(ctx)).toEqual(adopted)
  })

  it('keep the dates that were chosen before the browser was asked', async () => {
    const { ctx, engine } = await open()
    await loadBridges(ctx, 5)
    const learner = () => learnerOf(engine.read, ctx.actor.learnerId)
    await saveSettings(ctx, { ...settingsTexts(await learner()), dates: 'american' })
    expect((await newLearnersSettings(ctx))?.isGiven).toEqual({ timeZone: true, dates: false })
    expect(await adoptBrowserSettings(later(ctx, 1_000), BRUSSELS)).toMatchObject({ ok: true })
    expect(await learner()).toMatchObject({
      scheduling: { timeZone: 'Europe/Brussels' },
      preferences: { dates: 'american' },
    })
  })

  it('stay once they have answered a card', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    await submitEntries(ctx, [await answerOf(ctx, card, 3)])
    expect(await newLearnersSettings(ctx)).toBeNull()
    expect(await adoptBrowserSettings(ctx, NEW_YORK)).toMatchObject({ ok: false, code: 'conflict' })
  })
})
