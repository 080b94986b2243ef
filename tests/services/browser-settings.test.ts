import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { DEFAULT_CARD_COLUMNS } from '@/lib/domain/cards/card-columns'
import { deleteSearch, saveCardColumns, saveSearch } from '@/lib/services/cards/card-preferences'
import type { Context } from '@/lib/services/context'
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

const preferencesOf = async (ctx: Context) => (await learnerOf(ctx.engine.read, ctx.actor.learnerId)).preferences

onBothEngines('what Cards remembers', (open) => {
  it('is the usual columns first, then those that were chosen, in their own order', async () => {
    const { ctx } = await open()
    expect((await preferencesOf(ctx)).cardColumns).toEqual(DEFAULT_CARD_COLUMNS)
    await saveCardColumns(ctx, ['topics', 'due'])
    expect((await preferencesOf(ctx)).cardColumns).toEqual(['front', 'due', 'topics'])
  })

  it('is searches by name: saved, replaced, deleted', async () => {
    const { ctx } = await open()
    await saveSearch(ctx, { name: 'Weak', query: 'sort=recall&page=3&nonsense=1' })
    await saveSearch(ctx, { name: 'Gas', query: 'search=gas' })
    expect((await preferencesOf(ctx)).savedSearches).toEqual([
      { name: 'Gas', query: 'search=gas' },
      { name: 'Weak', query: 'sort=recall' },
    ])
    await saveSearch(ctx, { name: 'Gas', query: 'search=natural+gas+flag%3A2' })
    await deleteSearch(ctx, 'Weak')
    await deleteSearch(ctx, 'Weak')
    expect((await preferencesOf(ctx)).savedSearches).toEqual([{ name: 'Gas', query: 'search=natural+gas+flag%3A2' }])
  })

  it('refuses a fifty-first search and keeps the others', async () => {
    const { ctx } = await open()
    for (let at = 0; at < 50; at++) await saveSearch(ctx, { name: `Search ${at}`, query: 'search=gas' })
    expect(await saveSearch(ctx, { name: 'One more', query: 'search=oil' })).toMatchObject({
      ok: false,
      code: 'too-large',
    })
    expect(await saveSearch(ctx, { name: 'Search 7', query: 'search=oil' })).toMatchObject({ ok: true })
    expect((await preferencesOf(ctx)).savedSearches).toHaveLength(50)
  })

  it('stays when the settings are saved', async () => {
    const { ctx } = await open()
    await saveSearch(ctx, { name: 'Gas', query: 'search=gas' })
    await saveCardColumns(ctx, ['added'])
    const texts = settingsTexts(await learnerOf(ctx.engine.read, ctx.actor.learnerId))
    await saveSettings(ctx, { ...texts, newPerDay: '7' })
    const { savedSearches, cardColumns } = await preferencesOf(ctx)
    expect({ savedSearches, cardColumns }).toEqual({
      savedSearches: [{ name: 'Gas', query: 'search=gas' }],
      cardColumns: ['front', 'added'],
    })
  })
})
