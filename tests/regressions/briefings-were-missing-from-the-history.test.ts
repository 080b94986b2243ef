import { expect, it } from 'vitest'
import { findBriefing } from '@/lib/data/queries/briefing/briefings'
import { debriefOf } from '@/lib/data/queries/rehearsal/rehearsals'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import type { FactId } from '@/lib/domain/ids'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import { holdBriefing, plannedTimeOf } from '@/lib/services/briefing/hold-briefing'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { removeBriefing } from '@/lib/services/briefing/retire-briefing'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import type { Context } from '@/lib/services/context'
import { listHistory } from '@/lib/services/history/list-history'
import { redo, undo } from '@/lib/services/history/undo'
import { loadDebrief } from '@/lib/services/rehearsal/load-debrief'
import { saveDebrief } from '@/lib/services/rehearsal/save-debrief'
import type { Result } from '@/lib/services/result'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.message)
  return result.value
}

const inputIn = (ctx: Context, title: string) => ({
  title,
  at: ctx.now + 7 * DAY_MS,
  timeZone: 'Etc/UTC',
  place: null,
  audience: null,
  minutesPerDay: 15,
  choices: { ...DEFAULT_CHOICES, scope: { ...EMPTY_SCOPE, topics: ['bridges'] } },
})

const briefingsDone = async (ctx: Context) =>
  (await listHistory(ctx, { kind: 'briefings', before: null })).items.map(({ words }) => words)

onBothEngines('what is done to a briefing', (open) => {
  const openWithOne = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 3)
    const input = inputIn(ctx, 'Bridges')
    const { id } = value(await saveBriefing(ctx, input))
    const rowOf = () => findBriefing(ctx.engine.read, ctx.actor.learnerId, id)
    return { ctx, id, input, rowOf }
  }

  it('is in the history: making, editing and removing it, each undone and redone', async () => {
    const { ctx, id, input, rowOf } = await openWithOne()
    const factIds = async () => value(await loadBriefing(ctx, id)).page.facts
    const [leftOut] = value(await loadBriefing(ctx, id)).outlook.cards
    const scope = { ...input.choices.scope, leftOut: leftOut ? [leftOut.factId] : [] }
    const edited = { ...input, title: 'Arches', choices: { ...input.choices, scope } }
    value(await saveBriefing(later(ctx, 1), edited, id))
    value(await saveBriefing(later(ctx, 2), edited, id))
    expect(await factIds()).toBe(2)
    value(await undo(later(ctx, 3)))
    expect(await rowOf()).toMatchObject(input)
    expect(await factIds()).toBe(3)
    value(await redo(later(ctx, 4)))
    expect(await rowOf()).toMatchObject(edited)
    expect(await factIds()).toBe(2)
    value(await removeBriefing(later(ctx, 5), id))
    value(await undo(later(ctx, 6)))
    expect((await rowOf())?.retiredAt).toBeNull()
    expect(await briefingsDone(ctx)).toEqual([
      'Briefing removed, “Arches”',
      'Briefing edited, “Arches”',
      'Briefing made, “Bridges”',
    ])
    const made = (await listHistory(ctx, { kind: 'briefings', before: null })).items.at(-1)
    value(await undo(later(ctx, 7), { id: made?.id ?? '' }))
    expect((await rowOf())?.retiredAt).not.toBeNull()
    value(await redo(later(ctx, 8), { id: made?.id ?? '' }))
    expect((await rowOf())?.retiredAt).toBeNull()
  })

  it('keeps the planned time of one that was marked as held, long after the message is gone', async () => {
    const { ctx, id, input, rowOf } = await openWithOne()
    value(await holdBriefing(later(ctx, HOUR_MS), id))
    const after = later(ctx, 2 * HOUR_MS)
    expect((await rowOf())?.at).toBe(ctx.now + HOUR_MS)
    expect(await plannedTimeOf(after, { id, at: ctx.now + HOUR_MS })).toBe(input.at)
    const [held] = await briefingsDone(after)
    expect(held).toContain('Briefing marked as held, planned for ')
    value(await undo(after))
    expect((await rowOf())?.at).toBe(input.at)
    expect(await plannedTimeOf(after, { id, at: input.at })).toBeNull()
  })

  it('says so where it was changed since', async () => {
    const { ctx, id, input } = await openWithOne()
    value(await saveBriefing(later(ctx, 1), { ...input, title: 'First' }, id))
    value(await saveBriefing(later(ctx, 2), { ...input, title: 'Second' }, id))
    const [, first] = (await listHistory(ctx, { kind: 'briefings', before: null })).items
    expect(await undo(later(ctx, 3), { id: first?.id ?? '' })).toMatchObject({ ok: false, code: 'conflict' })
  })

  it('has its debrief in the history, which is undone to what was written before', async () => {
    const { ctx, id } = await openWithOne()
    value(await holdBriefing(later(ctx, HOUR_MS), id))
    const now = later(ctx, 2 * HOUR_MS)
    const factIds = value(await loadDebrief(now, id)).groups.flatMap(({ facts }) => facts.map(({ factId }) => factId))
    const marks = (recalled: boolean) => factIds.map((factId: FactId) => ({ factId, cameUp: true, recalled }))
    const written = async () =>
      [...(await debriefOf(ctx.engine.read, ctx.actor.learnerId, id)).values()].map(({ recalled }) => recalled)
    value(await saveDebrief(now, id, { facts: marks(true) }))
    value(await saveDebrief(later(now, 1), id, { facts: marks(true) }))
    value(await saveDebrief(later(now, 2), id, { facts: marks(false) }))
    expect((await briefingsDone(now)).slice(0, 2)).toEqual(Array(2).fill('Debrief saved, “Bridges”'))
    value(await undo(later(now, 3)))
    expect(await written()).toEqual([true, true, true])
    value(await undo(later(now, 4)))
    expect(await written()).toEqual([])
    value(await redo(later(now, 5)))
    expect(await written()).toEqual([true, true, true])
  })
})
