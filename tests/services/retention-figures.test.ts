import { expect, it } from 'vitest'
import { saveMemories } from '@/lib/data/mutations/log'
import { loggedCards } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { minutesOfCounts } from '@/lib/domain/queue/estimate'
import { studyPaceOf } from '@/lib/domain/queue/pace'
import { type Memory, type Rating, UNSTUDIED } from '@/lib/domain/scheduling/memory'
import { DEFAULT_SCHEDULING } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { actingLearner } from '@/lib/services/authorise'
import type { Context } from '@/lib/services/context'
import { loadEffort, loadExpectedRecall, loadForecast, loadTrueRetention } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf, present } from '@/tests/support/must'
import { secondLearner } from './second-learner'

const answer = async (ctx: Context, card: CardId, rating: Rating) => {
  const [result] = await submitEntries(ctx, [await answerOf(ctx, card, rating)])
  expect(result?.status).toBe('stored')
}

const loadRetention = async (ctx: Context) => {
  const model = await openRetention(ctx)
  const { day, desiredRetention, rows: trueRetention } = await loadTrueRetention(model)
  const answers = (await model.tallies()).reduce((sum, one) => sum + one.answers, 0)
  const { forecast } = await loadForecast(model)
  const { year } = await loadEffort(model)
  return { day, desiredRetention, answers, trueRetention, forecast, year, known: await loadExpectedRecall(model) }
}

/** Puts memories in place as if they had been there before: what a long course of study would leave. */
const remember = async (ctx: Context, memories: ReadonlyMap<CardId, Partial<Memory>>) =>
  ctx.engine.write(async (tx) => {
    const cards = await loggedCards(tx, ctx.actor.workspaceIds, [...memories.keys()])
    await saveMemories(
      tx,
      actingLearner(ctx.actor),
      [...cards.values()].map((card) => ({
        card,
        before: null,
        memory: { ...UNSTUDIED, state: 'review', difficulty: 5, ...memories.get(card.cardId) },
        leech: false,
      })),
    )
  })

onBothEngines('retention', (open) => {
  const started = async (count = 8) => {
    const opened = await open()
    await loadBridges(opened.ctx, count)
    return { ...opened, cards: await firstCards(opened.ctx, count), day: (await loadRetention(opened.ctx)).day }
  }
  const rowOf = async (ctx: Context, period: string) =>
    (await loadRetention(ctx)).trueRetention.find((row) => row.period === period)

  /** Reviews of cards that last came a given number of days ago, at a given stability. */
  const reviewable = (day: number, now: number, intervalDays: number): Partial<Memory> => ({
    stability: intervalDays,
    intervalDays,
    dueDay: day,
    lastReviewDay: day - intervalDays,
    lastReviewAt: now - intervalDays * DAY_MS,
    reps: 3,
  })

  it('counts young and mature cards apart, and answers to new ones not at all', async () => {
    const { ctx, cards, day } = await started()
    const [young, mature, lapsed, fresh] = cards
    if (!young || !mature || !lapsed || !fresh) throw new Error('the library has eight cards')
    const known = [reviewable(day, ctx.now, 20), reviewable(day, ctx.now, 21), reviewable(day, ctx.now, 90)]
    await remember(ctx, new Map([young, mature, lapsed].map((id, i) => [id, known[i] ?? {}])))
    await answer(ctx, young, 2)
    await answer(ctx, mature, 3)
    await answer(ctx, lapsed, 1)
    await answer(ctx, fresh, 3)
    await answer(later(ctx, 1), lapsed, 3)
    expect(await rowOf(ctx, 'today')).toMatchObject({
      young: { passed: 1, n: 1 },
      mature: { passed: 1, n: 2 },
      all: { passed: 2, n: 3 },
    })
    expect(await loadRetention(ctx)).toMatchObject({ answers: 5, year: { studiedDays: 1 } })
    expect(await rowOf(later(ctx, DAY_MS), 'today')).toMatchObject({ all: { n: 0, estimate: null } })
    expect(await rowOf(later(ctx, DAY_MS), 'week')).toMatchObject({ all: { passed: 2, n: 3 } })
  })

  it('forecasts what stands due, without suspended cards, with the backlog apart', async () => {
    const { ctx, cards, day } = await started()
    const dueIn = [-3, 0, 0, 1, 29, 30]
    const memories = dueIn.map((ahead) => ({ ...reviewable(day, ctx.now, 5), dueDay: day + ahead }))
    await remember(ctx, new Map(cards.slice(0, 6).map((id, i) => [id, memories[i] ?? {}])))
    const sleeping = present(cards[6])
    await remember(ctx, new Map([[sleeping, { ...reviewable(day, ctx.now, 5), suspended: true }]]))
    const { forecast } = await loadRetention(ctx)
    expect(forecast.backlog.cards).toBe(1)
    expect(forecast.days.map(({ cards: due }) => due)).toEqual([2, 1, ...Array(27).fill(0), 1])
    // Two reviews with the relearning that is to be expected of them, as Today would say.
    const pace = studyPaceOf([], DEFAULT_SCHEDULING)
    expect(forecast.days[0]?.minutes).toBeCloseTo(minutesOfCounts({ new: 0, due: 2 }, pace), 6)
  })

  it('sums predicted recall over the cards studied, each a share of its fact', async () => {
    const { ctx, cards, day } = await started()
    const [one, other, retired] = cards
    if (!one || !other || !retired) throw new Error('the library has eight cards')
    await remember(ctx, new Map([one, other].map((id) => [id, reviewable(day, ctx.now, 10)])))
    const { known } = await loadRetention(ctx)
    expect(known).toMatchObject({ cardsStudied: 2, cardsInLibrary: 8, factsInLibrary: 8 })
    expect(known.cardsRecalled).toBeCloseTo(1.8, 4)
    expect(known.facts.mean).toBeCloseTo(1.8, 4)
    expect((await loadRetention(later(ctx, 30 * DAY_MS))).known.cardsRecalled).toBeLessThan(1.6)
  })

  it('shows nothing of another learner', async () => {
    const { ctx, cards, day } = await started()
    const card = firstOf(cards)
    await remember(ctx, new Map([[card, reviewable(day, ctx.now, 5)]]))
    await answer(ctx, card, 3)
    const stranger = await secondLearner(ctx, 'same workspace')
    expect(await loadRetention(stranger)).toMatchObject({
      answers: 0,
      forecast: { total: { cards: 0 } },
      known: { cardsStudied: 0 },
    })
  })
})
