import { expect, it } from 'vitest'
import { MONTH_NAMES } from '@/lib/domain/content/edtf'
import { listArticles } from '@/lib/services/articles/list-articles'
import { addArticle } from '@/lib/services/capture/add-article'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { pasted } from './library-fixture'

const sentence = (of: string, i: number) =>
  `The ${of} crossing number ${i} was measured again in the autumn, and its keepers wrote down what they had seen of it.`

const post = (title: string, of: string, date: string) =>
  [
    `## ${title}`,
    `By Ada Surveyor, ${date}`,
    ...Array.from({ length: 4 }, (_, i) => [0, 1, 2].map((j) => sentence(of, i * 3 + j)).join(' ')),
  ].join('\n\n')

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
