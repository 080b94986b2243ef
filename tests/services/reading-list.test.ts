import { expect, it } from 'vitest'
import type { FactView } from '@/lib/data/queries/facts/fact-views'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { DEFAULT_PREFERENCES, type Preferences } from '@/lib/domain/preferences'
import { DAY_MS } from '@/lib/domain/time/units'
import { editArticle } from '@/lib/services/articles/edit-article'
import { listArticles } from '@/lib/services/articles/list-articles'
import { loadArticle } from '@/lib/services/articles/load-article'
import { removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { addArticle } from '@/lib/services/capture/add-article'
import type { Context } from '@/lib/services/context'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { loadReading, loadReadingList, loadReadingOfDay } from '@/lib/services/reading/load-reading-list'
import {
  markMined,
  putOffReading,
  saveReadPoint,
  setPriority,
  setReadingState,
} from '@/lib/services/reading/save-reading'
import { loadSession } from '@/lib/services/study/load-session'
import { dump } from '@/tests/support/dump'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { holdsTogether } from '@/tests/support/failing-engine'
import { addedKey, draft, madeFact, pasted } from './library-fixture'
import { secondLearner } from './second-learner'

const TEXT_A = Array.from({ length: 60 }, (_, i) => `Sentence ${i} of the first text tells of water.`).join(' ')
const TEXT_B = Array.from({ length: 600 }, (_, i) => `Line ${i} in another book is about stone and lime.`).join(' ')

const short = (ctx: Context) => addedKey(ctx, pasted(TEXT_A, { title: 'Water' }))
const long = (ctx: Context) => addedKey(ctx, pasted(TEXT_B, { title: 'Stone' }))
const later = (ctx: Context, days: number): Context => ({ ...ctx, now: MORNING + days * DAY_MS })
const planned = async (ctx: Context) => (await loadReadingOfDay(ctx)).articles.map(({ title }) => title)

onBothEngines('the reading list', (open) => {
  it('holds what was added, waiting, within the minutes of the day', async () => {
    const { ctx } = await open()
    await short(ctx)
    await long(ctx)
    const { articles, wordsPerMinute } = await loadReadingOfDay(ctx)
    expect(wordsPerMinute).toBe(230)
    expect(articles.map(({ title, isBegun }) => [title, isBegun])).toEqual([
      ['Water', false],
      ['Stone', false],
    ])
    expect(articles.reduce((sum, { minutesToday }) => sum + minutesToday, 0)).toBeLessThanOrEqual(20)
    expect(articles[1]?.minutesToday).toBeLessThan(articles[1]?.minutesLeft ?? 0)
  })

  it('is there for a learner whose row names fewer preferences', async () => {
    const { ctx, engine } = await open()
    await engine.write(async (tx) => {
      const older: unknown = { theme: 'dark', singleKeys: false }
      // An older release wrote fewer.
      await tx.db.update(tx.t.learners).set({ preferences: older as Preferences })
    })
    const learner = await findLearner(engine.read, ctx.actor.learnerId)
    expect(learner?.preferences).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark', singleKeys: false })
  })

  it('brings an article back two days after it was left off, where reading stopped', async () => {
    const { ctx } = await open()
    const key = await long(ctx)
    expect(await saveReadPoint(ctx, key, { readPoint: 9_000, readMs: 300_000 })).toMatchObject({
      ok: true,
      value: { state: 'reading', readPoint: 9_000 },
    })
    expect(await planned(ctx)).toEqual([])
    expect(await planned(later(ctx, 1))).toEqual([])
    expect(await planned(later(ctx, 2))).toEqual(['Stone'])
    expect(await planned(later(ctx, 200))).toEqual(['Stone'])
    expect((await loadReading(ctx, key))?.reading.readPoint).toBe(9_000)
  })

  it('is done with an article at its last words', async () => {
    const { ctx } = await open()
    const key = await short(ctx)
    await saveReadPoint(ctx, key, { readPoint: TEXT_A.length, readMs: 60_000 })
    expect(await planned(later(ctx, 9))).toEqual([])
    const [article] = (await listArticles(ctx, { search: '', order: 'reading', page: 1, filter: 'read' })).articles
    expect(article).toMatchObject({ title: 'Water', readShare: 1 })
    expect(await markMined(ctx, key)).toMatchObject({ ok: true, value: { state: 'mined' } })
  })

  it('leaves an article for today, sooner or later by its priority', async () => {
    const { ctx } = await open()
    const [one, two] = [await short(ctx), await long(ctx)]
    await setPriority(ctx, one, 2)
    await setPriority(ctx, two, 0)
    expect(await planned(ctx)).toEqual(['Stone'])
    await putOffReading(ctx, two)
    expect(await planned(ctx)).toEqual(['Water'])
    expect(await planned(later(ctx, 1))).toEqual(['Stone'])
    await setReadingState(ctx, two, 'set-aside')
    expect(await planned(later(ctx, 1))).toEqual(['Water'])
    expect((await listArticles(ctx, { search: '', order: 'date', page: 1 })).counts).toMatchObject({
      all: 2,
      waiting: 1,
      'set-aside': 1,
      reading: 0,
      unlisted: 0,
    })
  })

  it('reckons with the pace at which its reader reads', async () => {
    const { ctx } = await open()
    const key = await long(ctx)
    for (let i = 1; i <= 6; i++) {
      await saveReadPoint(ctx, key, { readPoint: i * 4_000, readMs: 5 * 60_000 })
    }
    const { wordsPerMinute } = await loadReadingOfDay(ctx)
    expect(wordsPerMinute).toBeLessThan(230)
    expect(wordsPerMinute).toBeGreaterThan(130)
  })

  it('never goes beyond the text, and takes no open page for hours of reading', async () => {
    const { ctx } = await open()
    const key = await short(ctx)
    const kept = await saveReadPoint(ctx, key, { readPoint: 10_000_000, readMs: 36_000_000 })
    expect(kept).toMatchObject({ ok: true, value: { readPoint: TEXT_A.length, readMs: 600_000 } })
  })

  it('is each learner’s own, and a stranger’s articles are not found', async () => {
    const { ctx } = await open()
    const key = await long(ctx)
    await saveReadPoint(ctx, key, { readPoint: 900, readMs: 30_000 })
    const other = await secondLearner(ctx, 'same workspace')
    const stateFor = async (actor: Context) =>
      (await listArticles(actor, { search: '', order: 'date', page: 1 })).articles[0]?.reading?.state ?? null
    expect([await stateFor(ctx), await stateFor(other)]).toEqual(['reading', null])
    await setReadingState(other, key, 'read')
    expect([await stateFor(ctx), await stateFor(other)]).toEqual(['reading', 'read'])
    const stranger = await secondLearner(ctx, 'own workspace')
    for (const act of [
      setReadingState(stranger, key, 'read'),
      setPriority(stranger, key, 0),
      putOffReading(stranger, key),
    ]) {
      expect(await act).toMatchObject({ ok: false, code: 'not-found' })
    }
    expect(await saveReadPoint(stranger, key, { readPoint: 1, readMs: 1 })).toMatchObject({ code: 'not-found' })
  })

  it('comes in pages, begun first, then by priority', async () => {
    const { ctx } = await open()
    const keys: string[] = []
    for (let i = 0; i < 53; i++)
      keys.push(await addedKey(ctx, pasted(`${i} ${TEXT_A.slice(i * 40)}`, { title: `T${i}`, as: { kind: 'own' } })))
    await setPriority(ctx, keys[7] ?? '', 0)
    await saveReadPoint(ctx, keys[9] ?? '', { readPoint: 100, readMs: 10_000 })
    const first = await loadReadingList(ctx, 1)
    expect(first.entries.slice(0, 2).map(({ title }) => title)).toEqual(['T9', 'T7'])
    expect({ total: first.total, shown: first.entries.length }).toEqual({ total: 53, shown: 50 })
    expect((await loadReadingList(ctx, 9)).entries).toHaveLength(3)
  })
})

onBothEngines('an article as a whole', (open) => {
  it('takes another bibliography, and nothing else of it changes', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    await madeFact(ctx, key)
    const before = await loadArticle(ctx, key)
    const said = { title: 'Over the water', authors: [], outlet: 'The Weir', published: '2003-04', url: null }
    expect(await editArticle(ctx, key, said)).toMatchObject({ ok: true })
    const after = await loadArticle(ctx, key)
    expect(after?.article).toMatchObject({ ...said, text: before?.article.text })
    const alone = ({ source: _, ...fact }: FactView) => fact
    expect(after?.facts.map(alone)).toEqual(before?.facts.map(alone))
    expect(after?.facts.map(({ source }) => source.title)).toEqual([said.title])
    expect(await editArticle(ctx, key, { ...said, title: null })).toMatchObject({ ok: false, field: 'title' })
    const stranger: Context = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    expect(await editArticle(stranger, key, said)).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('is removed with its cards, asked no more, and comes back as it was', async () => {
    const { ctx, engine } = await open()
    const key = await addedKey(ctx)
    await madeFact(ctx, key)
    const before = await dump(engine)
    expect((await loadSession(ctx)).main).toHaveLength(1)
    expect(await removeArticle(ctx, key)).toMatchObject({ ok: true, value: { facts: 1, cards: 1 } })
    expect((await loadSession(ctx)).main).toHaveLength(0)
    expect(await loadArticle(ctx, key)).toBeNull()
    expect((await listArticles(ctx, { search: '', order: 'date', page: 1 })).total).toBe(0)
    expect(await planned(ctx)).toEqual([])
    expect(await restoreArticle(later(ctx, 1), key)).toMatchObject({ ok: true, value: { facts: 1, cards: 1 } })
    const { actions, ...after } = await dump(engine)
    expect(actions).toHaveLength((before.actions?.length ?? 0) + 2)
    expect(after).toEqual({ ...before, actions: undefined })
  })

  it('does not bring back facts that were retired before it was removed', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const { factId } = await madeFact(ctx, key)
    await madeFact(ctx, key, draft({ statement: 'Mira Holm called it a street over water.', cards: draft().cards }))
    await retireFact(ctx, factId)
    await removeArticle(later(ctx, 1), key)
    await restoreArticle(later(ctx, 2), key)
    const facts = (await loadArticle(ctx, key))?.facts ?? []
    expect(facts.filter(({ retiredAt }) => retiredAt === null)).toHaveLength(1)
  })

  it('is whole when removing it is interrupted at any statement', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    await madeFact(ctx, key)
    expect(await holdsTogether(ctx, (c) => removeArticle(c, key))).toBeGreaterThan(4)
  })

  it('is nothing to a stranger', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const stranger: Context = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    expect(await removeArticle(stranger, key)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await addArticle(ctx, pasted())).toMatchObject({ ok: true, value: { kind: 'known', key } })
  })
})
