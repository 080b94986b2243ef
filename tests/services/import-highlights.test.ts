import { expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import { highlightsOf } from '@/lib/data/queries/drafts/drafts'
import { loadArticle } from '@/lib/services/articles/load-article'
import { importHighlights } from '@/lib/services/capture/import-highlights'
import type { Context } from '@/lib/services/context'
import { makeFact } from '@/lib/services/facts/make-fact'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { must, present } from '@/tests/support/must'
import { draft, entry } from './library-fixture'

const HEADER = 'Highlight,Book Title,Book Author,Note,Location,Highlighted at'
const row = (text: string, { title = 'The Weir', note = '', location = 1 } = {}) =>
  `"${text}","${title}","Mira Holm","${note}",${location},2024-03-04 10:11:12`
const csv = (...rows: readonly string[]) => Buffer.from([HEADER, ...rows].join('\n'))

const OPENED = 'The Stone Bridge was opened in 1999.'
const LIME = 'Lime was burnt on the eastern bank.'
const FLOOD = 'The flood of June took the ferry.'

const imported = async (ctx: Context, bytes: Uint8Array) => must(await importHighlights(ctx, bytes))

const marked = async (ctx: Context, key: string) => {
  const article = present(await findArticle(ctx.engine.read, ctx.actor.workspaceIds, key))
  const highlights = await highlightsOf(ctx.engine.read, article)
  expect(highlights.every(({ snapshotId }) => snapshotId === article.snapshotId)).toBe(true)
  return highlights.map(({ start, end, note }) => [article.text.slice(start, end), note])
}

onBothEngines('highlights of another program', (open) => {
  it('become an article for each work, with each highlight marked in it', async () => {
    const { ctx } = await open()
    const { works } = await imported(
      ctx,
      csv(row(LIME, { location: 9 }), row(OPENED, { note: 'Check it.' }), row(FLOOD, { title: 'Ferries' })),
    )
    expect(works).toMatchObject([
      { kind: 'added', title: 'The Weir', highlights: 2 },
      { kind: 'added', title: 'Ferries', highlights: 1 },
    ])
    const loaded = await loadArticle(ctx, works[0]?.key ?? '')
    expect(loaded?.article).toMatchObject({
      origin: 'highlights',
      authors: ['Mira Holm'],
      text: `${OPENED}\n\n${LIME}`,
    })
    expect(await marked(ctx, works[0]?.key ?? '')).toEqual([
      [OPENED, 'Check it.'],
      [LIME, null],
    ])
  })

  it('change nothing when they are imported again', async () => {
    const { ctx, engine } = await open()
    await imported(ctx, csv(row(OPENED), row(LIME)))
    const before = await dump(engine)
    expect((await imported(ctx, csv(row(OPENED), row(LIME)))).works).toMatchObject([
      { kind: 'unchanged', highlights: 0 },
    ])
    expect(await dump(engine)).toEqual(before)
  })

  it('grow at the end when there are more, and facts keep their passages and cards', async () => {
    const { ctx } = await open()
    const { works } = await imported(ctx, csv(row(OPENED), row(LIME, { location: 2 })))
    const key = works[0]?.key ?? ''
    const words = OPENED.slice(0, -1)
    const made = await makeFact(ctx, key, { start: 0, end: words.length }, draft({ cards: [entry()] }))
    expect(made.ok).toBe(true)
    const more = await imported(ctx, csv(row(FLOOD, { location: 1 }), row(OPENED), row(LIME, { location: 2 })))
    expect(more.works).toMatchObject([{ kind: 'grown', key, highlights: 1 }])
    const loaded = await loadArticle(ctx, key)
    expect(loaded?.article.text).toBe(`${OPENED}\n\n${LIME}\n\n${FLOOD}`)
    const [fact] = loaded?.facts ?? []
    expect(fact?.passage).toMatchObject({ exact: words, start: 0, snapshotId: loaded?.article.snapshotId })
    expect(fact?.cards).toHaveLength(1)
    expect((await marked(ctx, key)).map(([text]) => text)).toEqual([OPENED, LIME, FLOOD])
  })

  it.each([
    ['of another kind', Buffer.from('a,b\n1,2'), 'wrong-type'],
    ['without highlights', csv(row('')), 'invalid'],
    ['of no text', new Uint8Array([0, 255, 0, 1]), 'wrong-type'],
  ])('are refused in a file %s, and nothing is written', async (_, bytes, code) => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    expect(await importHighlights(ctx, bytes)).toMatchObject({ ok: false, code, field: 'file' })
    expect(await dump(engine)).toEqual(before)
  })

  it('keep a cell that looks like a formula as words', async () => {
    const { ctx } = await open()
    const { works } = await imported(ctx, csv(row('=SUM(A1:A9) was written on the wall.')))
    expect((await marked(ctx, works[0]?.key ?? ''))[0]?.[0]).toBe('=SUM(A1:A9) was written on the wall.')
  })
})
