import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import { listCards } from '@/lib/services/cards/list-cards'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { openSearchFixture } from './search-fixture'

onBothEngines('how many cards a search finds', (open) => {
  it('follows what is stored, and the day', async () => {
    const { ctx, row } = await openSearchFixture(await open())
    const { cardId } = row('elbe')
    const totalOf = async (search: string, at = ctx) => (await listCards(at, cardQuery({ search }), 0)).total
    const answered = 'rated:1'
    const [all, caller, due] = [await totalOf(''), await totalOf('caller'), await totalOf('is:due')]
    const calls = await totalOf('call*')
    const answeredBefore = await totalOf(answered)
    const card = { id: '01890000-0000-7000-8000-000000000002', front: 'Who calls?', back: 'the caller' }
    await addOwnCard(ctx, ownCardSchema.parse(card))
    expect([await totalOf(''), await totalOf('caller'), await totalOf('call*')]).toEqual([
      all + 1,
      caller + 1,
      calls + 1,
    ])
    await submitEntries(ctx, [await answerOf(ctx, cardId, 3)])
    expect(await totalOf(answered)).toBe(answeredBefore + 1)
    await ctx.engine.write(async ({ db, t: { cards } }) => {
      await db.update(cards).set({ retiredAt: 1 }).where(eq(cards.id, cardId))
    })
    expect(await totalOf('')).toBe(all)
    expect(await totalOf(answered, later(ctx, 30 * DAY_MS))).toBe(0)
    expect(await totalOf('is:due', later(ctx, 300 * DAY_MS))).toBeGreaterThan(due)
  })

  it('is not remembered of what was rolled back', async () => {
    const { ctx, row } = await openSearchFixture(await open())
    const total = async () => (await listCards(ctx, cardQuery({}), 0)).total
    const before = await total()
    const isUndone = new Error('rolled back')
    await expect(
      ctx.engine.write(async ({ db, t: { cards } }) => {
        await db
          .update(cards)
          .set({ retiredAt: 1 })
          .where(eq(cards.id, row('elbe').cardId))
        throw isUndone
      }),
    ).rejects.toBe(isUndone)
    expect(await total()).toBe(before)
  })
})
