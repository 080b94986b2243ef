import { expect, it } from 'vitest'
import { MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { loadDecks } from '@/lib/services/decks/list-decks'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import { undo } from '@/lib/services/history/undo'
import { createPreset } from '@/lib/services/settings/change-presets'
import { assignPreset, setDeckLimits } from '@/lib/services/settings/deck-options'
import { listDecks, loadDeckOptions } from '@/lib/services/settings/load-deck-options'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { ARCHES, doneOf, loadDecks as loadArticles, presetsOf, RIVERS } from '../services/preset-fixture'
import { secondLearner } from '../services/second-learner'

onBothEngines('a deck that only holds nested decks', (open) => {
  const started = async () => {
    const { ctx } = await open()
    await loadArticles(ctx)
    doneOf(await renameDeck(ctx, RIVERS, 'Spans::Rivers'))
    doneOf(await renameDeck(ctx, ARCHES, 'Spans::Arches'))
    return later(ctx, MINUTE_MS)
  }
  const newCards = async (ctx: Context) =>
    Object.fromEntries((await loadDecks(ctx, { isFolded: false })).decks.map(({ name, counts }) => [name, counts.new]))

  it('is among the decks, and can be given limits, which are undone', async () => {
    const ctx = await started()
    expect((await listDecks(ctx)).names).toContain('Spans')
    expect(doneOf(await loadDeckOptions(ctx, 'Spans'))).toMatchObject({ name: 'Spans', ownPreset: null })
    const limits = { newPerDay: 3, reviewsPerDay: null, today: null }
    doneOf(await setDeckLimits(ctx, 'Spans', limits))
    expect(doneOf(await loadDeckOptions(ctx, 'Spans'))).toMatchObject({ limits })
    expect(await newCards(ctx)).toEqual({ Spans: 3, 'Spans::Arches': 3, 'Spans::Rivers': 3 })
    doneOf(await undo(later(ctx, 1)))
    expect(await newCards(ctx)).toMatchObject({ 'Spans::Arches': 8, 'Spans::Rivers': 8 })
  })

  it('can be given a preset, which its nested decks have, and another name', async () => {
    const ctx = await started()
    const preset = doneOf(await createPreset(ctx, 'Slow', null))
    doneOf(await assignPreset(ctx, ['Spans'], preset))
    expect((await presetsOf(ctx)).ofDeck('Spans::Rivers').id).toBe(preset)
    expect(doneOf(await renameDeck(later(ctx, 1), 'Spans', 'Works'))).toMatchObject({ nested: 2 })
    expect(Object.keys(await newCards(ctx))).toEqual(['Works', 'Works::Arches', 'Works::Rivers'])
    expect((await presetsOf(ctx)).ofDeck('Works::Rivers').id).toBe(preset)
  })

  it('is made by nothing that is refused, and is nobody else’s', async () => {
    const ctx = await started()
    const refused = await setDeckLimits(ctx, 'Spans', { newPerDay: -1, reviewsPerDay: null, today: null })
    expect(refused).toMatchObject({ ok: false, field: 'newPerDay' })
    expect(doneOf(await renameDeck(later(ctx, 1), 'Spans', 'Works'))).toMatchObject({ decks: 2, nested: 2 })
    expect(await assignPreset(ctx, ['Span'], null)).toMatchObject({ ok: false, code: 'not-found' })
    const other = await secondLearner(ctx, 'own workspace')
    expect(await loadDeckOptions(other, 'Works')).toMatchObject({ ok: false, code: 'not-found' })
  })
})
