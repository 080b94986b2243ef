import { expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import { articleCounts, articleHeads } from '@/lib/data/queries/articles/articles'
import { MONTH_NAMES } from '@/lib/domain/content/edtf'
import { detectDuplicate } from '@/lib/services/articles/detect-duplicate'
import { listArticles } from '@/lib/services/articles/list-articles'
import { localWorkspace } from '@/lib/services/authorise'
import { addArticle } from '@/lib/services/capture/add-article'
import { loadContent } from '@/lib/services/content/load-content'
import { countingEngine } from '@/tests/support/counting-engine'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { holdsTogether } from '@/tests/support/failing-engine'
import { smallArticle } from '@/tests/support/library'
import { wordEntries, wordParagraph, zipped } from '@/tests/support/packed-files'
import { post } from '@/tests/support/post'
import { addedKey, BRIDGES, pasted } from './library-fixture'

const NOTHING = { title: null, authors: [], outlet: null, published: null }

const file = (name: string, content: string | Uint8Array) =>
  pasted('', {
    ...NOTHING,
    source: { kind: 'file', name, bytes: typeof content === 'string' ? Buffer.from(content) : content },
  })

onBothEngines('adding an article', (open) => {
  it('keeps the canonical text, the bibliography and a deck of its own', async () => {
    const { engine, ctx } = await open()
    const added = await addArticle(ctx, pasted(`  ${BRIDGES.replaceAll('\n\n', '\r\n\r\n\r\n')} `))
    expect(added).toMatchObject({ ok: true, value: { kind: 'added', title: 'Bridges of the river' } })
    const key = added.ok && added.value.kind === 'added' ? added.value.key : ''
    const article = await findArticle(engine.read, ctx.actor.workspaceIds, key)
    expect(article).toMatchObject({ text: BRIDGES, authors: ['Ada Surveyor'], published: '2001-07', origin: 'paste' })
    const decks = await engine.read.db.select().from(engine.read.t.decks)
    expect(decks).toMatchObject([{ name: 'Bridges of the river', articleId: article?.articleId }])
  })

  it('asks about a Word file what it asks about a pasted text, and keeps its text without that', async () => {
    const { engine, ctx } = await open()
    const lines = [
      'Lights out',
      'By Elena Marchetti, Rome',
      'Energy Monitor, 3 September 2026',
      'The grid failed twice.',
    ]
    const bytes = await zipped(wordEntries(lines.map((line) => wordParagraph(line)).join('')))
    const asked = await addArticle(ctx, { ...file('grid.docx', bytes), asks: true })
    const stated = {
      title: 'Lights out',
      authors: ['Elena Marchetti'],
      outlet: 'Energy Monitor',
      published: '2026-09-03',
    }
    expect(asked).toMatchObject({ ok: true, value: { kind: 'confirm', found: stated } })
    expect(await addArticle(ctx, { ...pasted(lines.join('\n\n')), ...NOTHING, asks: true })).toEqual(asked)
    const key = await addedKey(ctx, { ...file('grid.docx', bytes), ...stated })
    const article = await findArticle(engine.read, ctx.actor.workspaceIds, key)
    expect(article).toMatchObject({ ...stated, text: 'The grid failed twice.' })
  })

  it('knows a text again under another title, and with the lines at its head that it once kept', async () => {
    const { ctx } = await open()
    const text = 'Lights out\n\nBy Elena Marchetti\n\nThe grid failed twice.'
    const key = await addedKey(ctx, { ...pasted(text), ...NOTHING })
    const known = { ok: true, value: { kind: 'known', key, title: 'Lights out' } }
    expect(await addArticle(ctx, { ...pasted(text), ...NOTHING, title: 'Another title' })).toEqual(known)
  })

  it('takes from a Markdown file what the form leaves open', async () => {
    const { engine, ctx } = await open()
    const front = '---\ntitle: Over the water\nauthor: Mira Holm\npublication: The Weir\ndate: 2003-04\n---\n\n'
    const key = await addedKey(ctx, file('water.md', `${front}Water runs under it.`))
    expect(await findArticle(engine.read, ctx.actor.workspaceIds, key)).toMatchObject({
      title: 'Over the water',
      authors: ['Mira Holm'],
      outlet: 'The Weir',
      published: '2003-04',
      origin: 'file',
      text: 'Water runs under it.',
    })
  })

  it('recognises a text it has, however it is spaced, and adds nothing', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const before = await dump(engine)
    const again = await addArticle(ctx, pasted(BRIDGES.replaceAll(' ', '  '), { title: 'Another title' }))
    expect(again).toEqual({ ok: true, value: { kind: 'known', key, title: 'Bridges of the river' } })
    expect(await dump(engine)).toEqual(before)
  })

  it('gives a second article of one title a deck of its own', async () => {
    const { engine, ctx } = await open()
    await addedKey(ctx)
    await addedKey(ctx, pasted('Another text altogether.'))
    const decks = await engine.read.db.select({ name: engine.read.t.decks.name }).from(engine.read.t.decks)
    expect(decks.map(({ name }) => name).sort()).toEqual(['Bridges of the river', 'Bridges of the river (2)'])
  })

  it.each([
    ['an empty text', pasted(' \n\t '), 'invalid', 'text'],
    ['a text over 5 MB', pasted('word '.repeat(1_100_000)), 'too-large', 'text'],
    ['bytes that are no text', file('photo.txt', new Uint8Array([0xff, 0xd8, 0x00, 0x10, 0x4a])), 'wrong-type', 'file'],
    ['a file of another kind', file('paper.docx', 'words'), 'wrong-type', 'file'],
    ['a file over 5 MB', file('long.txt', 'word '.repeat(1_100_000)), 'too-large', 'file'],
    ['a file without words', file('blank.md', '---\n---\n'), 'invalid', 'file'],
    ['a text without a title', pasted('One line that says something.', { title: null }), 'invalid', 'title'],
  ])('refuses %s and names the field', async (_, input, code, field) => {
    const { engine, ctx } = await open()
    const before = await dump(engine)
    expect(await addArticle(ctx, input)).toMatchObject({ ok: false, code, field })
    expect(await dump(engine)).toEqual(before)
  })

  it('leaves nothing when it is interrupted at any statement', async () => {
    const { ctx } = await open()
    expect(await holdsTogether(ctx, (c) => addArticle(c, pasted()))).toBeGreaterThan(4)
  })

  it('counts nothing for an article without facts', async () => {
    const { engine, ctx } = await open()
    await addedKey(ctx)
    const [head] = await articleHeads(engine.read, ctx.actor.workspaceIds)
    const asked = { workspaceIds: ctx.actor.workspaceIds, articleIds: head ? [head.articleId] : [] }
    expect((await articleCounts(engine.read, ctx.actor.learnerId, asked, 20_000)).size).toBe(0)
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

const sentenceAbout = (i: number, name: string) =>
  `Sentence ${i}, ${name}: the ${name} of ${name}s, number ${i * 7}, ${name}.`
const text = (name: string, count = 60) => Array.from({ length: count }, (_, i) => sentenceAbout(i, name)).join(' ')
const STONE = text('stone bridge')
const edited = STONE.replace('number 35,', 'number 36,').replace('Sentence 50,', 'Line 50,')

onBothEngines('a text that comes in', (open) => {
  const asked = (words: string, title: string | null = null, url: string | null = null) => ({ text: words, title, url })
  const article = (key: string) => expect.objectContaining({ key })

  it('is new where the library has nothing like it', async () => {
    const { ctx } = await open()
    await addedKey(ctx, pasted(STONE))
    expect(await detectDuplicate(ctx, asked(text('old ferry'), 'Ferries'))).toEqual({ kind: 'new' })
  })

  it('is known by its very words, whatever its title', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx, pasted(STONE))
    expect(await detectDuplicate(ctx, asked(STONE, 'Other'))).toEqual({ kind: 'known', article: article(key) })
  })

  it.each([
    ['with the tracking of a letter', 'https://www.weir.example/a/?utm_source=letter#top'],
    ['with another protocol', 'http://weir.example/a'],
  ])('is a newer version of what stands at the same address, %s', async (_, url) => {
    const { ctx } = await open()
    const key = await addedKey(ctx, pasted(STONE, { url: 'https://weir.example/a' }))
    expect(await detectDuplicate(ctx, asked(text('iron bridge'), 'Other', url))).toEqual({
      kind: 'newer',
      article: article(key),
    })
    expect(await detectDuplicate(ctx, asked(text('iron bridge'), 'Other', 'https://weir.example/a?page=2'))).toEqual({
      kind: 'new',
    })
  })

  it('is a newer version of a text with the same beginning, or the same title, and nearly the same words', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx, pasted(STONE, { title: 'Bridges: an overview' }))
    expect(await detectDuplicate(ctx, asked(edited))).toEqual({ kind: 'newer', article: article(key) })
    const introduced = `A word before it all. ${edited}`
    expect(await detectDuplicate(ctx, asked(introduced, 'BRIDGES – an overview'))).toEqual({
      kind: 'newer',
      article: article(key),
    })
  })

  it('only has the same title where its words are others', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx, pasted(STONE, { title: 'Bridges' }))
    expect(await detectDuplicate(ctx, asked(text('old ferry'), 'Bridges'))).toEqual({
      kind: 'same-title',
      article: { articleId: key, key, title: 'Bridges', isNotes: false },
    })
  })

  it('is told that the starter library holds notes under its title, and is no version of those', async () => {
    const { ctx } = await open()
    await loadContent(ctx.engine, localWorkspace(ctx), [smallArticle('bridges', [{ key: 'one' }])], ctx.now)
    expect(await detectDuplicate(ctx, asked(STONE, 'Bridges of bridges'))).toMatchObject({
      kind: 'same-title',
      article: { key: 'bridges', isNotes: true },
    })
  })

  it('is not compared with articles of other workspaces', async () => {
    const { ctx } = await open()
    await addedKey(ctx, pasted(STONE, { title: 'Bridges', url: 'https://weir.example/a' }))
    const other = { ...ctx, actor: { ...ctx.actor, workspaceId: 'elsewhere' as typeof ctx.actor.workspaceId } } // a test's own id
    expect(await detectDuplicate(other, asked(STONE, 'Bridges', 'https://weir.example/a'))).toEqual({ kind: 'new' })
  })

  it('is recognised among many articles by as many queries as beside one', async () => {
    const { ctx } = await open()
    const { engine, taken } = countingEngine(ctx.engine)
    const queries: number[] = []
    for (const numbers of [[77], Array.from({ length: 30 }, (_, i) => i)]) {
      for (const i of numbers) await addedKey(ctx, pasted(text(`bridge ${i}`, 40), { title: `Bridge ${i}` }))
      expect(await detectDuplicate({ ...ctx, engine }, asked(`${text('bridge 77', 40)} One more.`))).toMatchObject({
        kind: 'newer',
        article: { title: 'Bridge 77' },
      })
      queries.push(taken())
    }
    expect(queries[1]).toBe(queries[0])
  })
})
