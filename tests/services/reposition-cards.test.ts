import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { logsOfCards, memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { NEW_ORDERS, type QueueSettings, REVIEW_ORDERS } from '@/lib/domain/scheduling/settings'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { type CardsChange, changeCards } from '@/lib/services/cards/change-cards'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { listHistory } from '@/lib/services/history/list-history'
import { redo, undo } from '@/lib/services/history/undo'
import { previewReschedule, rescheduleCards } from '@/lib/services/settings/reschedule-cards'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later, newId } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { firstOf, must, present } from '@/tests/support/must'
import { ARCHES, answer, cardsOf, choose, loadDeckArticles, RIVERS, wrongIn } from './deck-fixture'
import { secondLearner, setQueue } from './second-learner'

const ARTICLES = [
  smallArticle('rivers', [
    { key: 'ra', cards: ['one', 'two'] },
    { key: 'rb', cards: ['one', 'two'] },
    { key: 'rc', cards: ['one'] },
  ]),
]

const ALL = { newOrder: 'position', newPerDay: 100, burySiblings: false } as const

const reposition = (to: 'first' | 'last' = 'first'): CardsChange => ({ kind: 'reposition', to })

onBothEngines('repositioning new cards', (open) => {
  const load = (ctx: Context) => loadContent(ctx.engine, localWorkspace(ctx), ARTICLES, ctx.now)

  const asked = async (ctx: Context) =>
    (await loadSession(ctx)).main.map(({ cardId, front }) => {
      return { cardId, front: /bridge (\w+) opened \((\w+)\)/.exec(front)?.slice(1).join(' ') ?? front }
    })
  const frontsOf = async (ctx: Context) => (await asked(ctx)).map(({ front }) => front)

  const started = async () => {
    const opened = await open()
    await load(opened.ctx)
    await setQueue(opened.ctx, ALL)
    const cards = new Map((await asked(opened.ctx)).map(({ cardId, front }) => [front, cardId]))
    const named = (...fronts: readonly string[]) => fronts.map((front) => cards.get(front) as CardId) // of the library
    return { ...opened, named }
  }

  const studyRows = async ({ engine }: Context) => {
    const { memories, new_cards } = await dump(engine)
    return { memories, new_cards }
  }

  it('puts cards first or last, and undo and redo restore the order exactly', async () => {
    const { ctx, named } = await started()
    const before = await studyRows(ctx)
    expect(await frontsOf(ctx)).toEqual(['ra one', 'ra two', 'rb one', 'rb two', 'rc one'])
    const first = await actOnCards(later(ctx, 1), reposition(), named('rc one', 'rb two'))
    expect(first).toMatchObject({ ok: true, value: { changed: 2, unchanged: 0 } })
    expect(await frontsOf(ctx)).toEqual(['rb two', 'rc one', 'ra one', 'ra two', 'rb one'])
    await actOnCards(later(ctx, 2), reposition('last'), named('ra one'))
    const after = await studyRows(ctx)
    expect(await frontsOf(ctx)).toEqual(['rb two', 'rc one', 'ra two', 'rb one', 'ra one'])
    expect(await undo(later(ctx, 3))).toMatchObject({
      ok: true,
      value: { words: expect.stringMatching(/^1 card repositioned, “.+”$/) },
    })
    expect(await undo(later(ctx, 4))).toMatchObject({ ok: true, value: { words: '2 cards repositioned' } })
    expect(await studyRows(ctx)).toEqual(before)
    await redo(later(ctx, 5))
    await redo(later(ctx, 6))
    expect(await studyRows(ctx)).toEqual(after)
  })

  it('brings back the order of the library', async () => {
    const { ctx, named } = await started()
    const places = async () => {
      const { newCards: n } = ctx.engine.read.t
      const mine = eq(n.learnerId, ctx.actor.learnerId)
      return new Map(
        (await ctx.engine.read.db.select().from(n).where(mine)).map(({ cardId, position }) => [cardId, position]),
      )
    }
    const before = await places()
    await actOnCards(ctx, reposition(), named('rc one', 'rb one'))
    const after = await places()
    expect(await frontsOf(ctx)).toEqual(['rb one', 'rc one', 'ra one', 'ra two', 'rb two'])
    const all = named('ra one', 'ra two', 'rb one', 'rb two', 'rc one')
    const back = await actOnCards(later(ctx, 1), { kind: 'library-order' }, all)
    expect(back).toMatchObject({ ok: true, value: { changed: 2, unchanged: 3 } })
    expect(await places()).toEqual(before)
    expect((await studyRows(ctx)).memories).toEqual([])
    await undo(later(ctx, 2))
    expect(await places()).toEqual(after)
    await undo(later(ctx, 3))
    expect(await places()).toEqual(before)
  })

  it('leaves studied cards alone, and keeps the place of suspended and reset ones', async () => {
    const { ctx, named } = await started()
    const [studied, suspended] = named('ra one', 'ra two')
    if (!studied || !suspended) throw new Error('the library has these cards')
    await submitEntries(ctx, [await answerOf(ctx, studied, 4)])
    await actOnCards(ctx, { kind: 'suspend', suspended: true }, [suspended])
    const result = await actOnCards(later(ctx, 1), reposition('last'), [studied, suspended])
    expect(result).toMatchObject({ ok: true, value: { changed: 1, unchanged: 1 } })
    await actOnCards(later(ctx, 2), { kind: 'suspend', suspended: false }, [suspended])
    expect(await frontsOf(later(ctx, 3))).toEqual(['rb one', 'rb two', 'rc one', 'ra two'])
    await submitEntries(later(ctx, 4), [await answerOf(later(ctx, 4), suspended, 4)])
    expect(await frontsOf(later(ctx, 5))).toEqual(['rb one', 'rb two', 'rc one'])
    await actOnCards(later(ctx, 6), { kind: 'forget' }, [studied, suspended])
    expect(await frontsOf(later(ctx, DAY_MS))).toEqual(['ra one', 'rb one', 'rb two', 'rc one', 'ra two'])
  })

  it('is the same when an answer arrives late, and the doctor finds nothing wrong', async () => {
    const { ctx, named, settings } = await started()
    const card = firstOf(named('rb one'))
    const reset = { kind: 'forget', id: newId(ctx.now + 20), cardId: card, at: ctx.now + 20 } as const
    const late = await answerOf(later(ctx, 10), card, 3)
    await actOnCards(later(ctx, 15), reposition(), [card])
    await submitEntries(later(ctx, 30), [reset, late])
    expect(await frontsOf(later(ctx, MINUTE_MS))).toEqual(['rb one', 'ra one', 'ra two', 'rb two', 'rc one'])
    await load(later(ctx, 2 * MINUTE_MS))
    expect((await frontsOf(later(ctx, 3 * MINUTE_MS)))[0]).toBe('rb one')
    const report = must(await runDoctor(settings, ctx.now + DAY_MS, { repair: false }))
    expect(report.checks.filter(({ found }) => found > 0)).toEqual([])
  })

  it('is the learner’s own: others in the workspace keep their order', async () => {
    const { ctx, named } = await started()
    const other = await secondLearner(ctx, 'same workspace')
    await load(later(ctx, 1))
    await setQueue(other, ALL)
    const before = await frontsOf(other)
    await actOnCards(ctx, reposition(), named('rc one'))
    expect(await frontsOf(other)).toEqual(before)
    expect(await frontsOf(ctx)).not.toEqual(before)
  })
})

onBothEngines('rescheduling', (open) => {
  /** Cards in review of two decks, one with a desired retention of its own, one that is suspended and one that is being relearned; targets rise afterwards. */
  const studied = async () => {
    const { ctx, settings } = await open()
    await loadDeckArticles(ctx)
    await choose(ctx, ARCHES, { desiredRetention: 0.9 })
    const [arches, rivers] = [await cardsOf(ctx, ARCHES), await cardsOf(ctx, RIVERS)]
    await answer(later(ctx, 1), [...arches, ...rivers], 4)
    const [suspended = '' as CardId, relearned = '' as CardId] = rivers
    const then = later(ctx, 3 * DAY_MS)
    await answer(then, [relearned], 1)
    must(
      await changeCards(later(then, 1), { kind: 'suspend', suspended: true }, { kind: 'some', cardIds: [suspended] }),
    )
    const before = await memoriesIn(then, [...arches, ...rivers])
    const texts = settingsTexts(await learnerOf(ctx.engine.read, ctx.actor.learnerId))
    expect(await saveSettings(later(then, 2), { ...texts, desiredRetention: '97' })).toMatchObject({ ok: true })
    // New targets alone move nothing.
    expect(await memoriesIn(then, [...arches, ...rivers])).toEqual(before)
    return { ctx: later(then, 10), settings, arches, rivers, suspended, relearned, before }
  }
  const memoriesIn = async ({ engine, actor }: Context, cards: readonly CardId[]) =>
    new Map([...(await memoriesOf(engine.read, actor.learnerId, cards))].sort(([a], [b]) => (a < b ? -1 : 1)))

  it('is shown by day before anything is changed, and does then what was shown', async () => {
    const { ctx, settings, arches, rivers, suspended, relearned, before } = await studied()
    const all = [...arches, ...rivers]
    const preview = await previewReschedule(ctx)
    expect(preview).toMatchObject({ cards: all.length - 2, changed: rivers.length - 2 })
    const sum = (which: 'before' | 'after') => preview.days.reduce((total, day) => total + day[which], 0)
    expect(sum('after')).toBe(sum('before'))
    expect(preview.days.some((day) => day.before !== day.after)).toBe(true)
    expect(await memoriesIn(ctx, all)).toEqual(before)

    expect(must(await rescheduleCards(later(ctx, 1)))).toBe(preview.changed)
    const after = await memoriesIn(ctx, all)
    for (const card of [...arches, suspended, relearned]) expect(after.get(card)).toEqual(before.get(card))
    for (const [card, memory] of after) {
      const { dueDay, intervalDays, ...rest } = memory
      expect(before.get(card)).toMatchObject(rest)
      if (before.get(card)?.dueDay !== dueDay) expect(intervalDays).toBeLessThan(before.get(card)?.intervalDays ?? 0)
    }
    const [today] = preview.days
    const dueOn = (day: number) =>
      [...after.values()].filter(({ dueDay, suspended: isOut }) => {
        const counted = Math.max(dueDay ?? 0, today?.day ?? 0)
        return !isOut && dueDay !== null && counted === day
      }).length
    expect(preview.days.map(({ day }) => dueOn(day))).toEqual(preview.days.map((day) => day.after))
    expect((await previewReschedule(later(ctx, 2))).changed).toBe(0)
    expect(must(await rescheduleCards(later(ctx, 2)))).toBe(0)
    expect(await wrongIn(ctx, settings)).toEqual([])
  })

  it('is an entry of the log for each card and one action, which is undone and redone as a whole', async () => {
    const { ctx, settings, arches, rivers, before } = await studied()
    const all = [...arches, ...rivers]
    const changed = must(await rescheduleCards(later(ctx, 1)))
    const after = await memoriesIn(ctx, all)
    const logs = await logsOfCards(ctx.engine.read, ctx.actor.learnerId, all)
    expect([...logs.values()].flat().filter(({ kind }) => kind === 'reschedule')).toHaveLength(changed)
    const [last] = (await listHistory(later(ctx, 2), { kind: null, before: null })).items
    expect(last?.words).toBe(`${changed} cards rescheduled`)
    must(await undo(later(ctx, 3)))
    expect(await memoriesIn(ctx, all)).toEqual(before)
    must(await redo(later(ctx, 4)))
    expect(await memoriesIn(ctx, all)).toEqual(after)
    expect(await wrongIn(ctx, settings)).toEqual([])
    // An answer afterwards goes on from there.
    const due = present([...after].filter(([, { state, suspended }]) => state === 'review' && !suspended)[0]?.[0])
    await answer(later(ctx, 400 * DAY_MS), [due], 3)
    expect(await wrongIn(ctx, settings)).toEqual([])
  })
})

const NO_LIMITS: Partial<QueueSettings> = {
  newPerDay: 100,
  reviewsPerDay: 200,
  burySiblings: false,
}

/** Two decks, of which the later one in the library comes first by name, with two cards of each fact. */
const loadTwoDecks = (ctx: Context) => {
  const facts = (names: readonly string[]) =>
    names.map((key, i) => ({ key, cards: ['one', 'two'], weight: i === 0 ? ('must' as const) : ('should' as const) }))
  const articles = [smallArticle('rivers', facts(['ra', 'rb', 'rc'])), smallArticle('arches', facts(['aa', 'ab']))]
  return loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
}

const asked = async (ctx: Context, queue: Partial<QueueSettings>) => {
  await setQueue(ctx, { ...NO_LIMITS, ...queue })
  return (await loadSession(ctx)).main
}

const frontsOf = (cards: Awaited<ReturnType<typeof asked>>) =>
  cards.map(({ front }) => /bridge (\w+) opened \((\w+)\)/.exec(front)?.slice(1).join(' '))

onBothEngines('orders of a session', (open) => {
  it('take and sort new cards by deck and position', async () => {
    const { ctx } = await open()
    await loadTwoDecks(ctx)
    const fronts = async (queue: Partial<QueueSettings>) => frontsOf(await asked(ctx, queue))
    const arches = ['aa one', 'aa two', 'ab one', 'ab two']
    const rivers = ['ra one', 'ra two', 'rb one', 'rb two', 'rc one', 'rc two']
    const positions = await fronts({ newOrder: 'position' })
    expect([...positions].sort()).toEqual([...arches, ...rivers])
    expect(await fronts({ newOrder: 'deck', newPerDay: 6 })).toHaveLength(6)
    const byDeck = await fronts({ newOrder: 'deck' })
    expect(byDeck.map((front) => front?.[0]).join('')).toBe('aaaarrrrrr')
    expect(await fronts({ newOrder: 'deck', newPerDay: 5 })).toEqual(byDeck.slice(0, 5))
    const facts = await fronts({ newOrder: 'deck-then-random-facts' })
    expect([...facts.slice(0, 4)].sort()).toEqual(arches)
  })

  it('take every due and every new card once, whatever the order', async () => {
    const { ctx } = await open()
    await loadTwoDecks(ctx)
    const learnt = await asked(ctx, { newOrder: 'position' })
    for (const [index, { cardId }] of learnt.slice(0, 5).entries())
      await submitEntries(later(ctx, index), [await answerOf(later(ctx, index), cardId, 4)])
    const soon = later(ctx, 40 * DAY_MS)
    const whole = (await asked(soon, {})).map(({ cardId }) => cardId).sort()
    expect(whole).toHaveLength(10)
    for (const reviewOrder of REVIEW_ORDERS)
      expect((await asked(soon, { reviewOrder })).map(({ cardId }) => cardId).sort(), reviewOrder).toEqual(whole)
    for (const newOrder of NEW_ORDERS)
      expect((await asked(soon, { newOrder })).map(({ cardId }) => cardId).sort(), newOrder).toEqual(whole)
    const decks = (await asked(soon, { reviewOrder: 'deck-then-due', newPerDay: 0 })).map(({ source }) => source.title)
    expect(decks).toEqual([...decks].sort())
  })
})
