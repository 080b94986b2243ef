import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { DEFAULT_CARD_COLUMNS } from '@/lib/domain/cards/card-columns'
import { deleteSearch, saveCardColumns, saveSearch } from '@/lib/services/cards/card-preferences'
import type { Context } from '@/lib/services/context'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { onBothEngines } from '@/tests/support/engines'

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
