import { expect, it } from 'vitest'
import type { CardId, Instant } from '@/lib/domain/ids'
import { MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

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
