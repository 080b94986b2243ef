import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { CardId } from '@/lib/domain/ids'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import type { CardsChange } from '@/lib/services/cards/change-cards'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { redo, undo } from '@/lib/services/history/undo'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later, newId } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { secondLearner, setQueue } from './second-learner'

const ARTICLES = [
  smallArticle('rivers', [
    { key: 'ra', cards: ['one', 'two'] },
    { key: 'rb', cards: ['one', 'two'] },
    { key: 'rc', cards: ['one'] },
  ]),
]

const ALL = { newOrder: 'position', newPerDay: 100, burySiblings: false } as const

const reposition = (given: Partial<Extract<CardsChange, { kind: 'reposition' }>>): CardsChange => ({
  kind: 'reposition',
  start: 'first',
  step: 1,
  isRandom: false,
  shiftsOthers: false,
  ...given,
})

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
    const first = await actOnCards(later(ctx, 1), reposition({}), named('rc one', 'rb two'))
    expect(first).toMatchObject({ ok: true, value: { changed: 2, unchanged: 0 } })
    expect(await frontsOf(ctx)).toEqual(['rb two', 'rc one', 'ra one', 'ra two', 'rb one'])
    await actOnCards(later(ctx, 2), reposition({ start: 'last' }), named('ra one'))
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

  it('shifts the cards from the start on, as one change, and brings back the order of the library', async () => {
    const { ctx, named } = await started()
    const places = async () => {
      const { newCards: n } = ctx.engine.read.t
      const mine = eq(n.learnerId, ctx.actor.learnerId)
      return new Map(
        (await ctx.engine.read.db.select().from(n).where(mine)).map(({ cardId, position }) => [cardId, position]),
      )
    }
    const before = await places()
    const [target] = named('ra two')
    const start = (target && before.get(target)) ?? 0
    const moved = await actOnCards(ctx, reposition({ start, step: 4, shiftsOthers: true }), named('rc one', 'rb one'))
    expect(moved).toMatchObject({ ok: true, value: { changed: 2 } })
    expect(await frontsOf(ctx)).toEqual(['ra one', 'rb one', 'rc one', 'ra two', 'rb two'])
    const after = await places()
    const at = (front: string) => {
      const [card] = named(front)
      return card && after.get(card)
    }
    expect([at('rb one'), at('rc one'), at('ra two')]).toEqual([start, start + 4, start + 8])
    const all = named('ra one', 'ra two', 'rb one', 'rb two', 'rc one')
    const back = await actOnCards(later(ctx, 1), { kind: 'library-order' }, all)
    expect(back).toMatchObject({ ok: true, value: { changed: 4, unchanged: 1 } })
    expect(await places()).toEqual(before)
    expect((await studyRows(ctx)).memories).toEqual([])
    await undo(later(ctx, 2))
    expect(await places()).toEqual(after)
    await undo(later(ctx, 3))
    expect(await places()).toEqual(before)
  })

  it('mixes the facts at random, with the cards of a fact together', async () => {
    const { ctx, named } = await started()
    const all = named('ra one', 'ra two', 'rb one', 'rb two', 'rc one')
    const orders = new Set<string>()
    for (let n = 1; n <= 12; n++) {
      await actOnCards(later(ctx, n), reposition({ start: 100, isRandom: true }), all)
      const facts = (await frontsOf(ctx)).map((front) => front.slice(0, 2))
      expect(facts.filter((fact, i) => fact !== facts[i - 1])).toHaveLength(3)
      orders.add(facts.join())
    }
    expect(orders.size).toBeGreaterThan(1)
  })

  it('leaves studied cards alone, and keeps the place of suspended and reset ones', async () => {
    const { ctx, named } = await started()
    const [studied, suspended] = named('ra one', 'ra two')
    if (!studied || !suspended) throw new Error('the library has these cards')
    await submitEntries(ctx, [await answerOf(ctx, studied, 4)])
    await actOnCards(ctx, { kind: 'suspend', suspended: true }, [suspended])
    const result = await actOnCards(later(ctx, 1), reposition({ start: 'last' }), [studied, suspended])
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
    const [card] = named('rb one')
    if (!card) throw new Error('the library has this card')
    const reset = { kind: 'forget', id: newId(ctx.now + 20), cardId: card, at: ctx.now + 20 } as const
    const late = await answerOf(later(ctx, 10), card, 3)
    await actOnCards(later(ctx, 15), reposition({}), [card])
    await submitEntries(later(ctx, 30), [reset, late])
    expect(await frontsOf(later(ctx, MINUTE_MS))).toEqual(['rb one', 'ra one', 'ra two', 'rb two', 'rc one'])
    await load(later(ctx, 2 * MINUTE_MS))
    expect((await frontsOf(later(ctx, 3 * MINUTE_MS)))[0]).toBe('rb one')
    const report = await runDoctor(settings, ctx.now + DAY_MS, { repair: false })
    if (!report.ok) throw new Error(report.message)
    expect(report.value.checks.filter(({ found }) => found > 0)).toEqual([])
  })

  it('is the learner’s own: others in the workspace keep their order', async () => {
    const { ctx, named } = await started()
    const other = await secondLearner(ctx, 'same workspace')
    await load(later(ctx, 1))
    await setQueue(other, ALL)
    const before = await frontsOf(other)
    await actOnCards(ctx, reposition({}), named('rc one'))
    expect(await frontsOf(other)).toEqual(before)
    expect(await frontsOf(ctx)).not.toEqual(before)
  })

  it('refuses a position that is too large, and changes nothing', async () => {
    const { ctx, named } = await started()
    const before = await studyRows(ctx)
    const refused = await actOnCards(ctx, reposition({ start: 2_000_000_000 }), named('ra one', 'rb one'))
    expect(refused).toMatchObject({ ok: false, code: 'invalid', field: 'start' })
    expect(await studyRows(ctx)).toEqual(before)
  })
})
