import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import { cacheByRevision } from '@/lib/services/cache-by-engine'
import { listCards } from '@/lib/services/cards/list-cards'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { openSearchFixture } from './search-fixture'

const MOST_AGE_MS = 1000

onBothEngines('a value that is cached by revision', (open) => {
  const opened = async () => {
    const { ctx } = await open()
    const cache = cacheByRevision<string>(2, MOST_AGE_MS)
    let reads = 0
    const load = (revision: number | null, mark = 'a', at = ctx) =>
      cache.load(at, {
        mark,
        revision,
        read: async () => {
          reads += 1
          return `read ${reads}`
        },
        update: async (value, since) => `${value}, ${since} to ${revision}`,
      })
    return { ctx, load }
  }

  it('is read once for a revision, and brought up to date for a later one', async () => {
    const { load } = await opened()
    expect(await load(3)).toBe('read 1')
    expect(await load(3)).toBe('read 1')
    expect(await load(5)).toBe('read 1, 3 to 5')
    expect(await load(5)).toBe('read 1, 3 to 5')
  })

  it('is read again under another mark, for an earlier revision, and when it is too old or from the future', async () => {
    const { ctx, load } = await opened()
    await load(3)
    expect(await load(3, 'b')).toBe('read 2')
    expect(await load(2, 'b')).toBe('read 3')
    expect(await load(2, 'b', later(ctx, MOST_AGE_MS - 1))).toBe('read 3')
    expect(await load(2, 'b', later(ctx, MOST_AGE_MS))).toBe('read 4')
    expect(await load(2, 'b', ctx)).toBe('read 5')
  })

  it('gets no younger by being brought up to date', async () => {
    const { ctx, load } = await opened()
    await load(1)
    expect(await load(2, 'a', later(ctx, MOST_AGE_MS - 1))).toBe('read 1, 1 to 2')
    expect(await load(2, 'a', later(ctx, MOST_AGE_MS))).toBe('read 2')
  })

  it('is not cached without a revision, and is apart for each engine', async () => {
    const { ctx, load } = await opened()
    expect(await load(null)).toBe('read 1')
    expect(await load(null)).toBe('read 2')
    expect(await load(1)).toBe('read 3')
    expect(await load(1, 'a', { ...ctx, engine: { ...ctx.engine } })).toBe('read 4')
  })
})

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
