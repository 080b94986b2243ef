import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { filterChoices, MOST_CHOICES } from '@/lib/data/queries/cards/card-rows'
import { textOf } from '@/lib/domain/cards/segments'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import type { CardId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { searchCards } from '@/lib/services/cards/list-cards'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
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

  it('takes what stands in quotes as it stands', async () => {
    const { ctx } = await started()
    expect(await found(ctx, { search: '"the rhine opened"' })).toEqual([of('Rhine')])
    expect(await found(ctx, { search: '“the Rhine opened”' })).toEqual([of('Rhine')])
    expect(await found(ctx, { search: '"opened the rhine"' })).toEqual([])
  })

  it('filters by article, kind, form, weight and name of a tag, and by all at once', async () => {
    const { ctx } = await started()
    expect(await found(ctx, { article: 'more' })).toEqual([asks('bridge-e')])
    expect(await found(ctx, { weight: 'must' })).toEqual([of('Élbe')])
    expect(await found(ctx, { kind: 'date' })).toHaveLength(5)
    expect(await found(ctx, { kind: 'person' })).toEqual([])
    expect(await found(ctx, { form: 'question' })).toHaveLength(5)
    expect(await found(ctx, { form: 'cloze' })).toEqual([])
    expect(await found(ctx, { about: 'bridges' })).toHaveLength(5)
    expect(await found(ctx, { about: 'rivers' })).toEqual([])
    expect(
      await found(ctx, { article: 'rivers', weight: 'nice', kind: 'date', about: 'bridges', search: 'gorge' }),
    ).toEqual([of('Rhine_gorge')])
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

onBothEngines('cards by state', (open) => {
  /** One card in each state, the last answered a day before the first: new, learning, review, suspended, buried … */
  const started = async () => {
    const opened = await open()
    const { ctx } = opened
    await loadBridges(ctx, 8)
    const { lines } = await searchCards(ctx, cardQuery({}))
    const ids = lines.map(({ cardId }) => cardId)
    const card = (index: number): CardId => present(ids[index])
    for (const index of [2, 3, 4]) await submitEntries(ctx, [await answerOf(ctx, card(index), 4)])
    const afterwards = later(ctx, DAY_MS)
    await submitEntries(afterwards, [await answerOf(afterwards, card(1), 3)])
    await actOnCards(afterwards, { kind: 'suspend', suspended: true }, [card(3)])
    await actOnCards(afterwards, { kind: 'bury', buried: true }, [card(4)])
    await actOnCards(afterwards, { kind: 'mark', marked: true }, [card(5)])
    await actOnCards(afterwards, { kind: 'flag', flag: 3 }, [card(2)])
    await opened.engine.write(async (tx) => {
      await tx.db
        .update(tx.t.cards)
        .set({ retiredAt: 1 })
        .where(eq(tx.t.cards.id, card(7)))
      await tx.db
        .update(tx.t.memories)
        .set({ leech: true })
        .where(eq(tx.t.memories.cardId, card(1)))
    })
    const indices = async (params: Record<string, string>, who: Context = later(afterwards, MINUTE_MS)) =>
      (await searchCards(who, cardQuery(params))).lines.map(({ cardId }) => ids.indexOf(cardId))
    return { ...opened, ctx: afterwards, ids, indices }
  }

  it.each([
    ['new', [0, 5, 6]],
    ['learn', [1]],
    ['review', [2, 3, 4]],
    ['suspended', [3]],
    ['buried', [4]],
    ['marked', [5]],
    ['leech', [1]],
    ['retired', [7]],
  ])('finds the cards that are %s, alone and together with words', async (state, wanted) => {
    const { indices } = await started()
    expect((await indices({ state })).sort()).toEqual(wanted)
    expect((await indices({ state, search: 'bridge', sort: 'due' })).sort()).toEqual(wanted)
    expect((await indices({ state, weight: 'should', sort: 'recall' })).sort()).toEqual(wanted)
    expect(await indices({ state, weight: 'must' })).toEqual([])
  })

  it('finds what falls due by a day, without suspended cards', async () => {
    const { ctx, indices } = await started()
    const { lines } = await searchCards(ctx, cardQuery({ search: 'is:review' }))
    const due = new Date((lines[0]?.memory?.dueDay ?? 0) * DAY_MS).toISOString().slice(0, 10)
    const before = new Date(((lines[0]?.memory?.dueDay ?? 0) - 1) * DAY_MS).toISOString().slice(0, 10)
    expect(await indices({ due })).toEqual(expect.arrayContaining([1, 2]))
    expect(await indices({ due })).not.toContain(3)
    expect(await indices({ due: before })).not.toContain(2)
    expect(await indices({ due: before, search: 'bridge' })).toEqual(expect.arrayContaining([1]))
  })

  it('puts what was never studied last in every order that comes from memories', async () => {
    const { indices } = await started()
    for (const sort of ['due', 'recall', 'stability', 'lapses']) {
      expect((await indices({ sort })).slice(-3), sort).toEqual([0, 5, 6])
    }
  })

  it('has the states of the learner who asks, and nothing of another workspace', async () => {
    const { ctx, indices } = await started()
    const other = await secondLearner(ctx, 'same workspace')
    expect((await indices({ search: 'is:new' }, other)).sort()).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(await indices({ search: 'is:suspended' }, other)).toEqual([])
    const elsewhere = await searchCards(await secondLearner(ctx, 'own workspace'), cardQuery({}))
    expect(elsewhere).toMatchObject({ lines: [], total: 0 })
    expect(
      await filterChoices(ctx.engine.read, (await secondLearner(ctx, 'own workspace')).actor.workspaceIds, 5),
    ).toEqual({
      articles: [],
      names: [],
      topics: [],
      decks: [],
    })
  })
})

onBothEngines('orders and pages of cards', (open) => {
  it('sorts by due, recall now, stability and lapses', async () => {
    const { ctx, engine } = await open()
    await loadBridges(ctx, 4)
    const { lines } = await searchCards(ctx, cardQuery({}))
    const ids = lines.map(({ cardId }) => cardId)
    const rated = [1, 2, 3, 4] as const
    for (const [index, rating] of rated.entries()) {
      const id = ids[index]
      if (id) await submitEntries(ctx, [await answerOf(ctx, id, rating)])
    }
    await engine.write(async (tx) => {
      await tx.db
        .update(tx.t.memories)
        .set({ lapses: 3 })
        .where(eq(tx.t.memories.cardId, ids[2] ?? anId<CardId>('')))
    })
    const tomorrow = later(ctx, DAY_MS)
    const order = async (sort: string) => {
      const page = await searchCards(tomorrow, cardQuery({ sort }))
      return { indices: page.lines.map(({ cardId }) => ids.indexOf(cardId)), lines: page.lines }
    }
    expect((await order('added')).indices).toEqual([0, 1, 2, 3])
    expect((await order('stability')).indices).toEqual([0, 1, 2, 3])
    expect((await order('lapses')).indices[0]).toBe(2)
    expect((await order('due')).indices).toEqual([0, 1, 2, 3])
    const recall = await order('recall')
    const predicted = recall.lines.map((line) => line.recall ?? 1)
    expect(recall.indices).toEqual([0, 1, 2, 3])
    expect(predicted).toEqual([...predicted].sort((a, b) => a - b))
    expect(new Set(predicted).size).toBe(4)
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
