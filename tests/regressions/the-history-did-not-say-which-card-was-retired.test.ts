import { expect, it } from 'vitest'
import { changeCards } from '@/lib/services/cards/change-cards'
import { loadFact } from '@/lib/services/facts/load-fact'
import { listHistory } from '@/lib/services/history/list-history'
import { loadSession } from '@/lib/services/study/load-session'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

onBothEngines('a change of chosen cards in the history', (open) => {
  it('names the fact if they are of one, and counts them if they are of several', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 6)
    const [first, ...others] = (await loadSession(ctx)).main
    if (!first) throw new Error('the bridges have cards')
    const latest = async () => (await listHistory(ctx, { kind: null, before: null })).items[0]?.words
    const statement = (await loadFact(ctx, first.factId))?.fact.statement
    expect(await changeCards(ctx, { kind: 'retire' }, { kind: 'some', cardIds: [first.cardId] })).toMatchObject({
      ok: true,
    })
    expect(await latest()).toBe(`1 card retired, “${statement}”`)
    const cardIds = others.slice(0, 3).map(({ cardId }) => cardId)
    await changeCards(later(ctx, 1), { kind: 'retire' }, { kind: 'some', cardIds })
    expect(await latest()).toBe('3 cards retired')
  })
})
