import { expect, it } from 'vitest'
import type { CardId } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import { type ArticleGrouping, type ArticleOrder, listArticles } from '@/lib/services/articles/list-articles'
import type { Context } from '@/lib/services/context'
import { loadFact } from '@/lib/services/facts/load-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { undoLast } from '@/lib/services/history/undo'
import { setReadingState } from '@/lib/services/reading/save-reading'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { answerOf } from '@/tests/support/entries'
import { present } from '@/tests/support/must'
import { addedKey, cloze, draft, entry, madeFact, OPENING, pasted, spanOf } from './library-fixture'

const answer = async (ctx: Context, cardId: CardId, rating: 1 | 4) => {
  const [result] = await submitEntries(ctx, [await answerOf(ctx, cardId, rating)])
  expect(result?.status).toBe('stored')
}

const titles = async (ctx: Context, search: string, order: ArticleOrder, page = 1) =>
  (await listArticles(ctx, { search, order, page })).articles.map(({ title }) => title)

onBothEngines('the list of articles', (open) => {
  it('finds words of titles in any case, without accents and in any order', async () => {
    const { ctx } = await open()
    for (const title of ['Über die Brücken', 'The bridges of Łódź', 'Tunnels']) {
      await addedKey(ctx, pasted(`A text about ${title}.`, { title }))
    }
    expect(await titles(ctx, 'BRUCKEN uber', 'title')).toEqual(['Über die Brücken'])
    expect(await titles(ctx, 'bridges', 'title')).toEqual(['The bridges of Łódź'])
    expect(await titles(ctx, '', 'title')).toEqual(['The bridges of Łódź', 'Tunnels', 'Über die Brücken'])
    expect(await titles(ctx, 'viaduct', 'title')).toEqual([])
  })

  it('finds authors and outlets, which are shown below the titles', async () => {
    const { ctx } = await open()
    const of = { title: 'Tunnels', authors: ['Élodie Vass'], outlet: 'Northern Review' }
    await addedKey(ctx, pasted('A text about tunnels.', of))
    await addedKey(ctx, pasted('A text about bridges.', { title: 'Bridges' }))
    expect(await titles(ctx, 'elodie', 'title')).toEqual(['Tunnels'])
    expect(await titles(ctx, 'northern tunnels', 'title')).toEqual(['Tunnels'])
  })

  it('puts the latest first by the end of their dates, and those without one last', async () => {
    const { ctx } = await open()
    for (const published of ['2023-02-17', null, '2023', '1999', '2023-02', '2015/2024']) {
      await addedKey(ctx, pasted(`Published ${published}.`, { title: published ?? 'never', published }))
    }
    const order = ['2015/2024', '2023', '2023-02', '2023-02-17', '1999', 'never']
    expect(await titles(ctx, '', 'date')).toEqual(order)
  })

  it('comes in pages, and past the last one it is the last', async () => {
    const { ctx } = await open()
    for (let i = 1; i <= 27; i++) await addedKey(ctx, pasted(`Text number ${i}.`, { title: `Title ${i}` }))
    const last = await listArticles(ctx, { search: '', order: 'title', page: 99 })
    expect(last).toMatchObject({ page: 2, found: 27, total: 27 })
    expect(last.articles.map(({ title }) => title)).toEqual(['Title 26', 'Title 27'])
    expect((await listArticles(ctx, { search: 'title 2', order: 'title', page: 1 })).found).toBe(10)
  })

  it('counts facts, cards, what was studied and what is due today, and nothing that is retired', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const sentence = 'The {{c1::Stone}} Bridge was opened in {{c2::1999}}.'
    const first = await madeFact(ctx, key, draft({ cards: [entry(), cloze(sentence)], topics: ['b', 'a'] }))
    const second = await madeFact(ctx, key, draft({ topics: ['b'] }))
    const [one, two] = first.cardIds as [CardId, CardId] // three cards were made
    await answer(ctx, one, 1)
    await answer(ctx, two, 4)
    const counts = async (now: number) => {
      const [article] = (await listArticles({ ...ctx, now }, { search: '', order: 'date', page: 1 })).articles
      return (
        article && [article.facts, article.cards, article.studied, article.learned, article.dueToday, article.topics]
      )
    }
    expect(await counts(MORNING)).toEqual([2, 4, 2, 1, 1, ['b', 'a']])
    expect(await counts(MORNING + 40 * DAY_MS)).toEqual([2, 4, 2, 1, 2, ['b', 'a']])
    await retireFact(ctx, second.factId)
    expect(await counts(MORNING)).toEqual([1, 3, 2, 1, 1, ['a', 'b']])
    await retireFact(ctx, first.factId)
    expect(await counts(MORNING)).toEqual([0, 0, 0, 0, 0, []])
  })

  it('is grouped by outlet, by the topic of most facts, and by reading state, each with how many it has', async () => {
    const { ctx } = await open()
    const add = async (title: string, outlet: string | null, topics: readonly string[]) => {
      const text = `${OPENING}. That is what text ${title.repeat(40)} says.`
      const key = await addedKey(ctx, pasted(text, { title, outlet }))
      for (const topic of topics) {
        const made = await makeFact(ctx, key, spanOf(OPENING, text), draft({ topics: [topic] }))
        expect(made.ok).toBe(true)
      }
      return key
    }
    await add('One', 'the Post', ['trade', 'bridges', 'trade'])
    await add('Two', null, [])
    const third = await add('Three', 'The Gazette', ['bridges'])
    const by = async (grouping: ArticleGrouping, page = 1) =>
      (await listArticles(ctx, { search: '', order: 'title', page, grouping })).groups.map(
        ({ name, total, articles }) => [name, total, ...articles.map(({ title }) => title)],
      )
    expect(await by('none')).toEqual([[null, 3, 'One', 'Three', 'Two']])
    expect(await by('outlet')).toEqual([
      ['The Gazette', 1, 'Three'],
      ['the Post', 1, 'One'],
      [null, 1, 'Two'],
    ])
    expect(await by('topic')).toEqual([
      ['bridges', 1, 'Three'],
      ['trade', 1, 'One'],
      [null, 1, 'Two'],
    ])
    expect(await by('state')).toEqual([['waiting', 3, 'One', 'Three', 'Two']])
    await setReadingState(ctx, third, 'read')
    expect(await by('state')).toEqual([
      ['waiting', 2, 'One', 'Two'],
      ['read', 1, 'Three'],
    ])
  })

  it('holds nothing of a workspace that the actor is not in', async () => {
    const { ctx } = await open()
    await addedKey(ctx)
    const stranger: Context = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    expect(await listArticles(stranger, { search: '', order: 'date', page: 1 })).toMatchObject({
      total: 0,
      articles: [],
      groups: [],
    })
  })
})

onBothEngines('the page of a fact', (open) => {
  it('shows recall as it falls, and answers the latest first with those that were taken back', async () => {
    const { ctx } = await open()
    const { factId, cardIds } = await madeFact(ctx, await addedKey(ctx))
    const [cardId] = cardIds as [CardId] // one card was made
    await answer(ctx, cardId, 4)
    await answer({ ...ctx, now: MORNING + 20 * DAY_MS }, cardId, 1)
    await undoLast({ ...ctx, now: MORNING + 20 * DAY_MS + 1 })
    const at = async (days: number) => present(await loadFact({ ...ctx, now: MORNING + days * DAY_MS }, factId))
    const [soon, late] = [await at(0), await at(21)]
    expect(soon.recall.get(cardId)).toBe(1)
    expect(late.recall.get(cardId)).toBeGreaterThan(0.5)
    expect(late.recall.get(cardId)).toBeLessThan(0.95)
    expect(late.history.map(({ entry: { at: instant }, takenBack }) => [instant, takenBack])).toEqual([
      [MORNING + 20 * DAY_MS, true],
      [MORNING, false],
    ])
    expect(late.history[0]?.predictedRecall).toBeGreaterThan(0.5)
    expect(late.history[1]?.predictedRecall).toBeNull()
  })
})
