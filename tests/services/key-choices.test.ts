import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { undo } from '@/lib/services/history/undo'
import { saveKeys } from '@/lib/services/settings/save-keys'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'

const keysOf = async ({ engine, actor }: Context) => (await learnerOf(engine.read, actor.learnerId)).preferences.keys

onBothEngines('the keys of a learner', (open) => {
  it('keeps what differs from the usual keys, also when other settings are saved', async () => {
    const { ctx } = await open()
    const saved = await saveKeys(ctx, { good: ['F9', 'F9'], again: ['1'], hint: [] })
    expect(saved).toEqual({ ok: true, value: { good: ['F9'], hint: [] } })
    expect(await keysOf(ctx)).toEqual({ good: ['F9'], hint: [] })
    const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    await saveSettings(later(ctx, MINUTE_MS), { ...settingsTexts(learner), theme: 'dark' })
    expect(await keysOf(ctx)).toEqual({ good: ['F9'], hint: [] })
  })

  it('can be undone', async () => {
    const { ctx } = await open()
    await saveKeys(ctx, { good: ['F9'] })
    await saveKeys(later(ctx, MINUTE_MS), { good: ['F10'] })
    expect(await undo(later(ctx, 2 * MINUTE_MS), {})).toMatchObject({ ok: true, value: { words: 'Keys changed' } })
    expect(await keysOf(ctx)).toEqual({ good: ['F9'] })
  })

  it('refuses a key with two meanings, an act that is not known and too many keys, and changes nothing', async () => {
    const { ctx } = await open()
    expect(await saveKeys(ctx, { hint: ['E'] })).toMatchObject({ ok: false, code: 'conflict' })
    expect(await saveKeys(ctx, { hint: ['Ctrl+K'] })).toMatchObject({ ok: false, code: 'conflict' })
    expect(await saveKeys(ctx, { fly: ['E'] })).toMatchObject({ ok: false, code: 'invalid' })
    expect(await saveKeys(ctx, { hint: Array.from({ length: 9 }, (_, i) => `F${i}`) })).toMatchObject({ ok: false })
    expect(await saveKeys(ctx, 'E')).toMatchObject({ ok: false, code: 'invalid' })
    expect(await keysOf(ctx)).toEqual({})
  })
})
