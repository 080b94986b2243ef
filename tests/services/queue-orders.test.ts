import { expect, it } from 'vitest'
import { NEW_ORDERS, type QueueSettings, REVIEW_ORDERS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { setQueue } from './second-learner'

const ALL: Partial<QueueSettings> = {
  newPerDay: 100,
  reviewsPerDay: 200,
  burySiblings: false,
}

/** Two decks, of which the later one in the library comes first by name, with two cards of each fact. */
const loadTwoDecks = (ctx: Context) => {
  const facts = (names: readonly string[]) =>
    names.map((key, i) => ({ key, cards: ['one', 'two'], weight: i === 0 ? ('must' as const) : ('should' as const) }))
  const articles = [smallArticle('rivers', facts(['ra', 'rb', 'rc'])), smallArticle('arches', facts(['aa', 'ab']))]
  return loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
}

const asked = async (ctx: Context, queue: Partial<QueueSettings>) => {
  await setQueue(ctx, { ...ALL, ...queue })
  return (await loadSession(ctx)).main
}

const frontsOf = (cards: Awaited<ReturnType<typeof asked>>) =>
  cards.map(({ front }) => /bridge (\w+) opened \((\w+)\)/.exec(front)?.slice(1).join(' '))

onBothEngines('orders of a session', (open) => {
  it('take and sort new cards by deck and position', async () => {
    const { ctx } = await open()
    await loadTwoDecks(ctx)
    const fronts = async (queue: Partial<QueueSettings>) => frontsOf(await asked(ctx, queue))
    const arches = ['aa one', 'aa two', 'ab one', 'ab two']
    const rivers = ['ra one', 'ra two', 'rb one', 'rb two', 'rc one', 'rc two']
    const positions = await fronts({ newOrder: 'position' })
    expect([...positions].sort()).toEqual([...arches, ...rivers])
    expect(await fronts({ newOrder: 'deck', newPerDay: 6 })).toHaveLength(6)
    const byDeck = await fronts({ newOrder: 'deck' })
    expect(byDeck.map((front) => front?.[0]).join('')).toBe('aaaarrrrrr')
    expect(await fronts({ newOrder: 'deck', newPerDay: 5 })).toEqual(byDeck.slice(0, 5))
    const facts = await fronts({ newOrder: 'deck-then-random-facts' })
    expect([...facts.slice(0, 4)].sort()).toEqual(arches)
  })

  it('take every due and every new card once, whatever the order', async () => {
    const { ctx } = await open()
    await loadTwoDecks(ctx)
    const learnt = await asked(ctx, { newOrder: 'position' })
    for (const [index, { cardId }] of learnt.slice(0, 5).entries())
      await submitEntries(later(ctx, index), [await answerOf(later(ctx, index), cardId, 4)])
    const soon = later(ctx, 40 * DAY_MS)
    const whole = (await asked(soon, {})).map(({ cardId }) => cardId).sort()
    expect(whole).toHaveLength(10)
    for (const reviewOrder of REVIEW_ORDERS)
      expect((await asked(soon, { reviewOrder })).map(({ cardId }) => cardId).sort(), reviewOrder).toEqual(whole)
    for (const newOrder of NEW_ORDERS)
      expect((await asked(soon, { newOrder })).map(({ cardId }) => cardId).sort(), newOrder).toEqual(whole)
    const decks = (await asked(soon, { reviewOrder: 'deck-then-due', newPerDay: 0 })).map(({ source }) => source.title)
    expect(decks).toEqual([...decks].sort())
  })
})
