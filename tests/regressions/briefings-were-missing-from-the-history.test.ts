import { expect, it } from 'vitest'
import { findBriefing } from '@/lib/data/queries/briefing/briefings'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { removeBriefing, saveBriefing } from '@/lib/services/briefing/save-briefing'
import type { Context } from '@/lib/services/context'
import { listHistory } from '@/lib/services/history/list-history'
import { redo, undo } from '@/lib/services/history/undo'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { must } from '@/tests/support/must'
import { briefingTyped } from '@/tests/support/saved-briefing'

const briefingsDone = async (ctx: Context) =>
  (await listHistory(ctx, { kind: 'briefings', before: null })).items.map(({ words }) => words)

onBothEngines('what is done to a briefing', (open) => {
  const openWithOne = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 3)
    const input = briefingTyped(ctx, 7, { topics: ['bridges'] })
    const { id } = must(await saveBriefing(ctx, input))
    const rowOf = () => findBriefing(ctx.engine.read, ctx.actor.learnerId, id)
    return { ctx, id, input, rowOf }
  }

  it('is in the history: making, editing and removing it, each undone and redone', async () => {
    const { ctx, id, input, rowOf } = await openWithOne()
    const factIds = async () => must(await loadBriefing(ctx, id)).page.facts
    const [leftOut] = must(await loadBriefing(ctx, id)).outlook.cards
    const scope = { ...input.choices.scope, leftOut: leftOut ? [leftOut.factId] : [] }
    const edited = { ...input, title: 'Arches', choices: { ...input.choices, scope } }
    must(await saveBriefing(later(ctx, 1), edited, id))
    must(await saveBriefing(later(ctx, 2), edited, id))
    expect(await factIds()).toBe(2)
    must(await undo(later(ctx, 3)))
    expect(await rowOf()).toMatchObject(input)
    expect(await factIds()).toBe(3)
    must(await redo(later(ctx, 4)))
    expect(await rowOf()).toMatchObject(edited)
    expect(await factIds()).toBe(2)
    must(await removeBriefing(later(ctx, 5), id))
    must(await undo(later(ctx, 6)))
    expect((await rowOf())?.retiredAt).toBeNull()
    expect(await briefingsDone(ctx)).toEqual([
      'Briefing removed, “Arches”',
      'Briefing edited, “Arches”',
      'Briefing made, “Bridges”',
    ])
    const made = (await listHistory(ctx, { kind: 'briefings', before: null })).items.at(-1)
    must(await undo(later(ctx, 7), { id: made?.id ?? '' }))
    expect((await rowOf())?.retiredAt).not.toBeNull()
    must(await redo(later(ctx, 8), { id: made?.id ?? '' }))
    expect((await rowOf())?.retiredAt).toBeNull()
  })

  it('says so where it was changed since', async () => {
    const { ctx, id, input } = await openWithOne()
    must(await saveBriefing(later(ctx, 1), { ...input, title: 'First' }, id))
    must(await saveBriefing(later(ctx, 2), { ...input, title: 'Second' }, id))
    const [, first] = (await listHistory(ctx, { kind: 'briefings', before: null })).items
    expect(await undo(later(ctx, 3), { id: first?.id ?? '' })).toMatchObject({ ok: false, code: 'conflict' })
  })
})
