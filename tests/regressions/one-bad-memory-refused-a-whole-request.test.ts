import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rawQuery } from '@/lib/data/engine/raw-query'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { memoriesOf, replayedMemories } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { preview } from '@/lib/domain/scheduling/answer'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { listCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { later, reviewOf } from '@/tests/support/entries'
import { pagesThatFail } from '@/tests/support/every-page'
import { firstOf, must } from '@/tests/support/must'
import { studiedLibrary } from '@/tests/support/studied-library'

/** Values that the columns hold and no log leads to. */
const IMPOSSIBLE = [
  'stability = -1',
  'stability = 0',
  'stability = 1e-300',
  'stability = null',
  'difficulty = -3',
  'difficulty = 1e9',
  'difficulty = null',
  'stability = null, difficulty = null, last_review_at = null, last_review_day = null',
  'last_review_at = null',
  'last_review_day = null',
  'last_review_at = 8000000000000000',
  'last_review_day = 2000000000',
  'interval_days = -5',
  'step = -7',
  'reps = -1',
  'lapses = -4',
  "state = 'new'",
]
/** Values that cannot be read: pages that need them say so, and answers are stored. */
const UNREADABLE = ["state = 'reviev'"]
const ONLY = {
  sqlite: {
    impossible: ['stability = 9e999'],
    unreadable: ["stability = x'00'", "last_review_at = 'x'", 'due_day = 1.5'],
  },
  postgres: { impossible: ["stability = 'NaN'", "stability = 'Infinity'", "difficulty = 'NaN'"], unreadable: [] },
}

onBothEngines('a memory that cannot be true', (open, dialect) => {
  /** A studied library with two cards in review that nothing was undone of. */
  const studied = async () => {
    const { ctx } = await open()
    const last = later(await studiedLibrary(ctx), DAY_MS)
    const { main } = await loadSession(last)
    const [card, other] = main.filter(({ memory }) => memory?.state === 'review').map(({ cardId }) => cardId)
    if (!card || !other) throw new Error('the library has cards in review')
    return { ctx: last, card, other }
  }

  const answersTo = async (ctx: Context, ...cards: readonly CardId[]) => {
    const { settingsId } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    return cards.map((cardId) => reviewOf({ cardId, at: ctx.now, rating: 3, settingsId }))
  }

  const damage = (ctx: Context, card: CardId, set: string) =>
    ctx.engine.write((tx) =>
      rawQuery(tx, sql.raw(`update memories set ${set} where card_id = '${card}' returning card_id`)),
    )

  it('is replayed from the log by an answer, and the rest of the request goes on', async () => {
    const { ctx, card, other } = await studied()
    const { impossible, unreadable } = ONLY[dialect]
    let now = ctx
    for (const set of [...IMPOSSIBLE, ...impossible, ...UNREADABLE, ...unreadable]) {
      now = later(now, 10 * MINUTE_MS)
      await damage(now, card, set)
      const results = await submitEntries(now, await answersTo(now, other, card))
      expect(
        results.map(({ status }) => status),
        set,
      ).toEqual(['stored', 'stored'])
      const { learnerId } = ctx.actor
      const stored = await memoriesOf(ctx.engine.read, learnerId, [card, other])
      expect(stored, set).toEqual(await replayedMemories(ctx.engine.read, learnerId, [card, other]))
    }
  })

  it('stops no page, session, search or undo', async () => {
    const { ctx, card, other } = await studied()
    const entry = firstOf(await answersTo(ctx, card))
    await submitEntries(ctx, [entry])
    const { learnerId } = ctx.actor
    const whole = (await replayedMemories(ctx.engine.read, learnerId, [card])).get(card)
    const { memories: m } = ctx.engine.read.t
    for (const set of [...IMPOSSIBLE, ...ONLY[dialect].impossible]) {
      await damage(ctx, card, set)
      expect(await pagesThatFail(ctx), set).toEqual([])
      await listCards(ctx, cardQuery({ search: 'prop:r<0.9', sort: 'recall' }), 0)
      const { main, learning, scheduling, day } = await loadSession(ctx, { cardIds: [card, other], isCram: true })
      for (const { cardId, memory } of [...main, ...learning]) {
        if (cardId === card && set !== "state = 'new'") expect(memory, set).toEqual(whole)
        const after = preview({ cardId, memory, at: ctx.now, day, settings: scheduling, fuzz: null })
        expect(Number.isInteger(after[3].intervalDays), set).toBe(true)
      }
      await ctx.engine.write(async (tx) => {
        await tx.db
          .update(m)
          .set({ ...whole })
          .where(sql`${m.cardId} = ${card}`)
      })
    }
    await damage(ctx, card, 'stability = -1')
    must(await undoLast(later(ctx, MINUTE_MS)))
    const undone = await memoriesOf(ctx.engine.read, learnerId, [card])
    expect(undone).toEqual(await replayedMemories(ctx.engine.read, learnerId, [card]))
  })
})
