import { expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import { articleCounts, articleHeads } from '@/lib/data/queries/articles/articles'
import { addArticle } from '@/lib/services/capture/add-article'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { holdsTogether } from '@/tests/support/failing-engine'
import { wordEntries, wordParagraph, zipped } from '@/tests/support/packed-files'
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
