import { expect, it } from 'vitest'
import { homeLibrary } from '@/lib/services/authorise'
import type { Context } from '@/lib/services/context'
import { loadContent } from '@/lib/services/load-content'
import { submitEntries } from '@/lib/services/submit-entries'
import { undoLast } from '@/lib/services/undo-last'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, newId } from '@/tests/support/entries'
import { Interrupted, interruptedAt } from '@/tests/support/failing-engine'
import { loadBridges, smallArticle } from '@/tests/support/library'

type Verb = (ctx: Context) => Promise<unknown>

/** Interrupts a verb at its first, second, third … statement and finds nothing changed each time, until it gets through. */
const holdsTogether = async (ctx: Context, verb: Verb): Promise<number> => {
  for (let n = 0; ; n++) {
    const before = await dump(ctx.engine)
    const { engine, reached } = interruptedAt(ctx.engine, n)
    const outcome = await verb({ ...ctx, engine }).then(
      () => 'through',
      (reason: unknown) => reason,
    )
    if (!reached()) return n
    expect(outcome).toBeInstanceOf(Interrupted)
    expect(await dump(ctx.engine)).toEqual(before)
  }
}

onBothEngines('a verb that is interrupted', (open) => {
  it('loading content leaves nothing half done', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 3)
    const changed = smallArticle('bridges', [{ key: 'bridge-a0', cards: ['year', 'more'] }, { key: 'bridge-new' }])
    const statements = await holdsTogether(ctx, (c) => loadContent(c.engine, homeLibrary(c), [changed], c.now))
    expect(statements).toBeGreaterThan(10)
  })

  it('an answer, an act and an undo leave nothing half done', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 3)
    const [card, other] = await firstCards(ctx, 2)
    if (!card || !other) throw new Error('the library has no cards')
    const answers = [await answerOf(ctx, card, 3), await answerOf(ctx, other, 1)]
    expect(await holdsTogether(ctx, (c) => submitEntries(c, answers))).toBeGreaterThan(5)
    const act = { kind: 'suspend' as const, id: newId(ctx.now + 1), cardId: card, at: ctx.now + 1, suspended: true }
    expect(await holdsTogether(ctx, (c) => submitEntries(c, [act]))).toBeGreaterThan(5)
    const id = newId(ctx.now + 2)
    expect(await holdsTogether({ ...ctx, now: ctx.now + 2 }, (c) => undoLast(c, id))).toBeGreaterThan(5)
  })
})
