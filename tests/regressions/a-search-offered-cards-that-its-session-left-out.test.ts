import { expect, it } from 'vitest'
import { readCardSearch } from '@/lib/domain/search/cards/read-card-search'
import { changeCards } from '@/lib/services/cards/change-cards'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { ANY_DAY } from '@/lib/services/study/study-scope'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

/** “Study these” of a search on the page Cards. */
const study = async (ctx: Context, text: string) => {
  const reading = readCardSearch(text)
  if (!reading.ok) throw new Error('not a search')
  return loadSession(ctx, { search: reading.search, aheadDays: ANY_DAY })
}

onBothEngines('“Study these” of a search', (open) => {
  it('asks new cards that were only given a due date today', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 4)
    const [card] = await firstCards(ctx, 1)
    const change = { kind: 'set-due-days', days: '5' } as const
    const changed = await changeCards(ctx, change, { kind: 'some', cardIds: [card] })
    expect(changed).toMatchObject({ ok: true, value: { changed: 1 } })
    const { main, notes } = await study(ctx, 'prop:due=5')
    expect(main.map(({ cardId }) => cardId)).toEqual([card])
    expect(notes).toEqual({
      start: null,
      early: 'This card is not due yet. Its answer sets a new date, counted from today.',
      leftOut: null,
    })
  })

  it('says which cards it leaves out, and why', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 4)
    const [answered, suspended] = await firstCards(ctx, 2)
    await submitEntries(ctx, [await answerOf(ctx, answered, 4)])
    await changeCards(ctx, { kind: 'suspend', suspended: true }, { kind: 'some', cardIds: [suspended] })
    expect((await study(ctx, 'is:suspended')).notes.leftOut).toBe('This card is suspended.')
    const all = await study(ctx, 'bridge')
    expect(all.main).toHaveLength(2)
    expect(all.notes.start).toBe('Of these 4 cards, 1 was answered today and 1 is suspended.')
  })
})
