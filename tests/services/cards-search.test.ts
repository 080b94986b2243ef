import { expect, it } from 'vitest'
import { filterChoices, MOST_CHOICES } from '@/lib/data/queries/cards/card-rows'
import { textOf } from '@/lib/domain/cards/segments'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import { localWorkspace } from '@/lib/services/authorise'
import { searchCards } from '@/lib/services/cards/list-cards'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards } from '@/tests/support/entries'
import { loadBridges, smallArticleSource } from '@/tests/support/library'
import { present } from '@/tests/support/must'
import { secondLearner } from './second-learner'

const found = async (ctx: Context, params: Record<string, string>) => {
  const page = await searchCards(ctx, cardQuery(params))
  return page.lines.map(({ question }) => textOf(question)).sort()
}

/** Two facts with names of their own in place of the test article's bridges. */
const RIVERS = ['Élbe', '100% sure', 'Rhine_gorge', 'Rhine'].map((name, i) => ({ name, key: `bridge-${'abcd'[i]}` }))

onBothEngines('searching cards', (open) => {
  const started = async () => {
    const opened = await open()
    const { ctx } = opened
    let source = smallArticleSource(
      'rivers',
      RIVERS.map(({ key }, i) => ({ key, weight: i === 0 ? 'must' : 'nice' })),
    )
    for (const { key, name } of RIVERS) source = source.replaceAll(`bridge ${key} `, `bridge of the ${name} `)
    const { article, problems } = parseArticleFile('rivers.md', source)
    if (!article) throw new Error(JSON.stringify(problems))
    const bridges = present(parseArticleFile('more.md', smallArticleSource('more', [{ key: 'bridge-e' }])).article)
    await loadContent(ctx.engine, localWorkspace(ctx), [article, bridges], ctx.now)
    return opened
  }
  const asks = (name: string) => `In which year was the bridge ${name} opened (year)?`
  const of = (name: string) => asks(`of the ${name}`)

  it('finds words whatever their case, accents and order, in question, answer and statement', async () => {
    const { ctx } = await started()
    expect(await found(ctx, { search: 'ELBE' })).toEqual([of('Élbe')])
    expect(await found(ctx, { search: 'élbe year' })).toEqual([of('Élbe')])
    expect(await found(ctx, { search: 'rhine bridge' })).toEqual([of('Rhine'), of('Rhine_gorge')])
    expect(await found(ctx, { search: '1999' })).toHaveLength(5)
    expect(await found(ctx, { search: 'elbe rhine' })).toEqual([])
  })

  it('offers the articles and names that there are', async () => {
    const { ctx } = await started()
    const { workspaceIds } = ctx.actor
    expect(await filterChoices(ctx.engine.read, workspaceIds, MOST_CHOICES)).toEqual({
      articles: [
        { key: 'rivers', title: 'Bridges of rivers' },
        { key: 'more', title: 'Bridges of more' },
      ],
      names: ['bridges'],
      topics: ['bridges'],
      decks: ['Bridges of more', 'Bridges of rivers'],
    })
  })
})

onBothEngines('the cards of a learner', (open) => {
  it('have the states of whoever asks, and are nothing to another workspace', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 8)
    const [answered, suspended] = await firstCards(ctx, 2)
    await submitEntries(ctx, [await answerOf(ctx, answered, 4)])
    await actOnCards(ctx, { kind: 'suspend', suspended: true }, [suspended])
    const total = async (who: Context, search = '') => (await searchCards(who, cardQuery({ search }))).total
    expect([await total(ctx, 'is:new'), await total(ctx, 'is:suspended')]).toEqual([7, 1])
    const other = await secondLearner(ctx, 'same workspace')
    expect([await total(other, 'is:new'), await total(other, 'is:suspended')]).toEqual([8, 0])
    const elsewhere = await secondLearner(ctx, 'own workspace')
    expect(await total(elsewhere)).toBe(0)
    const nothing = { articles: [], names: [], topics: [], decks: [] }
    expect(await filterChoices(ctx.engine.read, elsewhere.actor.workspaceIds, 5)).toEqual(nothing)
  })

  it('gives 50 cards a page, each once, and the last page where the address asks for more', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 120)
    const pages = await Promise.all(['1', '2', '3'].map((page) => searchCards(ctx, cardQuery({ page, sort: 'due' }))))
    expect(pages.map(({ lines }) => lines.length)).toEqual([50, 50, 20])
    const seen = pages.flatMap(({ lines }) => lines.map(({ cardId }) => cardId))
    expect(new Set(seen).size).toBe(120)
    const beyond = await searchCards(ctx, cardQuery({ page: '99', sort: 'due' }))
    expect([beyond.page, beyond.lines.length, beyond.total]).toEqual([3, 20, 120])
  })
})
