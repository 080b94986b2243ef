import { expect, it } from 'vitest'
import { factsOfScope } from '@/lib/data/queries/briefing/briefings'
import { scopeChoices } from '@/lib/data/queries/briefing/scope-choices'
import { factSides } from '@/lib/data/queries/facts/fact-views'
import { EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import type { CardId } from '@/lib/domain/ids'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { listArticles } from '@/lib/services/articles/list-articles'
import { loadArticle } from '@/lib/services/articles/load-article'
import { removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { localWorkspace } from '@/lib/services/authorise'
import { searchCards } from '@/lib/services/cards/list-cards'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { loadCalibration, loadTrueRetention } from '@/lib/services/retention/load-overview'
import { loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { present } from '@/tests/support/must'

const SECOND = 'A second account has the bridge three opened in 1999.'

/** Two articles with two facts each; “three” of the lakes is also stated by the rivers. */
const library = () => [
  smallArticle('rivers', [{ key: 'one' }, { key: 'two' }], { sentences: [SECOND, 'It was three years late.'] }),
  smallArticle('lakes', [
    {
      key: 'three',
      cards: ['year', 'age'],
      also: [
        { article: 'rivers', passage: SECOND },
        { article: 'rivers', passage: 'It was three years late.', role: 'supports', note: 'Of the same bridge.' },
      ],
    },
    { key: 'four' },
  ]),
]

const factsOf = async (ctx: Context, key: string) =>
  ((await loadArticle(ctx, key))?.facts ?? []).map((fact) => `${fact.key} from ${fact.source.key}`).sort()

onBothEngines('a fact with passages in two articles', (open) => {
  const started = async () => {
    const { ctx } = await open()
    await loadContent(ctx.engine, localWorkspace(ctx), library(), ctx.now)
    return ctx
  }
  const cards = async (ctx: Context, article: string) => (await loadSession(ctx, { articleKey: article })).counts.new

  it('is among the facts of both, and says which has its main passage', async () => {
    const ctx = await started()
    expect(await factsOf(ctx, 'rivers')).toEqual(['one from rivers', 'three from lakes', 'two from rivers'])
    expect(await factsOf(ctx, 'lakes')).toEqual(['four from lakes', 'three from lakes'])
    const rivers = await loadArticle(ctx, 'rivers')
    const three = rivers?.facts.find(({ key }) => key === 'three')
    expect(three?.also.map(({ role, exact, note, article }) => [role, exact, note, article.key])).toEqual([
      ['states', SECOND, null, 'rivers'],
      ['supports', 'It was three years late.', 'Of the same bridge.', 'rivers'],
    ])
    for (const { exact, start, end } of three?.also ?? []) expect(rivers?.article.text.slice(start, end)).toBe(exact)
  })

  it('is studied, found and counted with either article, once with each', async () => {
    const ctx = await started()
    // Of the two cards of a fact one waits for another day.
    expect([await cards(ctx, 'rivers'), await cards(ctx, 'lakes')]).toEqual([3, 2])
    const found = async (article: string) => (await searchCards(ctx, cardQuery({ article }))).total
    expect([await found('rivers'), await found('lakes')]).toEqual([4, 3])
    const { articles } = await listArticles(ctx, { search: '', order: 'title', page: 1 })
    expect(articles.map(({ key, facts, cards }) => [key, facts, cards])).toEqual([
      ['lakes', 2, 3],
      ['rivers', 3, 4],
    ])
    const { rows } = await loadSources(await openRetention(ctx), 'article')
    expect(rows.find(({ name }) => name === 'rivers')).toMatchObject({ facts: 3, cards: 4 })
  })

  it('names its further articles wherever it is listed', async () => {
    const ctx = await started()
    const { main } = await loadSession(ctx, { articleKey: 'lakes' })
    const card = main.find(({ also }) => also.length > 0)
    expect(card?.also.map(({ role, articleKey, exact }) => [role, articleKey, exact])).toEqual([
      ['states', 'rivers', SECOND],
      ['supports', 'rivers', 'It was three years late.'],
    ])
    const { lines } = await searchCards(ctx, cardQuery({ article: 'lakes' }))
    const named = [
      { role: 'states', key: 'rivers', title: 'Bridges of rivers' },
      { role: 'supports', key: 'rivers', title: 'Bridges of rivers' },
    ]
    expect(lines.map(({ also }) => also)).toEqual([named, named, []])
    const { workspaceIds } = ctx.actor
    const factIds = lines.map(({ factId }) => factId)
    const sides = await factSides(ctx.engine.read, workspaceIds, factIds)
    expect(factIds.map((factId) => sides.get(factId)?.also)).toEqual([named, named, []])
    await removeArticle(ctx, 'rivers')
    expect((await searchCards(ctx, cardQuery({ article: 'lakes' }))).lines.flatMap(({ also }) => also)).toEqual([])
    expect([...(await factSides(ctx.engine.read, workspaceIds, factIds)).values()].flatMap(({ also }) => also)).toEqual(
      [],
    )
  })

  it('belongs to the scope of a briefing on either article', async () => {
    const ctx = await started()
    const { workspaceIds } = ctx.actor
    const scoped = async (...articleKeys: string[]) =>
      (await factsOfScope(ctx.engine.read, workspaceIds, { ...EMPTY_SCOPE, articleKeys })).length
    expect([await scoped('rivers'), await scoped('lakes'), await scoped('rivers', 'lakes')]).toEqual([3, 2, 4])
    expect((await scopeChoices(ctx.engine.read, workspaceIds, 10)).articles).toEqual([
      { key: 'rivers', title: 'Bridges of rivers', facts: 3 },
      { key: 'lakes', title: 'Bridges of lakes', facts: 2 },
    ])
  })

  it('stays in the other article when the one with its further passages is removed', async () => {
    const ctx = await started()
    await removeArticle(ctx, 'rivers')
    expect(await cards(ctx, 'rivers')).toBe(0)
    expect(await cards(ctx, 'lakes')).toBe(2)
    expect((await loadArticle(ctx, 'lakes'))?.facts.find(({ key }) => key === 'three')?.also).toEqual([])
    await restoreArticle(ctx, 'rivers')
    expect(await cards(ctx, 'rivers')).toBe(3)
  })

  it('leaves the other article when it is retired, or its own article is removed', async () => {
    const ctx = await started()
    const three = present((await loadArticle(ctx, 'lakes'))?.facts.find(({ key }) => key === 'three'))
    await retireFact(ctx, three.factId)
    expect(await factsOf(ctx, 'rivers')).toEqual(['one from rivers', 'two from rivers'])
    expect(await factsOf(ctx, 'lakes')).toEqual(['four from lakes', 'three from lakes'])
    await removeArticle(ctx, 'lakes')
    expect(await factsOf(ctx, 'rivers')).toEqual(['one from rivers', 'two from rivers'])
    expect(await cards(ctx, 'rivers')).toBe(2)
  })

  it('is of an article that has no other facts', async () => {
    const { ctx } = await open()
    const articles = [
      smallArticle('lakes', [{ key: 'three', also: [{ article: 'rivers', passage: SECOND }] }]),
      { ...smallArticle('rivers', [{ key: 'one' }], { sentences: [SECOND] }), facts: [] },
    ]
    await loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
    expect(await factsOf(ctx, 'rivers')).toEqual(['three from lakes'])
    expect(await cards(ctx, 'rivers')).toBe(1)
    expect((await scopeChoices(ctx.engine.read, ctx.actor.workspaceIds, 10)).articles.map(({ key }) => key)).toEqual([
      'lakes',
      'rivers',
    ])
  })
})

const articles = (isShared: boolean) => [
  smallArticle('rivers', [{ key: 'one' }, { key: 'two' }], { sentences: [SECOND] }),
  smallArticle('lakes', [{ key: 'three', also: isShared ? [{ article: 'rivers', passage: SECOND }] : [] }]),
]

onBothEngines('retention by article, of facts that two articles state', (open) => {
  /** Every card answered on the first day and ten days later. */
  const studied = async (isShared: boolean) => {
    const { ctx } = await open()
    await loadContent(ctx.engine, localWorkspace(ctx), articles(isShared), ctx.now)
    const cards = await firstCards(ctx, 3)
    let at = ctx
    const give = async (card: CardId, rating: Rating) => {
      at = later(at, 1)
      await submitEntries(at, [{ ...(await answerOf(at, card, rating)), id: newId(at.now) }])
    }
    for (const card of cards) await give(card, 4)
    at = later(at, 10 * DAY_MS)
    for (const [i, card] of cards.entries()) await give(card, i === 0 ? 1 : 3)
    return { ctx: at, cards }
  }

  const byArticle = async (ctx: Context) => {
    const { rows } = await loadSources(await openRetention(ctx), 'article')
    return rows.map(({ name, facts, retention }) => [name, facts, retention.n]).sort()
  }

  it('counts them under both, and everything else once', async () => {
    const { ctx } = await studied(true)
    expect(await byArticle(ctx)).toEqual([
      ['lakes', 1, 1],
      ['rivers', 3, 3],
    ])
    expect((await loadCalibration(await openRetention(ctx))).all.n).toBe(3)
    expect((await loadTrueRetention(await openRetention(ctx))).rows.at(-1)?.all.n).toBe(3)
    const decks = (await loadSources(await openRetention(ctx), 'deck')).rows.map(({ facts }) => facts)
    expect(decks.sort()).toEqual([1, 2])
  })

  it('follows at the next look where a passage or its article comes or goes', async () => {
    const { ctx } = await studied(false)
    const apart = [
      ['lakes', 1, 1],
      ['rivers', 2, 2],
    ]
    expect(await byArticle(ctx)).toEqual(apart)
    const next = later(ctx, 1)
    await loadContent(ctx.engine, localWorkspace(ctx), articles(true), next.now)
    expect(await byArticle(next)).toEqual([
      ['lakes', 1, 1],
      ['rivers', 3, 3],
    ])
    await removeArticle(next, 'rivers')
    expect(await byArticle(next)).toEqual([['lakes', 1, 1]])
    await restoreArticle(next, 'rivers')
    await loadContent(ctx.engine, localWorkspace(ctx), articles(false), later(next, 1).now)
    expect(await byArticle(later(next, 1))).toEqual(apart)
  })
})
