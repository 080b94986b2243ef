import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { cardIdOf, factIdOf } from '@/lib/data/library-ids'
import { memoriesOf } from '@/lib/data/queries/study/log'
import type { ArticleFile } from '@/lib/domain/content-files/article-file'
import type { CardId } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'

onBothEngines('loading content', (open) => {
  const load = (ctx: Context, ...articles: readonly ArticleFile[]) =>
    loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)

  const cardsIn = async (ctx: Context) => (await loadSession(ctx)).main.map(({ cardId }) => cardId)

  const studied = async () => {
    const { ctx } = await open()
    await load(ctx, smallArticle('bridges', [{ key: 'alpha', cards: ['year', 'more'] }, { key: 'beta' }]))
    const card = cardIdOf(ctx.actor.workspaceId, 'alpha-year')
    await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    const memory = async (): Promise<unknown> =>
      (await memoriesOf(ctx.engine.read, ctx.actor.learnerId, [card])).get(card)
    return { ctx, card, memory, before: await memory() }
  }

  const due = async (ctx: Context): Promise<readonly CardId[]> =>
    (await loadSession(later(ctx, 60 * DAY_MS))).main.map(({ cardId }) => cardId)

  it('the second time changes nothing', async () => {
    const { ctx } = await open()
    const article = smallArticle('bridges', [{ key: 'alpha' }, { key: 'beta' }])
    expect(await load(ctx, article)).toMatchObject({ changed: true, facts: 2, cards: 2 })
    const before = await dump(ctx.engine)
    expect(await load(later(ctx, DAY_MS), article)).toMatchObject({ changed: false, facts: 2, cards: 2 })
    expect(await dump(ctx.engine)).toEqual(before)
  })

  it('with another text on a card keeps its memory', async () => {
    const { ctx, card, memory, before } = await studied()
    const article = smallArticle('bridges', [{ key: 'alpha', cards: ['year', 'more'] }, { key: 'beta' }])
    const facts = article.facts.map((fact) => ({
      ...fact,
      cards: fact.cards.map((one) => (one.key === 'alpha-year' ? { ...one, front: 'When was alpha opened?' } : one)),
    }))
    await load(ctx, { ...article, facts })
    expect(await memory()).toEqual(before)
    const again = (await loadSession(later(ctx, 60 * DAY_MS))).main.find(({ cardId }) => cardId === card)
    expect(again?.front).toBe('When was alpha opened?')
  })

  it('with a fact moved to another article keeps its memories', async () => {
    const { ctx, card, memory, before } = await studied()
    await load(
      ctx,
      smallArticle('bridges', [{ key: 'beta' }]),
      smallArticle('more', [{ key: 'alpha', cards: ['year'] }]),
    )
    expect(await memory()).toEqual(before)
    const session = await loadSession(later(ctx, 60 * DAY_MS), { articleKey: 'more' })
    expect(session.main.map(({ cardId }) => cardId)).toEqual([card])
  })

  it('with a fact split keeps the memory of the card that moves', async () => {
    const { ctx, card, memory, before } = await studied()
    const article = smallArticle('bridges', [{ key: 'alpha', cards: ['more'] }, { key: 'beta' }, { key: 'gamma' }])
    const moved = smallArticle('bridges', [{ key: 'alpha', cards: ['year'] }]).facts[0]?.cards ?? []
    const facts = article.facts.map((fact) => (fact.key === 'gamma' ? { ...fact, cards: moved } : fact))
    await load(ctx, { ...article, facts })
    expect(await memory()).toEqual(before)
    const { memories } = ctx.engine.read.t
    const [row] = await ctx.engine.read.db
      .select({ factId: memories.factId })
      .from(memories)
      .where(and(eq(memories.learnerId, ctx.actor.learnerId), eq(memories.cardId, card)))
    expect(row?.factId).toBe(factIdOf(ctx.actor.workspaceId, 'gamma'))
  })

  it('without a fact retires it, keeps its memory, and brings both back with it', async () => {
    const { ctx, card, memory, before } = await studied()
    const whole = smallArticle('bridges', [{ key: 'alpha', cards: ['year', 'more'] }, { key: 'beta' }])
    const result = await load(ctx, smallArticle('bridges', [{ key: 'beta' }]))
    expect(result).toMatchObject({ retiredFacts: 1, retiredCards: 2 })
    expect(await memory()).toEqual(before)
    expect(await due(ctx)).not.toContain(card)
    expect(await cardsIn(ctx)).toEqual([cardIdOf(ctx.actor.workspaceId, 'beta-year')])
    await load(ctx, whole)
    expect(await memory()).toEqual(before)
    expect(await due(ctx)).toContain(card)
  })
})
