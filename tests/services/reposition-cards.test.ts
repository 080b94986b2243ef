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
import { firstOf, must } from '@/tests/support/must'
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
