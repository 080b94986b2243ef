import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { logsOfCards, memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { balancedFuzzes } from '@/lib/domain/scheduling/load-balance'
import { studyCalendar } from '@/lib/domain/time/study-day'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { redo, undoLast } from '@/lib/services/history/undo'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { cardsOf, wrongIn } from './deck-fixture'

/** Cards that were answered with Easy on one day, so that their next intervals have a range of days. */
const OTHERS = 30

onBothEngines('an answer of a rehearsal', (open) => {
  const studied = async () => {
    const { ctx, settings } = await open()
    const others = Array.from({ length: OTHERS }, (_, i) => ({
      key: `other-${String.fromCharCode(97 + (i % 26))}${i}`,
    }))
    const facts = [{ key: 'bridge-twice', cards: ['year', 'again'] }, ...others]
    await loadContent(ctx.engine, localWorkspace(ctx), [smallArticle('rivers', facts)], ctx.now)
    const cards = await cardsOf(ctx, 'Bridges of rivers')
    await answerAll(ctx, cards, 4)
    return { ctx: later(ctx, 10 * DAY_MS), settings, cards }
  }
  const answerAll = async (ctx: Context, cards: readonly CardId[], rating: 3 | 4) => {
    const [first] = cards
    if (!first) throw new Error('there are cards')
    const entry = await answerOf(ctx, first, rating)
    const entries = cards.map((cardId, i) => ({
      ...entry,
      cardId,
      id: `${entry.id.slice(0, -4)}${String(1000 + i)}` as typeof entry.id, // edge
    }))
    const results = await submitEntries(ctx, entries)
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['stored']))
  }
  const memoryAndLog = async ({ engine, actor }: Context, cardId: CardId) => {
    const memory = (await memoriesOf(engine.read, actor.learnerId, [cardId])).get(cardId) ?? null
    const log = (await logsOfCards(engine.read, actor.learnerId, [cardId])).get(cardId) ?? []
    return { memory, log }
  }

  it('is placed away from full days and from those of its siblings, as in a review', async () => {
    const { ctx, settings, cards } = await studied()
    const [card = '' as CardId, sibling = '' as CardId, ...others] = cards
    // The others fill the days to come.
    await answerAll(later(ctx, -60_000), [sibling, ...others], 3)
    const { scheduling } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    const day = studyCalendar(scheduling.timeZone, scheduling.dayStartHour).dayOf(ctx.now)
    const memories = await memoriesOf(ctx.engine.read, ctx.actor.learnerId, cards)
    const { memory: before } = await memoryAndLog(ctx, card)
    const load = (on: number) => [...memories].filter(([, { dueDay }]) => dueDay === on).length
    const siblingDay = memories.get(sibling)?.dueDay
    const situation = { cardId: card, memory: before, at: ctx.now, day, settings: scheduling }
    const wanted = balancedFuzzes(situation, load, (on) => on === siblingDay)[3]

    const sent = { ...(await answerOf(ctx, card, 3)), mode: 'rehearsal' as const }
    const status = async () => (await submitEntries(ctx, [sent]))[0]?.status
    expect(await status()).toBe('stored')
    expect(await status()).toBe('duplicate')
    const { memory: after, log } = await memoryAndLog(ctx, card)
    expect(log.at(-1)).toMatchObject({ mode: 'rehearsal', fuzz: wanted })
    expect(after?.dueDay).not.toBe(siblingDay)
    expect(await wrongIn(ctx, settings)).toEqual([])

    // Undone and redone it is where it was.
    expect(await undoLast(later(ctx, 1))).toMatchObject({ ok: true })
    expect((await memoryAndLog(ctx, card)).memory).toEqual(before)
    expect(await redo(later(ctx, 2))).toMatchObject({ ok: true })
    expect((await memoryAndLog(ctx, card)).memory).toEqual(after)
    expect(await wrongIn(ctx, settings)).toEqual([])
  })

  it('keeps the place that a client gave it', async () => {
    const { ctx, cards } = await studied()
    const [card = '' as CardId] = cards
    await submitEntries(ctx, [{ ...(await answerOf(ctx, card, 3)), mode: 'rehearsal', fuzz: 0.5 } as never])
    expect((await memoryAndLog(ctx, card)).log.at(-1)).toMatchObject({ fuzz: 0.5 })
  })
})
