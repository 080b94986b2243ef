import { expect, it } from 'vitest'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { loadDecks } from '@/lib/services/decks/list-decks'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { ARCHES, doneOf, loadDecks as loadArticles, RIVERS } from '../services/deck-fixture'

onBothEngines('a deck that is given the name of a deck that only holds others', (open) => {
  it('is refused, since it would take them with it from then on, unless they are its own', async () => {
    const { ctx } = await open()
    await loadArticles(ctx)
    doneOf(await renameDeck(later(ctx, MINUTE_MS), RIVERS, 'Spans::Rivers'))
    expect(await renameDeck(later(ctx, 2 * MINUTE_MS), ARCHES, 'Spans')).toMatchObject({
      ok: false,
      code: 'conflict',
      field: 'name',
      message: `“Spans” already holds 1 nested deck. To put this deck beside them, call it “Spans::${ARCHES}”.`,
    })
    const names = async () => (await loadDecks(ctx, { isFolded: false })).decks.map(({ name }) => name)
    expect(await names()).toEqual([ARCHES, 'Spans', 'Spans::Rivers'])

    doneOf(await renameDeck(later(ctx, 3 * MINUTE_MS), 'Spans::Rivers', 'Spans'))
    expect(await names()).toEqual([ARCHES, 'Spans'])
  })
})
