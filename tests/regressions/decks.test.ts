import { expect, it } from 'vitest'
import { memoriesOf } from '@/lib/data/queries/study/log'
import { pauseOn } from '@/lib/domain/pausing/pause'
import { NO_DECK_OPTIONS } from '@/lib/domain/scheduling/settings'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { changeCards } from '@/lib/services/cards/change-cards'
import type { Context } from '@/lib/services/context'
import { loadDecks } from '@/lib/services/decks/list-decks'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import { planPause } from '@/lib/services/pausing/plan-pause'
import { loadDeckOptions, setDeckOptions } from '@/lib/services/settings/deck-options'
import { previewReschedule, rescheduleCards } from '@/lib/services/settings/reschedule-cards'
import { ARCHES, answer, cardsOf, choose, loadDeckArticles, RIVERS } from '@/tests/services/deck-fixture'
import { secondLearner } from '@/tests/services/second-learner'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { firstOf, must } from '@/tests/support/must'

onBothEngines('a deck that only holds nested decks', (open) => {
  const started = async () => {
    const { ctx } = await open()
    await loadDeckArticles(ctx)
    must(await renameDeck(ctx, RIVERS, 'Spans::Rivers'))
    must(await renameDeck(ctx, ARCHES, 'Spans::Arches'))
    return later(ctx, MINUTE_MS)
  }
  const newCards = async (ctx: Context) =>
    Object.fromEntries((await loadDecks(ctx, { isFolded: false })).decks.map(({ name, counts }) => [name, counts.new]))

  it('is among the decks, and can be given options, which its nested decks have under any name', async () => {
    const ctx = await started()
    expect(must(await loadDeckOptions(ctx, 'Spans'))).toMatchObject({ name: 'Spans', own: NO_DECK_OPTIONS })
    await choose(ctx, 'Spans', { newPerDay: 3 })
    expect(must(await loadDeckOptions(ctx, 'Spans')).own).toEqual({ ...NO_DECK_OPTIONS, newPerDay: 3 })
    expect(await newCards(ctx)).toEqual({ Spans: 3, 'Spans::Arches': 3, 'Spans::Rivers': 3 })
    expect(must(await renameDeck(later(ctx, 1), 'Spans', 'Works'))).toMatchObject({ nested: 2 })
    expect(await newCards(ctx)).toEqual({ Works: 3, 'Works::Arches': 3, 'Works::Rivers': 3 })
  })

  it('is made by nothing that is refused, and is nobody else’s', async () => {
    const ctx = await started()
    const refused = await setDeckOptions(ctx, 'Spans', { ...NO_DECK_OPTIONS, newPerDay: -1 })
    expect(refused).toMatchObject({ ok: false, field: 'newPerDay' })
    expect(must(await renameDeck(later(ctx, 1), 'Spans', 'Works'))).toMatchObject({ decks: 2, nested: 2 })
    expect(await setDeckOptions(ctx, 'Span', NO_DECK_OPTIONS)).toMatchObject({ ok: false, code: 'not-found' })
    const other = await secondLearner(ctx, 'own workspace')
    expect(await loadDeckOptions(other, 'Works')).toMatchObject({ ok: false, code: 'not-found' })
  })
})

onBothEngines('a deck that is given the name of a deck that only holds others', (open) => {
  it('is refused, since it would take them with it from then on, unless they are its own', async () => {
    const { ctx } = await open()
    await loadDeckArticles(ctx)
    must(await renameDeck(later(ctx, MINUTE_MS), RIVERS, 'Spans::Rivers'))
    expect(await renameDeck(later(ctx, 2 * MINUTE_MS), ARCHES, 'Spans')).toMatchObject({
      ok: false,
      code: 'conflict',
      field: 'name',
      message: `“Spans” already holds 1 nested deck. To put this deck beside them, call it “Spans::${ARCHES}”.`,
    })
    const names = async () => (await loadDecks(ctx, { isFolded: false })).decks.map(({ name }) => name)
    expect(await names()).toEqual([ARCHES, 'Spans', 'Spans::Rivers'])

    must(await renameDeck(later(ctx, 3 * MINUTE_MS), 'Spans::Rivers', 'Spans'))
    expect(await names()).toEqual([ARCHES, 'Spans'])
  })
})

onBothEngines('rescheduling with a pause planned', (open) => {
  it('leaves its days free, and says how many cards come after it', async () => {
    const { ctx } = await open()
    await loadDeckArticles(ctx)
    const cards = await cardsOf(ctx, RIVERS)
    await answer(later(ctx, 1), cards, 4)
    const then = later(ctx, DAY_MS)
    must(await changeCards(then, { kind: 'set-due-days', days: '90!' }, { kind: 'some', cardIds: [...cards] }))
    const today = firstOf((await previewReschedule(then)).days)
    const pause = { from: today.day + 1, to: today.day + 60 }
    const planned = { from: isoDateOf(pause.from), to: isoDateOf(pause.to) }
    must(await planPause(later(then, 1), planned))

    const preview = await previewReschedule(later(then, 2))
    expect(preview).toMatchObject({ changed: cards.length, afterPause: cards.length, hasPause: true })
    expect(preview.days.reduce((sum, { after }) => sum + after, 0)).toBe(0)
    must(await rescheduleCards(later(then, 3)))
    for (const { dueDay } of (await memoriesOf(ctx.engine.read, ctx.actor.learnerId, cards)).values()) {
      expect(pauseOn([pause], dueDay ?? 0)).toBeNull()
      expect(dueDay).toBeLessThanOrEqual(pause.to + 7)
    }
  })
})
