import { afterEach, beforeEach, expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import type { BibliographyInput } from '@/lib/services/articles/article-input'
import { listArticles } from '@/lib/services/articles/list-articles'
import { addArticle, addShared } from '@/lib/services/capture/add-article'
import { addFeedItem, followFeed, listFeeds, readFeeds, setFeedRetired } from '@/lib/services/capture/feeds'
import type { Context } from '@/lib/services/context'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { type LocalSite, localSite } from '@/tests/support/local-site'
import { must } from '@/tests/support/must'

let site: LocalSite
beforeEach(async () => {
  site = await localSite()
})
afterEach(() => site.close())

const OPEN: BibliographyInput = { title: null, authors: [], outlet: null, published: null, url: null }
const paragraph = (of: string) =>
  `<p>${Array.from({ length: 6 }, (_, i) => `The ${of} gauge was read at hour ${i}, and the keeper wrote the level down.`).join(' ')}</p>`

const page = (title: string, of = 'upper') =>
  `<html lang="en"><head><title>${title}</title><meta property="article:published_time" content="2024-05-06T10:00:00Z">
   <meta name="author" content="Mira Holm"></head><body><nav>Home News</nav>
   <article><h1>${title}</h1>${[of, `second ${of}`, `third ${of}`].map(paragraph).join('')}</article>
   <script>alert(1)</script></body></html>`

const item = (name: string, more = '') =>
  `<item><title>${name}</title><link>${site.url(`/${name}`)}</link><guid>${name}</guid>
   <pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><description>About ${name}.</description>${more}</item>`
const feed = (...items: readonly string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Weir</title><link>${site.url('/')}</link>${items.join('')}</channel></rss>`

const setFeed = (...items: readonly string[]) =>
  site.set('/feed', { type: 'application/rss+xml', body: feed(...items) })

const follow = async (ctx: Context) => must(await followFeed(ctx, site.url('/feed'), { policy: site.policy }))
const news = (ctx: Context, only: string | null = null) => readFeeds(ctx, only, { policy: site.policy })
const listed = async (ctx: Context) => (await news(ctx)).entries.map(({ title }) => title)
const add = async (ctx: Context, feedId: string, itemId: string) =>
  addFeedItem(ctx, { feedId, itemId }, { policy: site.policy })

onBothEngines('a feed', (open) => {
  it('lists what it has when it is checked, fetches none of it, and keeps nothing', async () => {
    const { ctx, engine } = await open()
    setFeed(item('gauges'), item('lamps'))
    expect(await follow(ctx)).toMatchObject({ title: 'The Weir' })
    const before = await dump(engine)
    expect((await news(ctx)).entries).toMatchObject([
      { title: 'gauges', published: '2024-05-06', feedTitle: 'The Weir', summary: 'About gauges.', key: null },
      { title: 'lamps', published: '2024-05-06', key: null },
    ])
    expect(site.asked).toEqual(['/feed', '/feed'])
    expect(await dump(engine)).toEqual(before)
  })

  it('is one list with others, the latest first', async () => {
    const { ctx } = await open()
    setFeed(item('gauges'))
    await follow(ctx)
    const older = item('lamps').replace('06 May 2024', '01 May 2024')
    const newer = item('boats').replace('06 May 2024', '09 May 2024')
    site.set('/other', { type: 'application/rss+xml', body: feed(older, newer).replace('The Weir', 'The Lock') })
    await followFeed(ctx, site.url('/other'), { policy: site.policy })
    expect(await listed(ctx)).toEqual(['boats', 'gauges', 'lamps'])
    const [first] = await listFeeds(ctx)
    expect((await news(ctx, first?.feedId)).entries.map(({ feedTitle }) => feedTitle)).toEqual(['The Lock', 'The Lock'])
  })

  it('is kept where it cannot be read, says why, and works again', async () => {
    const { ctx } = await open()
    setFeed(item('gauges'))
    const { feedId } = await follow(ctx)
    site.set('/feed', { status: 404 })
    expect(await news(ctx)).toMatchObject({
      entries: [],
      failures: [{ feedId, title: 'The Weir', message: expect.stringContaining('/feed') }],
    })
    setFeed(item('gauges'), item('lamps'))
    expect(await news(ctx)).toMatchObject({ entries: [{}, {}], failures: [] })
  })

  it('is given up and followed again', async () => {
    const { ctx } = await open()
    setFeed(item('gauges'))
    const { feedId } = await follow(ctx)
    await setFeedRetired(ctx, feedId, true)
    expect(await listFeeds(ctx)).toEqual([])
    expect(await news(ctx)).toEqual({ entries: [], failures: [] })
    expect(await add(ctx, feedId, 'gauges')).toMatchObject({ ok: false, code: 'not-found' })
    expect((await follow(ctx)).feedId).toBe(feedId)
    expect(await listFeeds(ctx)).toHaveLength(1)
  })

  it('is not added where there is none, or where the address is not of the public web', async () => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    site.set('/feed', { type: 'text/html', body: page('No feed') })
    expect(await followFeed(ctx, site.url('/feed'), { policy: site.policy })).toMatchObject({ ok: false, field: 'url' })
    const asked = site.asked.length
    expect(await followFeed(ctx, site.url('/feed'))).toMatchObject({ ok: false, field: 'url' })
    expect(site.asked).toHaveLength(asked)
    expect(await dump(engine)).toEqual(before)
  })

  it('is nothing to a stranger', async () => {
    const { ctx } = await open()
    setFeed(item('gauges'))
    const { feedId } = await follow(ctx)
    const stranger: Context = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    expect(await listFeeds(stranger)).toEqual([])
    expect(await add(stranger, feedId, 'gauges')).toMatchObject({ ok: false, code: 'not-found' })
    expect(await setFeedRetired(stranger, feedId, true)).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('gives an item’s page to the library and the reading list, once, and the list says so', async () => {
    const { ctx } = await open()
    setFeed(item('gauges'))
    site.set('/gauges', { body: page('Gauges of the river') })
    const { feedId } = await follow(ctx)
    const added = await add(ctx, feedId, 'gauges')
    if (!added.ok || added.value.kind !== 'added') throw new Error(JSON.stringify(added))
    const { key } = added.value
    const article = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, key)
    expect(article).toMatchObject({ title: 'gauges', origin: 'feed', published: '2024-05-06', outlet: 'The Weir' })
    expect(article?.text).toContain('The upper gauge was read at hour 0')
    expect(article?.text).not.toContain('alert')
    const { articles } = await listArticles(ctx, { search: '', order: 'date', page: 1, filter: 'waiting' })
    expect(articles).toMatchObject([{ title: 'gauges' }])
    expect((await news(ctx)).entries).toMatchObject([{ itemId: 'gauges', key }])
    expect(await add(ctx, feedId, 'gauges')).toMatchObject({ ok: true, value: { kind: 'known', key } })
  })

  it('gives the text that the feed itself holds, without fetching the page', async () => {
    const { ctx } = await open()
    const whole = [paragraph('upper'), paragraph('lower'), paragraph('middle')].join('')
    setFeed(item('gauges', `<content:encoded><![CDATA[${whole}]]></content:encoded>`))
    const { feedId } = await follow(ctx)
    expect(await add(ctx, feedId, 'gauges')).toMatchObject({ ok: true, value: { kind: 'added' } })
    expect(site.asked).not.toContain('/gauges')
  })

  it('says why an item’s page cannot be fetched, or is listed no more', async () => {
    const { ctx } = await open()
    setFeed(item('gone'))
    const { feedId } = await follow(ctx)
    expect(await add(ctx, feedId, 'gone')).toMatchObject({ ok: false })
    setFeed(item('other'))
    expect(await add(ctx, feedId, 'gone')).toMatchObject({ ok: false, code: 'not-found' })
  })
})

onBothEngines('a page of the web', (open) => {
  it('is added from its address with what the page says of itself', async () => {
    const { ctx } = await open()
    site.set('/weir', { body: page('The weir at night') })
    const source = { kind: 'address', url: site.url('/weir') } as const
    const added = await addArticle(ctx, { ...OPEN, source }, { policy: site.policy })
    if (!added.ok || added.value.kind !== 'added') throw new Error(JSON.stringify(added))
    expect(await findArticle(ctx.engine.read, ctx.actor.workspaceIds, added.value.key)).toMatchObject({
      title: 'The weir at night',
      authors: ['Mira Holm'],
      published: '2024-05-06',
      origin: 'address',
      url: site.url('/weir'),
    })
  })

  it.each([
    ['behind a login', { status: 401 }, 'forbidden'],
    ['that is not there', { status: 404 }, 'not-found'],
    ['that is a picture', { type: 'image/png', body: 'x' }, 'wrong-type'],
    ['whose server fails', { status: 500 }, 'conflict'],
  ] as const)('is refused %s with a message beside the address, and nothing is kept', async (_, answer, code) => {
    const { ctx, engine } = await open()
    site.set('/weir', answer)
    const before = await dump(engine)
    const source = { kind: 'address', url: site.url('/weir') } as const
    const added = await addArticle(ctx, { ...OPEN, source }, { policy: site.policy })
    expect(added).toMatchObject({ ok: false, code, field: 'url' })
    expect(await dump(engine)).toEqual(before)
  })

  it('is added when it was shared, with the selected words highlighted, or these alone', async () => {
    const { ctx, engine } = await open()
    site.set('/weir', { body: page('The weir at night') })
    const shared = { url: site.url('/weir'), title: 'Weir', text: 'the keeper wrote   the level down' }
    const added = await addShared(ctx, shared, { wordsOnly: false }, { policy: site.policy })
    expect(added).toMatchObject({ ok: true, value: { kind: 'added', title: 'The weir at night' } })
    const { highlights, snapshots } = engine.read.t
    const [highlight] = await engine.read.db.select().from(highlights)
    const [snapshot] = await engine.read.db.select().from(snapshots)
    expect(snapshot?.text.slice(highlight?.start, highlight?.end)).toBe('the keeper wrote the level down')
    const words = await addShared(ctx, { ...shared, url: site.url('/login') }, { wordsOnly: true })
    expect(words).toMatchObject({ ok: true, value: { kind: 'added', title: 'Weir' } })
    expect(site.asked).toEqual(['/weir'])
    const again = await addShared(ctx, shared, { wordsOnly: false }, { policy: site.policy })
    expect(again).toMatchObject({ ok: true, value: { kind: 'known' } })
  })

  it('is not added when it is shared and may be a newer version, before somebody says so', async () => {
    const { ctx } = await open()
    site.set('/weir', { body: page('The weir at night') })
    const shared = { url: site.url('/weir'), title: null, text: null }
    await addShared(ctx, shared, { wordsOnly: false }, { policy: site.policy })
    site.set('/weir', { body: page('The weir at night').replace('hour 0', 'hour 10') })
    const asked = await addShared(ctx, shared, { wordsOnly: false }, { policy: site.policy })
    if (!asked.ok || asked.value.kind !== 'confirm') throw new Error(JSON.stringify(asked))
    const of = asked.value.found.newerOf?.key ?? ''
    const as = { kind: 'version', of } as const
    expect(await addShared(ctx, shared, { wordsOnly: false, as }, { policy: site.policy })).toMatchObject({
      ok: true,
      value: { kind: 'renewed', key: of },
    })
  })
})
