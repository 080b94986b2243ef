import { expect, it } from 'vitest'
import type { CardId } from '@/lib/domain/ids'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'

onBothEngines('cards of a fact of which another card was answered today', (open) => {
  /** Two cards of one fact, both never studied. */
  const started = async () => {
    const { ctx } = await open()
    const article = smallArticle('bridges', [{ key: 'weir', cards: ['year', 'again'] }])
    await loadContent(ctx.engine, localWorkspace(ctx), [article], ctx.now)
    const [one, other] = await ctx.engine.read.db.select().from(ctx.engine.read.t.cards)
    if (!one || !other) throw new Error('the fact has no two cards')
    return { ctx, one: one.id, other: other.id }
  }
  const asked = async (ctx: Context, card: CardId) => {
    const { main, learning } = await loadSession(ctx)
    return [...main, ...learning].some(({ cardId }) => cardId === card)
  }
  const answered = async (ctx: Context, cardId: CardId, rating: 3 | 4) => {
    const entry = await answerOf(ctx, cardId, rating)
    await submitEntries(ctx, [entry])
  }

  it('are asked if they are reviews and the other was new, as in the session before it is loaded again', async () => {
    const { ctx, one, other } = await started()
    await answered(ctx, one, 4)
    const due = later(ctx, 40 * DAY_MS)
    expect(await asked(due, one)).toBe(true)
    await answered(due, other, 4)
    expect(await asked(later(due, HOUR_MS), one)).toBe(true)
  })

  it('wait if they are new and the other was reviewed', async () => {
    const { ctx, one, other } = await started()
    await answered(ctx, one, 4)
    const due = later(ctx, 40 * DAY_MS)
    await answered(due, one, 3)
    expect(await asked(later(due, HOUR_MS), other)).toBe(false)
  })
})
