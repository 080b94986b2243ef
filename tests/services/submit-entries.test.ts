import fc from 'fast-check'
import { expect, it } from 'vitest'
import { logsOfCards, memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId, SettingsId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { undoLast } from '@/lib/services/history/undo'
import { entriesSchema } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { present } from '@/tests/support/must'

onBothEngines('sending entries', (open) => {
  const started = async () => {
    const opened = await open()
    await loadBridges(opened.ctx, 5)
    const [card, other] = await firstCards(opened.ctx, 2)
    return { ...opened, card, other }
  }

  it('stores an answer with the memory before it and moves the card', async () => {
    const { ctx, card } = await started()
    const [result] = await submitEntries(ctx, [await answerOf(ctx, card, 3)])
    expect(result?.status).toBe('stored')
    const memory = (await memoriesOf(ctx.engine.read, ctx.actor.learnerId, [card])).get(card)
    expect(memory).toMatchObject({ state: 'learning', step: 1, reps: 1, stability: 2.3065 })
    const session = await loadSession(ctx)
    expect(session.learning.map(({ cardId }) => cardId)).toEqual([card])
    expect(session.main.map(({ cardId }) => cardId)).not.toContain(card)
  })

  it('changes nothing when the same entry comes again, alone or in a batch with others', async () => {
    const { ctx, card, other } = await started()
    const entry = await answerOf(ctx, card, 3)
    await submitEntries(ctx, [entry])
    const before = await dump(ctx.engine)
    expect((await submitEntries(later(ctx, 9), [entry]))[0]?.status).toBe('duplicate')
    expect(await dump(ctx.engine)).toEqual(before)
    const both = await submitEntries(ctx, [entry, await answerOf(ctx, other, 1), entry])
    expect(both.map(({ status }) => status)).toEqual(['duplicate', 'stored', 'duplicate'])
  })

  it('keeps the stored entry when the same id comes with another content', async () => {
    const { ctx, card } = await started()
    const entry = await answerOf(ctx, card, 3)
    await submitEntries(ctx, [entry])
    const before = await dump(ctx.engine)
    const [result] = await submitEntries(ctx, [{ ...entry, rating: 1 }])
    expect(result?.status).toBe('conflict')
    expect(await dump(ctx.engine)).toEqual(before)
  })

  it('refuses a card that is in none of the actor’s workspaces', async () => {
    const { ctx, card } = await started()
    const entry = await answerOf(ctx, card, 3)
    const stranger = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    const [result] = await submitEntries(stranger, [entry])
    expect(result).toMatchObject({ status: 'refused' })
    expect(result?.message).toContain('no such card')
  })

  it('refuses settings that the learner never had', async () => {
    const { ctx, card } = await started()
    const entry = await answerOf(ctx, card, 3)
    const [result] = await submitEntries(ctx, [{ ...entry, settingsId: anId<SettingsId>(newId(1)) }])
    expect(result?.status).toBe('refused')
  })

  it('saves an answer from the future with the latest time that is believed, and says so', async () => {
    const { ctx, card } = await started()
    const [result] = await submitEntries(ctx, [await answerOf(ctx, card, 3, ctx.now + 400 * DAY_MS)])
    expect(result?.status).toBe('stored')
    expect(result?.message).toContain('clock')
    const [entry] = (await logsOfCards(ctx.engine.read, ctx.actor.learnerId, [card])).get(card) ?? []
    expect(entry?.at).toBe(ctx.now + 5 * MINUTE_MS)
  })

  it('saves an answer from before the card was made with the time of its making', async () => {
    const { ctx, card } = await started()
    await submitEntries(ctx, [await answerOf(ctx, card, 3, ctx.now - 400 * DAY_MS)])
    const [entry] = (await logsOfCards(ctx.engine.read, ctx.actor.learnerId, [card])).get(card) ?? []
    expect(entry?.at).toBe(ctx.now)
  })

  it('takes back exactly one entry at a time, to the very beginning', async () => {
    const { ctx, card, other } = await started()
    const states = [await dump(ctx.engine)]
    const studyOf = ({ memories, new_cards }: Awaited<ReturnType<typeof dump>>) => ({ memories, new_cards })
    const steps: readonly (readonly [CardId, Rating])[] = [
      [card, 1],
      [other, 3],
      [card, 3],
      [card, 4],
    ]
    for (const [i, [id, rating]] of steps.entries()) {
      const at = later(ctx, i * 20 * MINUTE_MS)
      await submitEntries(at, [await answerOf(at, id, rating)])
      states.push(await dump(ctx.engine))
    }
    for (let i = steps.length; i > 0; i--) {
      expect((await undoLast(later(ctx, DAY_MS))).ok).toBe(true)
      const { memories, new_cards } = await dump(ctx.engine)
      expect({ memories, new_cards }).toEqual(studyOf(states[i - 1] ?? {}))
    }
    expect(await undoLast(ctx)).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('undoes no more when the undo is sent twice', async () => {
    const { ctx, card, other } = await started()
    await submitEntries(ctx, [await answerOf(ctx, card, 3)])
    await submitEntries(later(ctx, 1000), [await answerOf(later(ctx, 1000), other, 3)])
    const id = newId(ctx.now + 2000)
    const first = await undoLast(later(ctx, 2000), id)
    const before = await dump(ctx.engine)
    expect(await undoLast(later(ctx, 9000), id)).toEqual(first)
    expect(await dump(ctx.engine)).toEqual(before)
  })

  it('accepts an undo that arrives before what it takes back', async () => {
    const { ctx, card } = await started()
    const entry = await answerOf(ctx, card, 3)
    const before = await dump(ctx.engine)
    await submitEntries(ctx, [{ kind: 'void', id: newId(ctx.now), cardId: card, at: ctx.now + 1, voids: entry.id }])
    expect((await submitEntries(ctx, [entry]))[0]?.status).toBe('stored')
    const { memories, new_cards } = await dump(ctx.engine)
    expect({ memories, new_cards }).toEqual({ memories: before.memories, new_cards: before.new_cards })
  })

  it('refuses to undo an undo', async () => {
    const { ctx, card } = await started()
    const entry = await answerOf(ctx, card, 3)
    const undo = { kind: 'void' as const, id: newId(ctx.now), cardId: card, at: ctx.now + 1, voids: entry.id }
    await submitEntries(ctx, [entry, undo])
    const [result] = await submitEntries(ctx, [{ ...undo, id: newId(ctx.now + 2), voids: undo.id }])
    expect(result?.status).toBe('refused')
  })

  it('comes to the same memories in whichever order and pieces entries arrive', async () => {
    const { ctx, card, other } = await started()
    const entries = []
    for (let i = 0; i < 8; i++) {
      const at = ctx.now + i * 1.7 * DAY_MS
      entries.push(await answerOf(ctx, i % 3 === 1 ? other : card, ((i % 4) + 1) as Rating, Math.round(at)))
    }
    const third = present(entries[3])
    const at = third.at + 1
    const all = [...entries, { kind: 'void' as const, id: newId(at), cardId: third.cardId, at, voids: third.id }]
    const end = later(ctx, 30 * DAY_MS)
    const memoriesAfter = async (order: readonly number[], piece: number) => {
      const { ctx: fresh } = await open()
      await loadBridges(fresh, 5)
      // The same library, learner and settings ids, so that the entries mean the same there.
      const cards = await firstCards(fresh, 5)
      const session = await loadSession(fresh)
      const [to, too] = [cards[0], cards[1]]
      if (!to || !too) throw new Error('the library has no cards')
      const moved = order.flatMap((i) => {
        const entry = all[i]
        if (!entry) return []
        const cardId = entry.cardId === card ? to : too
        return [
          entry.kind === 'review'
            ? { ...entry, cardId, fuzz: 0.4, settingsId: session.settingsId }
            : { ...entry, cardId },
        ]
      })
      for (let i = 0; i < moved.length; i += piece) {
        await submitEntries({ ...fresh, now: end.now }, moved.slice(i, i + piece))
      }
      const memories = await memoriesOf(fresh.engine.read, fresh.actor.learnerId, [to, too])
      return [memories.get(to), memories.get(too)]
    }
    const inOrder = await memoriesAfter([0, 1, 2, 3, 4, 5, 6, 7, 8], 9)
    expect(inOrder[0]?.reps).toBeGreaterThan(2)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }),
        fc.constantFrom(1, 3),
        async (order, piece) => {
          expect(await memoriesAfter(order, piece)).toEqual(inOrder)
        },
      ),
      { numRuns: 6, seed: 7 },
    )
  })
})

it('the shape of entries names what is wrong', () => {
  const parse = (entry: object) => entriesSchema.safeParse({ entries: [entry] })
  const good = { kind: 'forget', id: newId(1), cardId: 'card', at: 1 }
  expect(parse(good).success).toBe(true)
  for (const wrong of [{ id: 'x' }, { at: 1.5 }, { at: -1 }, { kind: 'nothing' }, { cardId: '' }]) {
    expect(parse({ ...good, ...wrong }).success).toBe(false)
  }
  expect(entriesSchema.safeParse({ entries: [] }).success).toBe(false)
  expect(entriesSchema.safeParse({ entries: Array.from({ length: 501 }, () => good) }).success).toBe(false)
})
