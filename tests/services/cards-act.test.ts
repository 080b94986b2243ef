import { expect, it } from 'vitest'
import { memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { acceptAnswer } from '@/lib/services/facts/edit-card'
import { redo, undo } from '@/lib/services/history/undo'
import type { CardAct } from '@/lib/services/study/act-on-cards'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { dump } from '@/tests/support/dump'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { must } from '@/tests/support/must'
import { addedKey, draft, entry, madeFact } from './library-fixture'
import { secondLearner } from './second-learner'

const TODAY = Math.floor(MORNING / DAY_MS)
/** Later than any first interval. */
const IN_A_MONTH = new Date(MORNING + 30 * DAY_MS).toISOString().slice(0, 10)

const memoryOf = async (ctx: Context, cardId: CardId) =>
  (await memoriesOf(ctx.engine.read, ctx.actor.learnerId, [cardId])).get(cardId) ?? null

const changed = async (ctx: Context, act: CardAct, cardIds: readonly CardId[]): Promise<string | null> =>
  must(await actOnCards(ctx, act, cardIds)).changeId

onBothEngines('acting on cards', (open) => {
  /** A card answered Easy an hour ago, another answered Good, and one never studied. */
  const started = async () => {
    const opened = await open()
    const { ctx } = opened
    await loadBridges(ctx, 4)
    const [studied, learning, fresh] = await firstCards(ctx, 3)
    await submitEntries(ctx, [await answerOf(ctx, studied, 4), await answerOf(ctx, learning, 3)])
    return { ...opened, ctx: later(ctx, 60 * MINUTE_MS), studied, learning, fresh }
  }

  it.each<[CardAct, Record<string, unknown>]>([
    [
      { kind: 'suspend', suspended: true },
      { suspended: true, state: 'review' },
    ],
    [{ kind: 'bury', buried: true }, { buriedUntilDay: TODAY + 1 }],
    [{ kind: 'mark', marked: true }, { marked: true }],
    [{ kind: 'flag', flag: 4 }, { flag: 4 }],
    [
      { kind: 'set-due', date: IN_A_MONTH },
      { dueDay: TODAY + 30, intervalDays: 30, state: 'review' },
    ],
  ])('does %j, and its undo restores everything that the learner has', async (act, becomes) => {
    const { ctx, engine, studied } = await started()
    const before = await dump(engine)
    const changeId = await changed(ctx, act, [studied])
    expect(await memoryOf(ctx, studied)).toMatchObject(becomes)
    expect(await undo(later(ctx, MINUTE_MS), { id: changeId })).toMatchObject({ ok: true, value: { id: changeId } })
    const after = await dump(engine)
    expect([after.memories, after.new_cards]).toEqual([before.memories, before.new_cards])
  })

  it('resets a card to one never studied, back on the shelf of new cards, and undo takes it off again', async () => {
    const { ctx, engine, studied } = await started()
    const before = await dump(engine)
    const changeId = await changed(ctx, { kind: 'forget' }, [studied])
    expect(await memoryOf(ctx, studied)).toBeNull()
    expect((await loadSession(ctx)).main.map(({ cardId }) => cardId)).toContain(studied)
    await undo(later(ctx, 1), { id: changeId })
    const after = await dump(engine)
    expect([after.memories, after.new_cards]).toEqual([before.memories, before.new_cards])
  })

  it('acts on many cards at once, passing over those that are so already', async () => {
    const { ctx, studied, learning, fresh } = await started()
    await actOnCards(ctx, { kind: 'suspend', suspended: true }, [learning])
    const result = await actOnCards(ctx, { kind: 'suspend', suspended: true }, [studied, learning, fresh, studied])
    expect(result).toMatchObject({ ok: true, value: { changed: 2, unchanged: 1 } })
    for (const card of [studied, learning, fresh]) expect(await memoryOf(ctx, card)).toMatchObject({ suspended: true })
    expect((await loadSession(ctx)).main.map(({ cardId }) => cardId)).not.toContain(fresh)
  })

  it('logs nothing where nothing changes', async () => {
    const { ctx, engine, fresh } = await started()
    const before = await dump(engine)
    for (const act of [
      { kind: 'suspend', suspended: false },
      { kind: 'bury', buried: false },
      { kind: 'forget' },
      { kind: 'flag', flag: 0 },
      { kind: 'set-due', date: IN_A_MONTH },
    ] as const) {
      expect(await actOnCards(ctx, act, [fresh])).toEqual({
        ok: true,
        value: { changeId: null, changed: 0, unchanged: 1 },
      })
    }
    expect(await dump(engine)).toEqual(before)
  })

  it('takes back exactly the entries named, whatever was done since', async () => {
    const { ctx, studied, learning } = await started()
    const suspended = await changed(ctx, { kind: 'suspend', suspended: true }, [studied, learning])
    await changed(later(ctx, MINUTE_MS), { kind: 'mark', marked: true }, [studied])
    await changed(later(ctx, 2 * MINUTE_MS), { kind: 'flag', flag: 2 }, [learning])
    await undo(later(ctx, 3 * MINUTE_MS), { id: suspended })
    expect(await memoryOf(ctx, studied)).toMatchObject({ suspended: false, marked: true, reps: 1 })
    expect(await memoryOf(ctx, learning)).toMatchObject({ suspended: false, flag: 2, reps: 1 })
  })

  it('refuses all where one card is not in the actor’s library, and changes nothing', async () => {
    const { ctx, engine, studied } = await started()
    const elsewhere = await secondLearner(ctx, 'own workspace')
    await loadBridges(elsewhere, 1)
    const [foreign] = await firstCards(elsewhere, 1)
    const before = await dump(engine)
    const refused = { ok: false, code: 'not-found' }
    expect(await actOnCards(ctx, { kind: 'forget' }, [studied, foreign])).toMatchObject(refused)
    expect(await actOnCards(elsewhere, { kind: 'mark', marked: true }, [studied])).toMatchObject(refused)
    expect(await dump(engine)).toEqual(before)
  })

  it('never touches what another learner of the same library has, nor takes it back', async () => {
    const { ctx, studied } = await started()
    const other = await secondLearner(ctx, 'same workspace')
    const mine = await memoryOf(ctx, studied)
    const theirs = await changed(other, { kind: 'suspend', suspended: true }, [studied])
    expect(await memoryOf(ctx, studied)).toEqual(mine)
    expect(await undo(ctx, { id: theirs })).toMatchObject({ ok: false, code: 'not-found' })
    expect(await memoryOf(other, studied)).toMatchObject({ suspended: true })
  })

  it.each(['', 'soon', '2026-02-30', '2026-03-01', '9999-01-01'])('refuses “%s” as a due date', async (date) => {
    const { ctx, engine, studied } = await started()
    const before = await dump(engine)
    expect(await actOnCards(ctx, { kind: 'set-due', date }, [studied])).toMatchObject({
      code: 'invalid',
      field: 'date',
    })
    expect(await dump(engine)).toEqual(before)
  })

  it('makes cards due in days, each in its own of a range, with the interval where that is asked for', async () => {
    const { ctx, studied, learning } = await started()
    const before = await memoryOf(ctx, studied)
    const changeId = await changed(ctx, { kind: 'set-due-days', days: '5-7' }, [studied, learning])
    for (const card of [studied, learning]) {
      const { dueDay } = (await memoryOf(ctx, card)) ?? {}
      expect(dueDay).toBeGreaterThanOrEqual(TODAY + 5)
      expect(dueDay).toBeLessThanOrEqual(TODAY + 7)
    }
    await undo(later(ctx, MINUTE_MS), { id: changeId })
    expect(await memoryOf(ctx, studied)).toEqual(before)
    await changed(later(ctx, 2 * MINUTE_MS), { kind: 'set-due-days', days: '3!' }, [studied])
    expect(await memoryOf(ctx, studied)).toMatchObject({ dueDay: TODAY + 3, intervalDays: 3 })
    const wrong = await actOnCards(ctx, { kind: 'set-due-days', days: '7-5' }, [studied])
    expect(wrong).toMatchObject({ code: 'invalid', field: 'days' })
  })

  it.each([
    ['12', 12],
    ['0', 0],
  ])('puts a card that was never studied in review, due in %s days, and undo makes it new again', async (days, due) => {
    const { ctx, engine, fresh } = await started()
    const before = await dump(engine)
    const result = await actOnCards(ctx, { kind: 'set-due-days', days }, [fresh])
    expect(result).toMatchObject({ ok: true, value: { changed: 1, unchanged: 0 } })
    const memory = await memoryOf(ctx, fresh)
    expect(memory).toMatchObject({ state: 'review', dueDay: TODAY + due, reps: 0 })
    expect(memory?.stability).toBeGreaterThan(0)
    await undo(later(ctx, MINUTE_MS))
    const after = await dump(engine)
    expect([after.memories, after.new_cards]).toEqual([before.memories, before.new_cards])
  })

  it('grades cards now as an answer would, and undo takes it back', async () => {
    const { ctx, studied, fresh } = await started()
    const before = await memoryOf(ctx, studied)
    const when = later(ctx, MINUTE_MS)
    const changeId = await changed(when, { kind: 'grade', rating: 4 }, [studied, fresh])
    expect(await memoryOf(ctx, studied)).toMatchObject({ reps: (before?.reps ?? 0) + 1, lastReviewAt: when.now })
    expect(await memoryOf(ctx, fresh)).toMatchObject({ state: 'review', reps: 1 })
    const graded = await memoryOf(ctx, studied)
    const undone = await undo(later(when, MINUTE_MS))
    expect(undone).toMatchObject({ ok: true, value: { id: changeId, words: '2 cards graded Easy' } })
    expect(await memoryOf(ctx, studied)).toEqual(before)
    expect(await memoryOf(ctx, fresh)).toBeNull()
    await redo(later(when, 2 * MINUTE_MS))
    expect(await memoryOf(ctx, studied)).toEqual(graded)
  })

  it('resets a card and keeps its counts if asked to, so that it is new with them', async () => {
    const { ctx, studied } = await started()
    const before = await memoryOf(ctx, studied)
    await changed(ctx, { kind: 'forget', keepsCounts: true }, [studied])
    expect(await memoryOf(ctx, studied)).toMatchObject({ state: 'new', reps: before?.reps, stability: null })
  })

  it('refuses none at all', async () => {
    const { ctx } = await started()
    expect(await actOnCards(ctx, { kind: 'forget' }, [])).toMatchObject({ ok: false, code: 'invalid' })
  })
})

const typedCard = entry({ form: 'typed', front: 'Which bridge was opened in 1999?', back: 'the Stone Bridge' })

onBothEngines('taking a typed answer for right', (open) => {
  const made = async () => {
    const { ctx } = await open()
    const { cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [typedCard, entry()] }))
    const [typed, plain] = cardIds
    if (!typed || !plain) throw new Error('two cards were made')
    return { ctx, typed, plain }
  }

  it('adds it to the spellings of the card, once, and leaves the rest of the library as it is', async () => {
    const { ctx, typed } = await made()
    const accepted = await acceptAnswer(ctx, typed, '  Rockbridge\n')
    expect(accepted).toEqual({ ok: true, value: { aliases: ['Rockbridge'] } })
    const { main } = await loadSession(ctx)
    expect(main.find(({ cardId }) => cardId === typed)?.aliases).toEqual(['Rockbridge'])
    const before = await dump(ctx.engine)
    expect(await acceptAnswer(ctx, typed, 'rockbridge')).toEqual(accepted)
    expect(await acceptAnswer(ctx, typed, 'The Stone Bridge.')).toEqual(accepted)
    expect(await dump(ctx.engine)).toEqual(before)
  })

  it('refuses a figure that does not stand in the passage, an empty answer and a card that is not typed', async () => {
    const { ctx, typed, plain } = await made()
    const before = await dump(ctx.engine)
    expect(await acceptAnswer(ctx, typed, 'Bridge 1998')).toMatchObject({ ok: false, code: 'invalid' })
    expect(await acceptAnswer(ctx, typed, '  ')).toMatchObject({ ok: false, code: 'invalid' })
    expect(await acceptAnswer(ctx, typed, 'x'.repeat(201))).toMatchObject({ ok: false, code: 'invalid' })
    expect(await acceptAnswer(ctx, plain, 'nineteen ninety-nine')).toMatchObject({ ok: false, code: 'invalid' })
    expect(await acceptAnswer(ctx, anId<CardId>('no-card'), 'x')).toMatchObject({ ok: false, code: 'not-found' })
    expect(await dump(ctx.engine)).toEqual(before)
  })

  it('refuses a card of a library that is not the actor’s', async () => {
    const { ctx, typed } = await made()
    const stranger = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    expect(await acceptAnswer(stranger, typed, 'Stonebridge')).toMatchObject({ ok: false, code: 'not-found' })
  })
})
