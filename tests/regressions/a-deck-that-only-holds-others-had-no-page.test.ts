import { expect, it } from 'vitest'
import { NO_DECK_OPTIONS } from '@/lib/domain/scheduling/settings'
import { MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { loadDecks } from '@/lib/services/decks/list-decks'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import { loadDeckOptions, setDeckOptions } from '@/lib/services/settings/deck-options'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { ARCHES, choose, doneOf, loadDecks as loadArticles, RIVERS } from '../services/deck-fixture'
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

  it('is among the decks, and can be given options, which its nested decks have under any name', async () => {
    const ctx = await started()
    expect(doneOf(await loadDeckOptions(ctx, 'Spans'))).toMatchObject({ name: 'Spans', own: NO_DECK_OPTIONS })
    await choose(ctx, 'Spans', { newPerDay: 3 })
    expect(doneOf(await loadDeckOptions(ctx, 'Spans')).own).toEqual({ ...NO_DECK_OPTIONS, newPerDay: 3 })
    expect(await newCards(ctx)).toEqual({ Spans: 3, 'Spans::Arches': 3, 'Spans::Rivers': 3 })
    expect(doneOf(await renameDeck(later(ctx, 1), 'Spans', 'Works'))).toMatchObject({ nested: 2 })
    expect(await newCards(ctx)).toEqual({ Works: 3, 'Works::Arches': 3, 'Works::Rivers': 3 })
  })

  it('is made by nothing that is refused, and is nobody else’s', async () => {
    const ctx = await started()
    const refused = await setDeckOptions(ctx, 'Spans', { ...NO_DECK_OPTIONS, newPerDay: -1 })
    expect(refused).toMatchObject({ ok: false, field: 'newPerDay' })
    expect(doneOf(await renameDeck(later(ctx, 1), 'Spans', 'Works'))).toMatchObject({ decks: 2, nested: 2 })
    expect(await setDeckOptions(ctx, 'Span', NO_DECK_OPTIONS)).toMatchObject({ ok: false, code: 'not-found' })
    const other = await secondLearner(ctx, 'own workspace')
    expect(await loadDeckOptions(other, 'Works')).toMatchObject({ ok: false, code: 'not-found' })
  })
})
