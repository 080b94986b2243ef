import { expect, it } from 'vitest'
import { findFact } from '@/lib/data/queries/facts/fact-views'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import { draftOfFact } from '@/lib/domain/drafting/draft-cards'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { FactId } from '@/lib/domain/ids'
import type { MarkedRun } from '@/lib/domain/search/matches'
import { editArticle } from '@/lib/services/articles/edit-article'
import { removeArticle } from '@/lib/services/articles/remove-article'
import { localWorkspace } from '@/lib/services/authorise'
import { changeCards } from '@/lib/services/cards/change-cards'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { editFact } from '@/lib/services/facts/edit-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { undo } from '@/lib/services/history/undo'
import { searchLibrary } from '@/lib/services/search/search-library'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { smallArticleSource } from '@/tests/support/library'
import { must, present } from '@/tests/support/must'
import { addedKey, draft, entry, pasted, spanOf } from './library-fixture'
import { secondLearner } from './second-learner'

const TEXT = [
  '# The visit',
  'Président Hu Jintao came to Dushanbe in June. The Tajik army paraded for him.',
  'Trade with Xinjiang reached $190 billion in 2022. Nobody spoke of cotton, and Hu Xijin was not there.',
].join('\n\n')

const VISIT = 'Président Hu Jintao came to Dushanbe in June.'
const TRADE = 'Trade with Xinjiang reached $190 billion in 2022.'

const shown = (runs: readonly MarkedRun[] | null): string | null =>
  runs?.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('') ?? null

const all = { names: 50, articles: 50, facts: 50, cards: 50 }

const found = async (ctx: Context, typed: string) => {
  const { articles, facts, cards } = await searchLibrary(ctx, typed, all)
  return {
    articles: articles.results.map(({ title, sentence }) => [shown(title), shown(sentence)]),
    facts: facts.results.map(({ statement }) => shown(statement)),
    cards: cards.results.map(({ question, answer }) => `${shown(question)} ${shown(answer)}`),
  }
}

const made = async (ctx: Context, key: string, words: string, input: FactDraft): Promise<FactId> =>
  must(await makeFact(ctx, key, spanOf(words, TEXT), input)).factId

const titles = async (ctx: Context, typed: string) => (await found(ctx, typed)).articles.map(([title]) => title)

onBothEngines('searching the library', (open) => {
  const started = async () => {
    const opened = await open()
    const key = await addedKey(opened.ctx, pasted(TEXT, { title: 'A parade' }))
    return { ...opened, key }
  }

  it.each([
    ['xinjiang', 'Trade with [Xinjiang] reached $190 billion in 2022.'],
    ['XINJIANG trade', '[Trade] with [Xinjiang] reached $190 billion in 2022.'],
    ['president', '[Président] Hu Jintao came to Dushanbe in June.'],
    ['"hu jintao"', 'Président [Hu Jintao] came to Dushanbe in June.'],
    ['"$190 billion"', 'Trade with Xinjiang reached $[190 billion] in 2022.'],
    ['tajik', 'The [Tajik] army paraded for him.'],
    ['dush', 'Président Hu Jintao came to [Dushanbe] in June.'],
    ['“Hu Jin', 'Président [Hu Jintao] came to Dushanbe in June.'],
  ])('finds “%s” in a text and shows its sentence', async (typed, sentence) => {
    const { ctx } = await started()
    expect((await found(ctx, typed)).articles).toEqual([['A parade', sentence]])
  })

  it.each(['"jintao hu"', 'ushanbe', 'xinjiang zanzibar', 'xinjiang -cotton', '-cotton', '"', '-', '', '*', "' OR 1"])(
    'finds nothing for “%s”',
    async (typed) => {
      const { ctx } = await started()
      expect(await found(ctx, typed)).toEqual({ articles: [], facts: [], cards: [] })
    },
  )

  it('has titles before texts, and says where the sentence is', async () => {
    const { ctx } = await started()
    await addedKey(ctx, pasted('Rain fell on the parade, the parade, the parade and the parade.', { title: 'Weather' }))
    expect(await titles(ctx, 'parade')).toEqual(['A [parade]', 'Weather'])
    const { articles } = await searchLibrary(ctx, 'xinjiang', all)
    const at = articles.results[0]?.at
    expect(at && TEXT.slice(at.start, at.end)).toBe('Trade with Xinjiang reached $190 billion in 2022.')
  })

  it('shows no sentence that has a part of what author and outlet have in full', async () => {
    const { ctx } = await started()
    const outlet = 'Xinjiang Evening Post'
    await addedKey(ctx, pasted('The harbour froze early. Nobody came from Xinjiang.', { title: 'Ice', outlet }))
    expect((await found(ctx, 'xinjiang evening post')).articles).toEqual([['Ice', null]])
    expect((await found(ctx, 'xinjiang')).articles).toContainEqual(['Ice', 'Nobody came from [Xinjiang].'])
  })

  it('finds facts by statement and passage, and cards by both sides and the statement', async () => {
    const { ctx, key } = await started()
    const cards = [entry({ front: 'Who came?', back: 'Hu Jintao' })]
    await made(ctx, key, VISIT, draft({ statement: 'China’s leader visited in June.', cards }))
    expect(await found(ctx, 'leader')).toEqual({
      articles: [],
      facts: ['China’s [leader] visited in June.'],
      cards: ['Who came? Hu Jintao'],
    })
    expect((await found(ctx, 'dushanbe')).facts).toEqual(['China’s leader visited in June.'])
    const { facts } = await searchLibrary(ctx, 'dushanbe', all)
    expect(shown(facts.results[0]?.passage ?? null)).toBe('Président Hu Jintao came to [Dushanbe] in June.')
    expect((await found(ctx, 'jintao who')).cards).toEqual(['[Who] came? Hu [Jintao]'])
  })

  it('says how many there are where it gives only some', async () => {
    const { ctx } = await started()
    const source = smallArticleSource(
      'rivers',
      ['a', 'b', 'c'].map((key) => ({ key })),
    )
    const { article } = parseArticleFile('rivers.md', source)
    if (!article) throw new Error('the article is wrong')
    await loadContent(ctx.engine, localWorkspace(ctx), [article], ctx.now)
    const { articles, facts, cards } = await searchLibrary(ctx, 'bridge', { articles: 1, facts: 2, cards: 0 })
    // That of the visit is of the “Bridge Review”.
    expect([articles.total, articles.results.length]).toEqual([2, 1])
    expect([facts.total, facts.results.length]).toEqual([3, 2])
    expect([cards.total, cards.results.length]).toEqual([0, 0])
  })

  it('follows every change of titles, statements and cards, and what is retired', async () => {
    const { ctx, key } = await started()
    const cards = [entry({ front: 'How much?', back: '$190 billion' })]
    const factId = await made(ctx, key, TRADE, draft({ statement: 'Trade reached $190 billion.', cards }))
    const head = { title: 'A procession', authors: [], outlet: null, published: null, url: null }
    expect((await editArticle(ctx, key, head)).ok).toBe(true)
    expect(await titles(ctx, 'parade')).toEqual(['A procession'])
    expect(await titles(ctx, 'procession')).toEqual(['A [procession]'])

    const fact = present(await findFact(ctx.engine.read, ctx.actor.workspaceIds, ctx.actor.learnerId, factId))
    const input = draftOfFact(fact.fact)
    const edited = await editFact(ctx, factId, null, { ...input, statement: 'Commerce reached $190 billion.' })
    expect(edited.ok).toBe(true)
    const changed = { facts: ['[Commerce] reached $190 billion.'], cards: ['How much? $190 billion'] }
    expect(await found(ctx, 'commerce')).toMatchObject(changed)

    await retireFact(ctx, factId)
    expect(await found(ctx, 'commerce')).toMatchObject({ facts: [], cards: [] })
    await restoreFact(ctx, factId)
    expect(await found(ctx, 'commerce')).toMatchObject(changed)
    await removeArticle(ctx, key)
    expect(await found(ctx, 'xinjiang')).toEqual({ articles: [], facts: [], cards: [] })
  })

  it('finds articles by their authors and outlet, also after these were changed', async () => {
    const { ctx, key } = await started()
    const sources = async (typed: string, at = ctx) =>
      (await searchLibrary(at, typed, all)).articles.results.map(({ source, sentence }) => [shown(source), sentence])
    expect(await sources('surveyor')).toEqual([['Ada [Surveyor], Bridge Review', null]])
    expect(await sources('"bridge review"')).toEqual([['Ada Surveyor, [Bridge Review]', null]])
    expect(await sources('surveyor parade')).toMatchObject([['Ada [Surveyor], Bridge Review', expect.anything()]])
    const head = { title: 'A parade', authors: ['Élise Dupont'], outlet: 'The Hill', published: null, url: null }
    expect((await editArticle(later(ctx, 1), key, head)).ok).toBe(true)
    expect(await sources('surveyor')).toEqual([])
    expect(await sources('elise hill')).toEqual([['[Élise] Dupont, The [Hill]', null]])
    expect((await undo(later(ctx, 2))).ok).toBe(true)
    expect(await sources('dupont')).toEqual([])
    expect(await sources('surveyor')).toHaveLength(1)
    // Cards are searched by what they and their passages say, as before.
    expect((await found(ctx, 'surveyor')).cards).toEqual([])
  })

  it('finds topics, people and places by their names, with how many facts have each', async () => {
    const { ctx, key } = await started()
    const topics = ['Foreign trade', 'Trade::Xinjiang', 'cotton']
    const factId = await made(
      ctx,
      key,
      TRADE,
      draft({
        statement: 'Trade reached $190 billion.',
        cards: [entry({ front: 'How much?', back: '$190 billion' })],
        topics,
      }),
    )
    const names = async (typed: string, most = all) => {
      const { total, results } = (await searchLibrary(ctx, typed, most)).names
      return [total, ...results.map(({ runs, facts }) => `${shown(runs)} ${facts}`)]
    }
    expect(await names('trade')).toEqual([2, 'Foreign [trade] 1', '[Trade]::Xinjiang 1'])
    expect(await names('trade', { ...all, names: 1 })).toEqual([2, 'Foreign [trade] 1'])
    expect(await names('xinj trade')).toEqual([1, '[Trade]::[Xinjiang] 1'])
    expect(await names('trade -foreign')).toEqual([1, '[Trade]::Xinjiang 1'])
    expect(await names('zanzibar')).toEqual([0])
    await made(
      ctx,
      key,
      'Nobody spoke of cotton',
      draft({
        statement: 'Nobody spoke of cotton.',
        cards: [entry({ front: 'What did nobody speak of?', back: 'cotton' })],
        topics: ['Trade of cotton'],
      }),
    )
    await retireFact(ctx, factId)
    expect(await names('trade', { ...all, names: 1 })).toEqual([1, '[Trade] of cotton 1'])
    expect(await names('foreign')).toEqual([0])
    const topic = { kind: 'topics', add: ['Silk roads'], remove: ['Trade of cotton'] } as const
    expect((await changeCards(later(ctx, 1), topic, { kind: 'all', query: '', except: [] })).ok).toBe(true)
    expect([await names('cotton'), await names('silk')]).toEqual([[0], [1, '[Silk] roads 1']])
    expect((await undo(later(ctx, 2))).ok).toBe(true)
    expect([await names('of cotton'), await names('silk')]).toEqual([[1, 'Trade [of] [cotton] 1'], [0]])
  })

  it('finds nothing of another learner’s library', async () => {
    const { ctx } = await started()
    const other = await secondLearner(ctx, 'own workspace')
    expect(await titles(other, 'xinjiang')).toEqual([])
  })

  it('finds words in every part of a long text', async () => {
    const { ctx } = await started()
    const pages = Array.from({ length: 40 }, (_, i) => `Page ${i} ${'and so on '.repeat(100)}landmark${i}.`)
    await addedKey(ctx, pasted(pages.join('\n\n'), { title: 'A long text' }))
    expect((await found(ctx, 'landmark39')).articles).toEqual([
      ['A long text', expect.stringMatching(/\[landmark39\]\.$/)],
    ])
    expect(await titles(ctx, 'landmark0 -landmark39')).toEqual([])
  })
})
