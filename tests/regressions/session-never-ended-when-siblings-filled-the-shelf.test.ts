import { expect, it } from 'vitest'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'

onBothEngines('a session after the day’s new cards', (open) => {
  it('is empty when the first cards of the shelf are siblings of those answered today', async () => {
    const { ctx } = await open()
    const cards = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
    const keys = Array.from({ length: 20 }, (_, i) => `bridge-${String.fromCharCode(97 + i)}`)
    const article = smallArticle(
      'bridges',
      keys.map((key) => ({ key, cards: ['alpha', ...cards] })),
    )
    await loadContent(ctx.engine, localWorkspace(ctx), [article], ctx.now)
    const { main } = await loadSession(ctx)
    expect(main).toHaveLength(20)
    for (const { cardId } of main) await submitEntries(ctx, [await answerOf(ctx, cardId, 4)])
    expect((await loadSession(ctx)).counts).toEqual({ new: 0, learning: 0, due: 0 })
  })
})
