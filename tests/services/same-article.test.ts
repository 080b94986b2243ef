import { expect, it } from 'vitest'
import { detectDuplicate } from '@/lib/services/articles/detect-duplicate'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { onBothEngines } from '@/tests/support/engines'
import { smallArticle } from '@/tests/support/library'
import { addedKey, pasted } from './library-fixture'

const sentence = (i: number, name: string) =>
  `Sentence ${i}, ${name}: the ${name} of ${name}s, number ${i * 7}, ${name}.`
const text = (name: string, count = 60) => Array.from({ length: count }, (_, i) => sentence(i, name)).join(' ')
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

  it('is recognised among two hundred articles in well under a second', async () => {
    const { ctx } = await open()
    for (let i = 0; i < 200; i++) await addedKey(ctx, pasted(text(`bridge ${i}`, 40), { title: `Bridge ${i}` }))
    const started = performance.now()
    expect(await detectDuplicate(ctx, asked(`${text('bridge 77', 40)} One more.`))).toMatchObject({
      kind: 'newer',
      article: { title: 'Bridge 77' },
    })
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
