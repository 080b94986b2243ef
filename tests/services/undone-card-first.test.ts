import { expect, it } from 'vitest'
import type { CardId } from '@/lib/domain/ids'
import type { Mode } from '@/lib/domain/scheduling/log'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { readContentFolder } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { redo, undo } from '@/lib/services/history/undo'
import { loadSession } from '@/lib/services/study/load-session'
import { scopeSchema } from '@/lib/services/study/study-scope'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { must } from '@/tests/support/must'

const withLibrary = async (ctx: Context) => {
  await loadContent(ctx.engine, localWorkspace(ctx), readContentFolder('content').articles, ctx.now)
  return firstCards(ctx, 12)
}

const answer = async (ctx: Context, cardId: CardId | undefined, mode: Mode = 'study', rating: Rating = 3) => {
  if (!cardId) throw new Error('there is no such card')
  const [result] = await submitEntries(ctx, [{ ...(await answerOf(ctx, cardId, rating)), mode } as never]) // a review
  expect(result?.status).toBe('stored')
}

onBothEngines('a card whose answer was undone', (open) => {
  it('is asked first by the next session, until something else is done', async () => {
    const { ctx } = await open()
    const cards = await withLibrary(ctx)
    const [first, , , fourth] = cards
    await answer(ctx, fourth)
    const undone = must(await undo(later(ctx, 1_000), {}))
    expect(undone).toMatchObject({ cardId: fourth, kind: 'review', session: `cards=${fourth}&ahead=all` })
    const session = await loadSession(later(ctx, 2_000))
    expect(session.upFirst).toBe(fourth)
    expect(session.main.map(({ cardId }) => cardId)).toContain(fourth)
    await answer(later(ctx, 3_000), first)
    expect((await loadSession(later(ctx, 4_000))).upFirst).toBeUndefined()
  })

  it('is not once the answer was redone, nor on another day', async () => {
    const { ctx } = await open()
    const [, second] = await withLibrary(ctx)
    await answer(ctx, second)
    await undo(later(ctx, 1_000), {})
    expect((await loadSession(later(ctx, DAY_MS))).upFirst).toBeUndefined()
    await redo(later(ctx, 2_000), {})
    expect((await loadSession(later(ctx, 3_000))).upFirst).toBeUndefined()
  })

  it.each(['bury', 'suspend'] as const)('comes first as well where undo brings it back: %s', async (kind) => {
    const { ctx } = await open()
    const [, , third] = await withLibrary(ctx)
    if (!third) throw new Error('there are cards')
    const common = { id: newId(ctx.now), cardId: third, at: ctx.now }
    const { day } = await loadSession(ctx)
    await submitEntries(ctx, [
      kind === 'bury' ? { ...common, kind, untilDay: day + 1 } : { ...common, kind, suspended: true },
    ])
    await undo(later(ctx, 1_000), {})
    expect((await loadSession(later(ctx, 2_000))).upFirst).toBe(third)
  })

  it('is left out of sessions that do not ask it, and has one of its own', async () => {
    const { ctx } = await open()
    const [first, second] = await withLibrary(ctx)
    await answer(ctx, first, 'study', 4)
    // Long before it is due, so that the day's session does not ask it once that is undone.
    const ahead = later(ctx, DAY_MS)
    await answer(ahead, first, 'ahead')
    const { session, cardId } = must(await undo(later(ahead, 1_000), {}))
    const now = later(ahead, 2_000)
    expect((await loadSession(now)).upFirst).toBeUndefined()
    expect((await loadSession(now, { cardIds: [second as CardId] })).upFirst).toBeUndefined() // there are cards
    const own = scopeSchema.parse(Object.fromEntries(new URLSearchParams(session)))
    expect((await loadSession(now, own)).upFirst).toBe(cardId)
  })

  it('is crammed again if its answer was crammed', async () => {
    const { ctx } = await open()
    const [first] = await withLibrary(ctx)
    await answer(ctx, first, 'cram')
    const { session } = must(await undo(later(ctx, 1_000), {}))
    expect(session).toBe(`cards=${first}&mode=cram`)
    const now = later(ctx, 2_000)
    expect((await loadSession(now)).upFirst).toBeUndefined()
    expect((await loadSession(now, { cardIds: [first as CardId], isCram: true })).upFirst).toBe(first) // there are cards
  })
})
