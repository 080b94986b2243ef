import { expect, it } from 'vitest'
import { memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId, PassageId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { loadProblemCards, readAgain, takeBackReadAgain } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { firstOf } from '@/tests/support/must'

onBothEngines('reading a passage again', (open) => {
  /** A passage with three cards of which two were forgotten after ten days. */
  const faded = async () => {
    const { ctx } = await open()
    const article = smallArticle('bridges', [{ key: 'bridge-a', cards: ['one', 'two', 'three'] }])
    await loadContent(ctx.engine, localWorkspace(ctx), [article], ctx.now)
    const cards: CardId[] = []
    // Siblings come on days of their own.
    for (let day = 0; day < 3; day++) cards.push(...(await answerAll(later(ctx, day * DAY_MS), 4)))
    const at = later(ctx, 20 * DAY_MS)
    await answer(at, cards, [1, 1, 3])
    return { ctx: later(at, 60_000), cards }
  }
  const answerAll = async (ctx: Context, rating: Rating): Promise<readonly CardId[]> => {
    const cards = await firstCards(ctx, 1)
    for (const card of cards) await submitEntries(ctx, [await answerOf(ctx, card, rating)])
    return cards
  }
  const answer = async (ctx: Context, cards: readonly CardId[], ratings: readonly Rating[]) => {
    for (const [i, card] of cards.entries()) {
      await submitEntries(later(ctx, i), [await answerOf(later(ctx, i), card, ratings[i] ?? 3)])
    }
  }
  const problemCards = async (ctx: Context) => {
    const { fading, readAgain: read, fadingHeadline } = await loadProblemCards(await openRetention(ctx))
    return { fading, read, fadingHeadline }
  }
  const passageOf = async (ctx: Context): Promise<PassageId> => {
    const first = firstOf((await problemCards(ctx)).fading)
    return first.passageId
  }

  it('takes it from the fading ones, is shown with its day, and is taken back', async () => {
    const { ctx } = await faded()
    const before = await problemCards(ctx)
    expect(before.fading).toMatchObject([{ cards: 3, lapsed: 2, readAgainDay: null }])
    const [id, passageId] = [newId(ctx.now), await passageOf(ctx)]
    expect(await readAgain(ctx, id, passageId)).toEqual({ ok: true, value: null })
    expect(await readAgain(later(ctx, 5), id, passageId)).toEqual({ ok: true, value: null })
    const after = await problemCards(later(ctx, 10))
    expect(after.fading).toEqual([])
    expect(after.read).toMatchObject([{ passageId, rereadingId: id, cards: 3, lapsed: 0 }])
    expect(after.read[0]?.readAgainDay).toBeGreaterThan(20_000)
    expect(after.fadingHeadline).toContain('No passages to read again: you read 1 again')
    expect((await takeBackReadAgain(later(ctx, 20), id)).ok).toBe(true)
    expect((await takeBackReadAgain(later(ctx, 21), id)).ok).toBe(true)
    expect(await problemCards(later(ctx, 30))).toEqual(before)
  })

  it('changes no memory', async () => {
    const { ctx, cards } = await faded()
    const memories = () => memoriesOf(ctx.engine.read, ctx.actor.learnerId, cards)
    const before = await memories()
    await readAgain(ctx, newId(ctx.now), await passageOf(ctx))
    expect(await memories()).toEqual(before)
  })

  it('lets it come back when its cards are forgotten together anew', async () => {
    const { ctx, cards } = await faded()
    await readAgain(ctx, newId(ctx.now), await passageOf(ctx))
    await answer(later(ctx, 2 * DAY_MS), cards, [3, 3, 3])
    const [first, second] = cards
    if (!first || !second) throw new Error('there are three cards')
    const at = later(ctx, 20 * DAY_MS)
    await answer(at, [first], [1])
    expect(await problemCards(later(at, 10))).toMatchObject({ fading: [], read: [{ lapsed: 1 }] })
    await answer(later(at, 20), [second], [1])
    const after = await problemCards(later(at, 40))
    expect(after.read).toEqual([])
    expect(after.fading).toMatchObject([{ cards: 3, lapsed: 2 }])
    expect(after.fading[0]?.readAgainDay).toBeGreaterThan(20_000)
  })

  it('refuses a passage of nobody’s library, another under the same id, and what was never marked', async () => {
    const { ctx } = await faded()
    const [id, passageId] = [newId(ctx.now), await passageOf(ctx)]
    const stranger = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    expect(await readAgain(stranger, id, passageId)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await readAgain(ctx, id, anId('no-passage'))).toMatchObject({ ok: false, code: 'not-found' })
    expect(await takeBackReadAgain(ctx, id)).toMatchObject({ ok: false, code: 'not-found' })
    expect((await problemCards(ctx)).fading).toHaveLength(1)
  })
})
