import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { logsOfCards, memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import { changeCards } from '@/lib/services/cards/change-cards'
import type { Context } from '@/lib/services/context'
import { listHistory } from '@/lib/services/history/list-history'
import { redo, undo } from '@/lib/services/history/undo'
import { previewReschedule, rescheduleCards } from '@/lib/services/settings/reschedule-cards'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { present } from '@/tests/support/must'
import { ARCHES, answer, cardsOf, choose, doneOf, loadDecks, RIVERS, wrongIn } from './deck-fixture'

onBothEngines('rescheduling', (open) => {
  /** Cards in review of two decks, one with a desired retention of its own, one that is suspended and one that is being relearned; targets rise afterwards. */
  const studied = async () => {
    const { ctx, settings } = await open()
    await loadDecks(ctx)
    await choose(ctx, ARCHES, { desiredRetention: 0.9 })
    const [arches, rivers] = [await cardsOf(ctx, ARCHES), await cardsOf(ctx, RIVERS)]
    await answer(later(ctx, 1), [...arches, ...rivers], 4)
    const [suspended = '' as CardId, relearned = '' as CardId] = rivers
    const then = later(ctx, 3 * DAY_MS)
    await answer(then, [relearned], 1)
    doneOf(
      await changeCards(later(then, 1), { kind: 'suspend', suspended: true }, { kind: 'some', cardIds: [suspended] }),
    )
    const before = await memoriesIn(then, [...arches, ...rivers])
    const texts = settingsTexts(await learnerOf(ctx.engine.read, ctx.actor.learnerId))
    expect(await saveSettings(later(then, 2), { ...texts, desiredRetention: '97' })).toMatchObject({ ok: true })
    // New targets alone move nothing.
    expect(await memoriesIn(then, [...arches, ...rivers])).toEqual(before)
    return { ctx: later(then, 10), settings, arches, rivers, suspended, relearned, before }
  }
  const memoriesIn = async ({ engine, actor }: Context, cards: readonly CardId[]) =>
    new Map([...(await memoriesOf(engine.read, actor.learnerId, cards))].sort(([a], [b]) => (a < b ? -1 : 1)))

  it('is shown by day before anything is changed, and does then what was shown', async () => {
    const { ctx, settings, arches, rivers, suspended, relearned, before } = await studied()
    const all = [...arches, ...rivers]
    const preview = await previewReschedule(ctx)
    expect(preview).toMatchObject({ cards: all.length - 2, changed: rivers.length - 2 })
    const sum = (which: 'before' | 'after') => preview.days.reduce((total, day) => total + day[which], 0)
    expect(sum('after')).toBe(sum('before'))
    expect(preview.days.some((day) => day.before !== day.after)).toBe(true)
    expect(await memoriesIn(ctx, all)).toEqual(before)

    expect(doneOf(await rescheduleCards(later(ctx, 1)))).toBe(preview.changed)
    const after = await memoriesIn(ctx, all)
    for (const card of [...arches, suspended, relearned]) expect(after.get(card)).toEqual(before.get(card))
    for (const [card, memory] of after) {
      const { dueDay, intervalDays, ...rest } = memory
      expect(before.get(card)).toMatchObject(rest)
      if (before.get(card)?.dueDay !== dueDay) expect(intervalDays).toBeLessThan(before.get(card)?.intervalDays ?? 0)
    }
    const [today] = preview.days
    const dueOn = (day: number) =>
      [...after.values()].filter(({ dueDay, suspended: isOut }) => {
        const counted = Math.max(dueDay ?? 0, today?.day ?? 0)
        return !isOut && dueDay !== null && counted === day
      }).length
    expect(preview.days.map(({ day }) => dueOn(day))).toEqual(preview.days.map((day) => day.after))
    expect((await previewReschedule(later(ctx, 2))).changed).toBe(0)
    expect(doneOf(await rescheduleCards(later(ctx, 2)))).toBe(0)
    expect(await wrongIn(ctx, settings)).toEqual([])
  })

  it('is an entry of the log for each card and one action, which is undone and redone as a whole', async () => {
    const { ctx, settings, arches, rivers, before } = await studied()
    const all = [...arches, ...rivers]
    const changed = doneOf(await rescheduleCards(later(ctx, 1)))
    const after = await memoriesIn(ctx, all)
    const logs = await logsOfCards(ctx.engine.read, ctx.actor.learnerId, all)
    expect([...logs.values()].flat().filter(({ kind }) => kind === 'reschedule')).toHaveLength(changed)
    const [last] = (await listHistory(later(ctx, 2), { kind: null, before: null })).items
    expect(last?.words).toBe(`${changed} cards rescheduled`)
    doneOf(await undo(later(ctx, 3)))
    expect(await memoriesIn(ctx, all)).toEqual(before)
    doneOf(await redo(later(ctx, 4)))
    expect(await memoriesIn(ctx, all)).toEqual(after)
    expect(await wrongIn(ctx, settings)).toEqual([])
    // An answer afterwards goes on from there.
    const due = present([...after].filter(([, { state, suspended }]) => state === 'review' && !suspended)[0]?.[0])
    await answer(later(ctx, 400 * DAY_MS), [due], 3)
    expect(await wrongIn(ctx, settings)).toEqual([])
  })
})
