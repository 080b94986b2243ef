import { expect, it } from 'vitest'
import { MONTH_NAMES } from '@/lib/domain/content/edtf'
import { listArticles } from '@/lib/services/articles/list-articles'
import { removeArticle } from '@/lib/services/articles/remove-article'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { addArticle } from '@/lib/services/incoming/add-article'
import { setIncomingDeclined } from '@/lib/services/incoming/add-incoming'
import { listIncoming, loadIncoming } from '@/lib/services/incoming/list-incoming'
import { takeAllIncoming, takeIncoming } from '@/lib/services/incoming/take-incoming'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { smallArticle } from '@/tests/support/library'
import { pasted } from './library-fixture'

const sentence = (of: string, i: number) =>
  `The ${of} crossing number ${i} was measured again in the autumn, and its keepers wrote down what they had seen of it.`

const post = (title: string, of: string, date: string) =>
  [
    `## ${title}`,
    `By Ada Surveyor, ${date}`,
    ...Array.from({ length: 4 }, (_, i) => [0, 1, 2].map((j) => sentence(of, i * 3 + j)).join(' ')),
  ].join('\n\n')

const ARCHIVE = [
  post('Bridges of the north', 'northern', '12 March 2021'),
  post('Tunnels of the south', 'southern', '3 April 2021'),
  post('Ferries of the west', 'western', '21 May 2021'),
].join('\n\n')

const archive = (text = ARCHIVE) =>
  pasted('', {
    title: null,
    authors: [],
    outlet: null,
    published: null,
    source: { kind: 'file', name: 'crossings.txt', bytes: Buffer.from(text) },
  })

const offered = async (ctx: Context, input = archive()) => {
  const added = await addArticle(ctx, input)
  if (!added.ok || added.value.kind !== 'archive') throw new Error(`no archive: ${JSON.stringify(added)}`)
  return added.value
}

const titles = async (ctx: Context) => (await listIncoming(ctx, null)).articles.map(({ title }) => title)

onBothEngines('an archive of several articles', (open) => {
  it('is cut, and each article waits with its own text, title and date', async () => {
    const { ctx } = await open()
    const { sourceName, incomingIds } = await offered(ctx)
    expect(sourceName).toBe('crossings.txt')
    const { articles, total, sources } = await listIncoming(ctx, 'crossings.txt')
    expect(articles.map(({ incomingId }) => incomingId)).toEqual(incomingIds)
    expect(articles.map(({ title, published }) => [title, published])).toEqual([
      ['Bridges of the north', '2021-03-12'],
      ['Tunnels of the south', '2021-04-03'],
      ['Ferries of the west', '2021-05-21'],
    ])
    expect({ total, sources }).toEqual({ total: 3, sources: [{ sourceName: 'crossings.txt', articles: 3 }] })
    const second = await loadIncoming(ctx, incomingIds[1] ?? '')
    expect(second?.text).toContain('southern')
    expect(second?.text).not.toContain('northern')
    expect((await listArticles(ctx, { search: '', order: 'date', page: 1 })).total).toBe(0)
  })

  it('offers nothing twice when it comes again, and again what was declined', async () => {
    const { ctx } = await open()
    const { incomingIds } = await offered(ctx)
    await setIncomingDeclined(ctx, incomingIds.slice(0, 1), true)
    expect(await titles(ctx)).toEqual(['Tunnels of the south', 'Ferries of the west'])
    expect((await offered(ctx)).incomingIds).toEqual(incomingIds)
    expect(await titles(ctx)).toHaveLength(3)
  })

  it('is added piece by piece: what was taken is in the library and on the reading list, the rest waits', async () => {
    const { ctx } = await open()
    const { incomingIds } = await offered(ctx)
    const [taken] = await takeAllIncoming(ctx, incomingIds.slice(1, 2))
    expect(taken?.result).toMatchObject({ ok: true, value: { kind: 'added', title: 'Tunnels of the south' } })
    expect(await titles(ctx)).toEqual(['Bridges of the north', 'Ferries of the west'])
    const { articles } = await listArticles(ctx, { search: '', order: 'date', page: 1, filter: 'waiting' })
    expect(articles).toMatchObject([{ title: 'Tunnels of the south', published: '2021-04-03', origin: 'file' }])
    expect((await offered(ctx)).passedOver).toBe(1)
  })

  it('gives an article once, however often it is taken', async () => {
    const { ctx, engine } = await open()
    const { incomingIds } = await offered(ctx)
    await takeIncoming(ctx, incomingIds[0] ?? '')
    const before = await dump(engine)
    expect(await takeIncoming(ctx, incomingIds[0] ?? '')).toMatchObject({ ok: true, value: { kind: 'known' } })
    expect(await dump(engine)).toEqual(before)
  })

  it('is offered again where the article was removed', async () => {
    const { ctx } = await open()
    const { incomingIds } = await offered(ctx)
    const taken = await takeIncoming(ctx, incomingIds[0] ?? '')
    if (!taken.ok || taken.value.kind !== 'added') throw new Error('it was not taken')
    await removeArticle(ctx, taken.value.key)
    expect((await offered(ctx)).incomingIds).toEqual(incomingIds)
    expect(await takeIncoming(ctx, incomingIds[0] ?? '')).toMatchObject({ ok: true, value: { kind: 'added' } })
  })

  it('takes what its reader says of an article before what the text says, and highlights the selected words', async () => {
    const { ctx, engine } = await open()
    const { incomingIds } = await offered(ctx)
    const said = { title: 'Ferries', authors: ['B. Pilot'], outlet: null, published: '2022', url: null }
    const mark = 'western crossing   number 2 was measured'
    const taken = await takeIncoming(ctx, incomingIds[2] ?? '', { said, mark })
    expect(taken).toMatchObject({ ok: true, value: { kind: 'added', title: 'Ferries' } })
    const [article] = (await listArticles(ctx, { search: '', order: 'date', page: 1 })).articles
    expect(article).toMatchObject({ authors: ['B. Pilot'], published: '2022' })
    const { highlights, snapshots } = engine.read.t
    const [highlight] = await engine.read.db.select().from(highlights)
    const [snapshot] = await engine.read.db.select().from(snapshots)
    expect(snapshot?.text.slice(highlight?.start, highlight?.end)).toBe('western crossing number 2 was measured')
  })

  it('says where the library holds notes under the title, and adds the text beside them', async () => {
    const { ctx, engine } = await open()
    const notes = { ...smallArticle('north', [{ key: 'a' }]), title: 'Bridges of the north' }
    await loadContent(engine, localWorkspace(ctx), [notes], ctx.now)
    const { incomingIds } = await offered(ctx)
    const { articles } = await listIncoming(ctx, null)
    expect(articles.map(({ held }) => held?.kind ?? null)).toEqual(['notes', null, null])
    expect(await takeIncoming(ctx, incomingIds[0] ?? '')).toMatchObject({
      ok: true,
      value: { kind: 'added', sameTitle: { key: 'north', isNotes: true } },
    })
  })

  it('is nothing to a stranger: neither seen, taken nor declined', async () => {
    const { ctx } = await open()
    const { incomingIds } = await offered(ctx)
    const stranger: Context = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    expect((await listIncoming(stranger, null)).total).toBe(0)
    expect(await loadIncoming(stranger, incomingIds[0] ?? '')).toBeNull()
    expect(await takeIncoming(stranger, incomingIds[0] ?? '')).toMatchObject({ ok: false, code: 'not-found' })
    await setIncomingDeclined(stranger, incomingIds, true)
    expect(await titles(ctx)).toHaveLength(3)
  })
})

onBothEngines('a text that resembles an article', (open) => {
  const first = () =>
    pasted(post('Bridges of the north', 'northern', '12 March 2021'), { title: null, published: null })
  const newer = () =>
    pasted(post('Bridges of the north', 'northern', '12 March 2021').replace('number 3', 'number 33'), {
      title: null,
      published: null,
    })

  it('is not added before somebody says whether it is a newer version', async () => {
    const { ctx, engine } = await open()
    const added = await addArticle(ctx, first())
    const key = added.ok && added.value.kind === 'added' ? added.value.key : ''
    const before = await dump(engine)
    expect(await addArticle(ctx, newer())).toMatchObject({
      ok: true,
      value: { kind: 'confirm', found: { newerOf: { key, title: 'Bridges of the north' } } },
    })
    expect(await dump(engine)).toEqual(before)
    expect(await addArticle(ctx, { ...newer(), as: { kind: 'version', of: key } })).toMatchObject({
      ok: true,
      value: { kind: 'renewed', key },
    })
    expect((await listArticles(ctx, { search: '', order: 'date', page: 1 })).total).toBe(1)
  })

  it('becomes an article of its own where its reader says so', async () => {
    const { ctx } = await open()
    await addArticle(ctx, first())
    expect(await addArticle(ctx, { ...newer(), as: { kind: 'own' } })).toMatchObject({ value: { kind: 'added' } })
    expect((await listArticles(ctx, { search: '', order: 'date', page: 1 })).total).toBe(2)
  })

  it('proposes the latest day that a dateline can mean where it names no year, and saves none of it unasked', async () => {
    const { ctx } = await open()
    const [month, day] = new Date(ctx.now).toISOString().slice(5, 10).split('-').map(Number)
    const text = `The weir\n\nBISHKEK, ${day} ${MONTH_NAMES[(month ?? 1) - 1]} (Steppe Wire) - Water runs over it and nobody counts.`
    const open_ = { title: null, authors: [], outlet: null, published: null, url: null }
    const today = new Date(ctx.now).toISOString().slice(0, 10)
    expect(await addArticle(ctx, { ...open_, source: { kind: 'paste', text }, asks: true })).toMatchObject({
      value: { kind: 'confirm', found: { outlet: 'Steppe Wire', published: null, supposed: { published: today } } },
    })
    expect(await addArticle(ctx, { ...open_, source: { kind: 'paste', text } })).toMatchObject({
      value: { kind: 'added' },
    })
    expect((await listArticles(ctx, { search: '', order: 'date', page: 1 })).articles[0]).toMatchObject({
      published: null,
    })
  })

  it('is shown with what was found in it, where its reader is asked first', async () => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    const text = 'The weir\n\nPublished: 12 March 2023\n\nWater runs over the weir and nobody counts it.'
    const open_ = { title: null, authors: [], outlet: null, published: null, url: null }
    expect(await addArticle(ctx, { ...open_, source: { kind: 'paste', text }, asks: true })).toMatchObject({
      ok: true,
      value: { kind: 'confirm', found: { title: 'The weir', newerOf: null, sameTitle: null } },
    })
    expect(await dump(engine)).toEqual(before)
    const said = { ...open_, title: 'The weir', published: '2023-03-12' }
    expect(await addArticle(ctx, { ...said, source: { kind: 'paste', text }, asks: true })).toMatchObject({
      ok: true,
      value: { kind: 'added' },
    })
  })
})
