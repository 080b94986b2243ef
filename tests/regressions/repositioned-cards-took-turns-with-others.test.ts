import { expect, it } from 'vitest'
import { localWorkspace } from '@/lib/services/authorise'
import { changeCards } from '@/lib/services/cards/change-cards'
import { loadContent } from '@/lib/services/content/load-content'
import { loadSession } from '@/lib/services/study/load-session'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'

const factsOf = (letter: string) => Array.from('abcdef', (one) => ({ key: `bridge-${letter}${one}` }))

onBothEngines('new cards that were given a position', (open) => {
  it('come first and in their order, whatever article they are of', async () => {
    const { ctx } = await open()
    const articles = ['north', 'south'].map((key) => smallArticle(key, factsOf(key.charAt(0))))
    await loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
    const mixed = (await loadSession(ctx)).main
    const chosen = mixed.filter(({ source }) => source.articleKey === 'south').map(({ cardId }) => cardId)
    expect(chosen).toHaveLength(6)
    expect(mixed.slice(0, 6).map(({ cardId }) => cardId)).not.toEqual(chosen)
    const first = { kind: 'reposition', to: 'first' } as const
    const changed = await changeCards(later(ctx, 1), first, { kind: 'some', cardIds: chosen })
    expect(changed).toMatchObject({ ok: true, value: { changed: 6 } })
    const { main } = await loadSession(later(ctx, 2))
    expect(main.slice(0, 6).map(({ source }) => source.articleKey)).toEqual(Array(6).fill('south'))
    const positions = main.slice(0, 6).map(({ memory }) => memory?.position ?? 0)
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
  })
})
