import { expect, it } from 'vitest'
import type { CardId, Instant } from '@/lib/domain/ids'
import type { Mode } from '@/lib/domain/scheduling/log'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { readContentFolder } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { redo, undo } from '@/lib/services/history/undo'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { scopeSchema } from '@/lib/services/study/study-scope'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { must } from '@/tests/support/must'

onBothEngines('an answer of a card that was answered elsewhere meanwhile', (open) => {
  const started = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 4)
    const [card] = await firstCards(ctx, 1)
    return { ctx: later(ctx, 10 * MINUTE_MS), card, first: ctx.now + MINUTE_MS }
  }
  const known = async (ctx: Context, card: CardId, at: Instant, knownReviewAt: Instant | null): Promise<EntryInput> =>
    Object.assign(await answerOf(ctx, card, 3, at), { knownReviewAt })
  const sent = async (ctx: Context, entry: EntryInput) => (await submitEntries(ctx, [entry]))[0]

  it('is stored, and its client is told when that was', async () => {
    const { ctx, card, first } = await started()
    expect(await sent(ctx, await known(ctx, card, first, null))).not.toHaveProperty('alsoAnsweredAt')
    const second = await known(ctx, card, first + MINUTE_MS, null)
    expect(await sent(ctx, second)).toMatchObject({ status: 'stored', alsoAnsweredAt: first })
    // Who knew of it is not told, and a program that does not say what it knew is not either.
    const third = await known(ctx, card, first + 2 * MINUTE_MS, second.at)
    expect(await sent(ctx, third)).toEqual({ id: third.id, status: 'stored' })
    const fourth = await answerOf(ctx, card, 3, first + 3 * MINUTE_MS)
    expect(await sent(ctx, fourth)).toEqual({ id: fourth.id, status: 'stored' })
  })

  it('is told of a later answer if it arrives late, but not of one that was undone', async () => {
    const { ctx, card, first } = await started()
    const online = await known(ctx, card, first, null)
    await sent(ctx, online)
    const late = await known(ctx, card, first - 1_000, null)
    expect(await sent(ctx, late)).toMatchObject({ status: 'stored', alsoAnsweredAt: first })
    const at = ctx.now
    await submitEntries(ctx, [{ kind: 'void', id: newId(at), cardId: card, at, voids: online.id }])
    const other = await known(ctx, card, first - 2_000, null)
    expect(await sent(ctx, other)).toMatchObject({ status: 'stored', alsoAnsweredAt: late.at })
  })

  it('is the same answer when it is sent again, whatever its client has learned since', async () => {
    const { ctx, card, first } = await started()
    const entry = await known(ctx, card, first, null)
    await sent(ctx, entry)
    expect(await sent(ctx, Object.assign({ ...entry }, { knownReviewAt: first }))).toEqual({
      id: entry.id,
      status: 'duplicate',
    })
  })
})

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
