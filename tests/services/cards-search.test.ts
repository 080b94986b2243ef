import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { filterChoices, MOST_CHOICES } from '@/lib/data/queries/cards/card-rows'
import { CARD_SORTS, type CardSort } from '@/lib/domain/cards/card-sorts'
import { textOf } from '@/lib/domain/cards/segments'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { type CardRow, listCards, searchCards } from '@/lib/services/cards/list-cards'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
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

const rowsOf = async (ctx: Context, params: Record<string, string>, from = 0, limit = 100) =>
  (await listCards(ctx, cardQuery(params), from, limit)).rows

/** What each order compares, as a row shows it; null is missing and comes last. */
const VALUE: Readonly<Record<CardSort, (row: CardRow) => number | string | null>> = {
  added: ({ addedAt }) => addedAt,
  front: ({ front }) => front.toLowerCase(),
  answer: ({ answer }) => answer.toLowerCase(),
  state: ({ memory }) =>
    memory?.suspended ? 4 : memory?.buriedUntilDay ? 3 : ['new', 'learning', 'review'].indexOf(memory?.state ?? 'new'),
  due: ({ memory }) => memory?.dueDay ?? null,
  recall: ({ recall }) => recall,
  lapses: ({ memory }) => (memory?.stability == null ? null : memory.lapses),
  deck: ({ decks }) => decks[0] ?? null,
  flag: ({ memory }) => memory?.flag || null,
  article: ({ article }) => article,
  weight: ({ weight }) => ['must', 'should', 'nice'].indexOf(weight),
  interval: ({ memory }) => (memory?.stability == null ? null : memory.intervalDays),
  stability: ({ memory }) => memory?.stability ?? null,
  difficulty: ({ memory }) => memory?.difficulty ?? null,
}

onBothEngines('the table of cards', (open) => {
  const started = async () => {
    const { ctx, engine } = await open()
    await loadBridges(ctx, 12)
    const ids = await firstCards(ctx, 12)
    for (const [index, rating] of ([1, 2, 3, 4, 4, 3] as const).entries()) {
      const id = ids[index]
      if (id) await submitEntries(ctx, [await answerOf(ctx, id, rating)])
    }
    const tomorrow = later(ctx, DAY_MS)
    const some = (...which: number[]) => ids.filter((_, index) => which.includes(index))
    await actOnCards(tomorrow, { kind: 'suspend', suspended: true }, some(4, 8))
    await actOnCards(tomorrow, { kind: 'bury', buried: true }, some(5, 9))
    await actOnCards(tomorrow, { kind: 'flag', flag: 2 }, some(1, 10))
    await actOnCards(tomorrow, { kind: 'flag', flag: 5 }, some(3))
    await engine.write(async (tx) => {
      const { memories: m } = tx.t
      for (const [index, id] of some(2, 3).entries())
        await tx.db
          .update(m)
          .set({ lapses: index + 3 })
          .where(eq(m.cardId, id))
    })
    return { ctx: tomorrow, ids }
  }

  it.each(CARD_SORTS)('is sorted by %s either way, with what is missing last', async (sort) => {
    const { ctx, ids } = await started()
    for (const direction of ['asc', 'desc'] as const) {
      const rows = await rowsOf(ctx, { sort, direction })
      expect(new Set(rows.map(({ cardId }) => cardId)).size).toBe(ids.length)
      const values = rows.map(VALUE[sort])
      const there = values.filter((value) => value !== null)
      expect(values.slice(there.length).every((value) => value === null)).toBe(true)
      const sorted = [...there].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(there, direction).toEqual(direction === 'asc' ? sorted : sorted.reverse())
    }
  })

  it('has what a row shows: both sides in a line, article, topics, deck and memory', async () => {
    const { ctx } = await started()
    const [row] = await rowsOf(ctx, { sort: 'added' })
    expect(row).toMatchObject({
      answer: '1999',
      weight: 'should',
      topics: 'bridges',
      isRetired: false,
      memory: { reps: 1 },
    })
    expect(row?.front).toMatch(/^In which year was the bridge/)
    expect(row?.decks).toHaveLength(1)
    expect(row?.recall).toBeGreaterThan(0)
  })
})
