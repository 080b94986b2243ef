import { afterEach, beforeEach, expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import type { BibliographyInput } from '@/lib/services/articles/article-input'
import type { Context } from '@/lib/services/context'
import { addArticle } from '@/lib/services/incoming/add-article'
import { setIncomingDeclined } from '@/lib/services/incoming/add-incoming'
import { checkFeed, checkFeeds, followFeed, listFeeds, setFeedRetired } from '@/lib/services/incoming/follow-feed'
import { listIncoming } from '@/lib/services/incoming/list-incoming'
import { sharePage, shareWords } from '@/lib/services/incoming/share-article'
import { takeIncoming } from '@/lib/services/incoming/take-incoming'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { type LocalSite, localSite } from '@/tests/support/local-site'

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

const setFeed = (etag: string, ...items: readonly string[]) =>
  site.set('/feed', { type: 'application/rss+xml', body: feed(...items), headers: { etag } })

const titles = async (ctx: Context) => (await listIncoming(ctx, null)).articles.map(({ title }) => title)
const followed = async (ctx: Context) => {
  const result = await followFeed(ctx, site.url('/feed'), { policy: site.policy })
  if (!result.ok) throw new Error(result.message)
  return result.value
}

onBothEngines('a feed', (open) => {
  it('offers its items when it is followed, and fetches none of them', async () => {
    const { ctx } = await open()
    setFeed('"1"', item('gauges'), item('lamps'))
    expect(await followed(ctx)).toMatchObject({ title: 'The Weir', fresh: 2, failure: null })
    const { articles } = await listIncoming(ctx, 'The Weir')
    expect(articles.map(({ title, published, words }) => [title, published, words])).toEqual([
      ['gauges', '2024-05-06', null],
      ['lamps', '2024-05-06', null],
    ])
    expect(site.asked).toEqual(['/feed'])
  })

  it('offers what is new when it is checked, each item once, also where it was declined', async () => {
    const { ctx } = await open()
    setFeed('"1"', item('gauges'))
    const { feedId } = await followed(ctx)
    const { articles } = await listIncoming(ctx, null)
    await setIncomingDeclined(ctx, [articles[0]?.incomingId ?? ''], true)
    setFeed('"2"', item('lamps'), item('gauges'))
    expect(await checkFeed(ctx, feedId, { policy: site.policy })).toMatchObject({ ok: true, value: { fresh: 1 } })
    expect(await titles(ctx)).toEqual(['lamps'])
    expect(await checkFeeds(ctx, { policy: site.policy })).toMatchObject([{ fresh: 0, failure: null }])
  })

  it('is kept with the reason where it cannot be checked, and works again', async () => {
    const { ctx } = await open()
    setFeed('"1"', item('gauges'))
    const { feedId } = await followed(ctx)
    site.set('/feed', { status: 404 })
    const [checked] = await checkFeeds(ctx, { policy: site.policy })
    expect(checked?.failure).toContain('/feed')
    expect((await listFeeds(ctx))[0]?.failure).toBe(checked?.failure)
    setFeed('"3"', item('gauges'), item('lamps'))
    expect(await checkFeed(ctx, feedId, { policy: site.policy })).toMatchObject({ value: { fresh: 1, failure: null } })
    expect((await listFeeds(ctx))[0]?.failure).toBeNull()
  })

  it('is given up and followed again; what it offered stays', async () => {
    const { ctx } = await open()
    setFeed('"1"', item('gauges'))
    const { feedId } = await followed(ctx)
    await setFeedRetired(ctx, feedId, true)
    expect(await listFeeds(ctx)).toEqual([])
    expect(await checkFeed(ctx, feedId, { policy: site.policy })).toMatchObject({ ok: false, code: 'not-found' })
    expect(await titles(ctx)).toEqual(['gauges'])
    expect((await followed(ctx)).feedId).toBe(feedId)
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

  it('gives an item’s page when the item is taken, once', async () => {
    const { ctx } = await open()
    setFeed('"1"', item('gauges'))
    site.set('/gauges', { body: page('Gauges of the river') })
    await followed(ctx)
    const [waiting] = (await listIncoming(ctx, null)).articles
    const taken = await takeIncoming(ctx, waiting?.incomingId ?? '', { reach: { policy: site.policy } })
    if (!taken.ok || taken.value.kind !== 'added') throw new Error(JSON.stringify(taken))
    const article = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, taken.value.key)
    expect(article).toMatchObject({ title: 'gauges', origin: 'feed', published: '2024-05-06', outlet: 'The Weir' })
    expect(article?.text).toContain('The upper gauge was read at hour 0')
    expect(article?.text).not.toContain('alert')
    await takeIncoming(ctx, waiting?.incomingId ?? '', { reach: { policy: site.policy } })
    expect(site.asked.filter((path) => path === '/gauges')).toHaveLength(1)
  })

  it('leaves an item where its page cannot be fetched', async () => {
    const { ctx } = await open()
    setFeed('"1"', item('gone'))
    await followed(ctx)
    const [article] = (await listIncoming(ctx, null)).articles
    expect(await takeIncoming(ctx, article?.incomingId ?? '', { reach: { policy: site.policy } })).toMatchObject({
      ok: false,
    })
    expect(await titles(ctx)).toEqual(['gone'])
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

  it('waits as an offer when it was shared, and the words that were selected can be kept without it', async () => {
    const { ctx } = await open()
    site.set('/weir', { body: page('The weir at night') })
    const shared = { url: site.url('/weir'), title: 'Weir', text: 'the keeper wrote the level down' }
    expect(await sharePage(ctx, shared, { policy: site.policy })).toMatchObject({ ok: true })
    expect(await titles(ctx)).toEqual(['The weir at night'])
    const words = await shareWords(ctx, { ...shared, url: site.url('/login') })
    expect(words).toMatchObject({ ok: true })
    expect((await titles(ctx)).sort()).toEqual(['The weir at night', 'Weir'])
    expect(site.asked).toEqual(['/weir'])
  })
})
