import { expect, it } from 'vitest'
import { saveMemories } from '@/lib/data/mutations/log'
import { loggedCards } from '@/lib/data/queries/study/log'
import type { CardId, SettingsId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { minutesOfCounts } from '@/lib/domain/queue/estimate'
import { studyPaceOf } from '@/lib/domain/queue/pace'
import { type Memory, type Rating, UNSTUDIED } from '@/lib/domain/scheduling/memory'
import { DEFAULT_SCHEDULING } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { removeArticle } from '@/lib/services/articles/remove-article'
import { actingLearner } from '@/lib/services/authorise'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import {
  loadCalibration,
  loadEffort,
  loadExpectedRecall,
  loadForecast,
  loadTrueRetention,
} from '@/lib/services/retention/load-overview'
import { loadProblemCards, loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf, present } from '@/tests/support/must'
import { secondLearner } from './second-learner'

/** The same data through an engine of which nothing is cached. */
const anew = (ctx: Context): Context => ({ ...ctx, engine: { ...ctx.engine } })

const CARDS = 4

const answer = async (ctx: Context, card: CardId, rating: Rating) => {
  const [result] = await submitEntries(ctx, [await answerOf(ctx, card, rating)])
  expect(result?.status).toBe('stored')
}

/** Answers of all time as the rollups have them. */
const answersIn = async (ctx: Context): Promise<number> =>
  (await (await openRetention(ctx)).tallies()).reduce((sum, { answers }) => sum + answers, 0)

const everything = async (ctx: Context) => {
  const model = await openRetention(ctx)
  return {
    retention: await loadTrueRetention(model),
    calibration: await loadCalibration(model),
    known: await loadExpectedRecall(model),
    forecast: await loadForecast(model),
    effort: await loadEffort(model),
    problemCards: await loadProblemCards(model),
  }
}

onBothEngines('figures of retention', (open) => {
  const started = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, CARDS)
    return { ctx, cards: await firstCards(ctx, CARDS) }
  }

  /** Each card easy on the first day, and ten and forty days later as told; the last day is returned. */
  const studied = async (ratings: readonly Rating[] = [3, 3, 1, 3]) => {
    const { ctx, cards } = await started()
    let at = ctx
    for (const days of [0, 10, 30]) {
      at = later(at, days * DAY_MS)
      for (const [i, card] of cards.entries()) {
        at = later(at, 1)
        await answer(at, card, days === 0 ? 4 : (ratings[i] ?? 3))
      }
    }
    return { ctx: at, cards }
  }

  it('are empty and say so before the first answer', async () => {
    const { ctx } = await started()
    const { retention, calibration, known, forecast, effort, problemCards } = await everything(ctx)
    expect(retention.rows.every(({ all }) => all.n === 0)).toBe(true)
    expect(retention.trend).toEqual([])
    expect(calibration).toMatchObject({ bins: null, all: { n: 0, logLoss: null }, withoutPrediction: 0 })
    expect(calibration.headline).toContain('200 are needed')
    expect(known).toMatchObject({ cardsStudied: 0, cardsInLibrary: CARDS, factsInLibrary: CARDS })
    expect(forecast.forecast.total.cards).toBe(0)
    expect(effort).toMatchObject({ hasStudied: false, minutes: [] })
    expect(problemCards).toMatchObject({ costliest: [], leeches: [], interferingPairs: [], fading: [] })
    expect(problemCards.leechRule).toContain('8 times or more')
    await ctx.engine.write(async (tx) => {
      const { settingsVersions: v } = tx.t
      const [version] = await tx.db.select().from(v)
      if (!version?.settings) throw new Error('there are settings')
      await tx.db.update(v).set({ settings: { ...version.settings, leechThreshold: 3 } })
    })
    expect((await loadProblemCards(await openRetention(ctx))).leechRule).toContain('3 times or more')
    const { rows } = await loadSources(await openRetention(ctx), 'article')
    expect(rows).toMatchObject([{ name: 'bridges', cards: CARDS, coverage: 0, shrunk: null }])
  })

  it('count what was answered, young and mature, and score it against its predictions', async () => {
    const { ctx } = await studied()
    const { retention, calibration } = await everything(ctx)
    const all = retention.rows.find(({ period }) => period === 'all')
    // The card that was forgotten came back from a relearning step: scored, and no test of true retention.
    expect(all?.all).toMatchObject({ n: 7, passed: 6 })
    expect((all?.young.n ?? 0) + (all?.mature.n ?? 0)).toBe(7)
    expect(calibration.all).toMatchObject({ n: 8, recalled: 6 })
    expect(calibration.byKind).toMatchObject([{ factKind: 'date', n: 8 }])
    expect(calibration.all.rmseBins).toBeGreaterThan(0)
    expect(retention.trend.reduce((sum, { tested }) => sum + tested.n, 0)).toBe(7)
  })

  it('follow a late answer and an undo at once, though past days are kept', async () => {
    const { ctx, cards } = await studied()
    const card = firstOf(cards)
    expect(await answersIn(ctx)).toBe(12)
    const past = ctx.now - 20 * DAY_MS
    const late = await answerOf(ctx, card, 3, past)
    await submitEntries(ctx, [{ ...late, id: newId(past) }])
    expect(await answersIn(ctx)).toBe(13)
    await undoLast(later(ctx, 1))
    expect(await answersIn(ctx)).toBe(12)
  })

  it('know now what a reading of all memories gives, after every answer', async () => {
    const { ctx, cards } = await started()
    let at = ctx
    for (const card of cards) {
      at = later(at, DAY_MS)
      await answer(at, card, 3)
      const [kept, read] = [
        await loadExpectedRecall(await openRetention(at)),
        await loadExpectedRecall(await openRetention(anew(at))),
      ]
      expect(kept.cardsStudied).toBe(read.cardsStudied)
      expect(kept.cardsRecalled).toBeCloseTo(read.cardsRecalled, 6)
      expect(kept.facts.mean).toBeCloseTo(read.facts.mean, 6)
      expect(kept.recall.reduce((sum, { count }) => sum + count, 0)).toBe(kept.cardsStudied)
    }
    await undoLast(later(at, 1))
    expect((await loadExpectedRecall(await openRetention(later(at, 2)))).cardsStudied).toBe(CARDS - 1)
  })

  it('keep what was answered of an article that is removed', async () => {
    const { ctx } = await studied()
    expect((await removeArticle(ctx, 'bridges')).ok).toBe(true)
    const { rows } = await loadSources(await openRetention(later(ctx, 1)), 'article')
    expect(rows).toEqual([])
    expect((await loadExpectedRecall(await openRetention(later(ctx, 1)))).cardsStudied).toBe(0)
    expect((await loadTrueRetention(await openRetention(later(ctx, 1)))).rows.at(-1)?.all.n).toBe(7)
  })

  it('show cards that are always forgotten as costly, and nothing as recalled', async () => {
    const { ctx, cards } = await studied([1, 1, 1, 1])
    const { retention, calibration, problemCards } = await everything(ctx)
    expect(retention.rows.at(-1)?.all).toMatchObject({ passed: 0, n: 4 })
    expect(calibration.all).toMatchObject({ recalled: 0, auc: null })
    expect(problemCards.costliest).toHaveLength(cards.length)
    expect(problemCards.costliest[0]).toMatchObject({ answers: 3, lapses: 1, articleKey: 'bridges' })
  })

  it('stand when the zone moves across the date line', async () => {
    const { ctx, cards } = await started()
    const card = firstOf(cards)
    await answer(ctx, card, 3)
    const moved = async (timeZone: string, at: Context) => {
      await ctx.engine.write(async (tx) => {
        const { settingsVersions: v, learners: l } = tx.t
        const [version] = await tx.db.select().from(v)
        if (!version?.settings) throw new Error('there are settings')
        const id = anId<SettingsId>(newId(at.now))
        await tx.db.insert(v).values({ ...version, id, settings: { ...version.settings, timeZone } })
        await tx.db.update(l).set({ settingsId: id })
      })
      await answer(at, card, 3)
    }
    await moved('Pacific/Kiritimati', later(ctx, DAY_MS))
    await moved('Pacific/Niue', later(ctx, DAY_MS + 3_600_000))
    expect(await answersIn(later(ctx, DAY_MS + 7_200_000))).toBe(3)
    // West of the line the day of the second answer has not begun yet: it is in the year when it has.
    const studiedDays = async (at: Context) => (await loadEffort(await openRetention(at))).year.studiedDays
    const [now, then] = [await studiedDays(later(ctx, DAY_MS + 7_200_000)), await studiedDays(later(ctx, 3 * DAY_MS))]
    expect(then - now).toBe(1)
  })
})

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
