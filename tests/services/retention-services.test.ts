import { expect, it } from 'vitest'
import type { CardId, SettingsId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { EVERYTHING } from '@/lib/domain/retention/filter'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { removeArticle } from '@/lib/services/articles/remove-article'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { retentionFilterSchema } from '@/lib/services/retention/filter-schema'
import { loadCalibration } from '@/lib/services/retention/load-calibration'
import { loadEffort } from '@/lib/services/retention/load-effort'
import { loadExpectedRecall } from '@/lib/services/retention/load-expected-recall'
import { loadForecast } from '@/lib/services/retention/load-forecast'
import { loadProblemCards } from '@/lib/services/retention/load-problem-cards'
import { loadRecallHistory } from '@/lib/services/retention/load-recall-history'
import { loadSources } from '@/lib/services/retention/load-sources'
import { loadTrueRetention } from '@/lib/services/retention/load-true-retention'
import { openRetention } from '@/lib/services/retention/retention-model'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

/** The same data through an engine of which nothing is cached. */
const anew = (ctx: Context): Context => ({ ...ctx, engine: { ...ctx.engine } })

const CARDS = 4
const NOTHING = retentionFilterSchema.parse({ topic: 'no such topic' })
const BRIDGES = retentionFilterSchema.parse({ article: 'bridges' })

const answer = async (ctx: Context, card: CardId, rating: Rating) => {
  const [result] = await submitEntries(ctx, [await answerOf(ctx, card, rating)])
  expect(result?.status).toBe('stored')
}

const everything = async (ctx: Context, filter = EVERYTHING) => ({
  retention: await loadTrueRetention(await openRetention(ctx, filter)),
  calibration: await loadCalibration(await openRetention(ctx, filter)),
  known: await loadExpectedRecall(await openRetention(ctx, filter)),
  forecast: await loadForecast(await openRetention(ctx, filter), 90),
  effort: await loadEffort(await openRetention(ctx, filter)),
  problemCards: await loadProblemCards(await openRetention(ctx, filter)),
})

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
    expect(effort.hours).toHaveLength(24)
    expect(problemCards).toMatchObject({ costliest: [], leeches: [], interferingPairs: [], fading: [] })
    expect(problemCards.leechRule).toContain('8 times or more')
    await ctx.engine.write(async (tx) => {
      const { settingsVersions: v } = tx.t
      const [version] = await tx.db.select().from(v)
      if (!version?.settings) throw new Error('there are settings')
      await tx.db.update(v).set({ settings: { ...version.settings, leechThreshold: 3 } })
    })
    expect((await loadProblemCards(await openRetention(ctx))).leechRule).toContain('3 times or more')
    expect((await loadRecallHistory(await openRetention(ctx))).days).toEqual([])
    const { rows } = await loadSources(await openRetention(ctx), 'article')
    expect(rows).toMatchObject([{ name: 'bridges', cards: CARDS, coverage: 0, shrunk: null }])
  })

  it('tell the same by filter as without where the filter holds everything', async () => {
    const { ctx } = await studied()
    const [all, part] = [await everything(ctx), await everything(ctx, BRIDGES)]
    expect(part.retention.rows).toEqual(all.retention.rows)
    expect(part.retention.byMode).toEqual(all.retention.byMode)
    expect(part.retention.byFormat).toEqual(all.retention.byFormat)
    expect(part.calibration.all.n).toBe(all.calibration.all.n)
    expect(part.calibration.all.logLoss).toBeCloseTo(all.calibration.all.logLoss ?? Number.NaN, 9)
    expect(part.known.cardsRecalled).toBeCloseTo(all.known.cardsRecalled, 9)
    expect(part.forecast.forecast).toEqual(all.forecast.forecast)
  })

  it('tell young and mature cards, and kinds of answers, apart: together they are all', async () => {
    const { ctx, cards } = await studied()
    const [first] = cards
    if (!first) throw new Error('there are cards')
    const rehearsed = await answerOf(later(ctx, DAY_MS), first, 1)
    if (rehearsed.kind !== 'review') throw new Error('an answer is a review')
    await submitEntries(later(ctx, DAY_MS), [{ ...rehearsed, mode: 'rehearsal' }])
    const at = later(ctx, DAY_MS + 1)
    const total = async (limit: Parameters<typeof retentionFilterSchema.parse>[0]) => {
      const filter = retentionFilterSchema.parse(limit)
      const [whole, part] = [await everything(at, filter), await everything(at, { ...filter, scope: BRIDGES.scope })]
      const { retention, calibration, effort } = whole
      // The part holds everything: counted from the log it is what the kept sums are.
      expect(part.retention.rows).toEqual(retention.rows)
      expect(part.retention.byAnswers).toEqual(retention.byAnswers)
      expect(part.retention.trend).toEqual(retention.trend)
      expect({ ...part.effort, filter }).toEqual({ ...effort, filter })
      for (const by of ['byFormat', 'byKind', 'byMaturity', 'byAnswers', 'byVersion', 'months'] as const) {
        expect(part.calibration[by].map(({ n }) => n)).toEqual(calibration[by].map(({ n }) => n))
      }
      return {
        answers: retention.answers,
        tested: retention.rows.at(-1)?.all.n,
        scored: calibration.all.n,
        year: effort.year.answers,
        inHours: effort.hours.reduce((sum, { tested }) => sum + tested.n, 0),
      }
    }
    expect(await total({})).toEqual({ answers: 13, tested: 8, scored: 9, year: 13, inHours: 8 })
    expect(await total({ cards: 'young' })).toEqual({ answers: 9, tested: 4, scored: 5, year: 9, inHours: 4 })
    expect(await total({ cards: 'mature' })).toEqual({ answers: 4, tested: 4, scored: 4, year: 4, inHours: 4 })
    expect(await total({ answers: 'learning' })).toEqual({ answers: 5, tested: 0, scored: 1, year: 5, inHours: 0 })
    expect(await total({ answers: 'review' })).toEqual({ answers: 7, tested: 7, scored: 7, year: 7, inHours: 7 })
    expect(await total({ answers: 'rehearsal' })).toEqual({ answers: 1, tested: 1, scored: 1, year: 1, inHours: 1 })
    expect(await total({ answers: 'cram' })).toEqual({ answers: 0, tested: 0, scored: 0, year: 0, inHours: 0 })
    const { forecast, known } = await everything(at)
    const [young, mature] = [
      await everything(at, retentionFilterSchema.parse({ cards: 'young' })),
      await everything(at, retentionFilterSchema.parse({ cards: 'mature', answers: 'review' })),
    ]
    const due = (figures: typeof young) => figures.forecast.forecast.total.cards
    expect(due(young) + due(mature)).toBe(forecast.forecast.total.cards)
    const bars = (of: typeof known) => of.recall.reduce((sum, { count }) => sum + count, 0)
    expect(bars(young.known) + bars(mature.known)).toBe(known.cardsStudied)
    expect(bars(young.known)).toBeGreaterThan(0)
    expect(young.known.facts).toEqual(known.facts)
    expect(young.retention.headline).toBe('Young cards only. No card came back in the last 30 days.')
  })

  it('score forecasts by article, what was removed in one row', async () => {
    const { ctx, cards } = await studied()
    const { byArticle } = (await everything(ctx)).calibration
    expect(byArticle).toMatchObject([{ articleKey: 'bridges', n: 8, recalled: 6 }])
    // What is kept of it follows an answer and its undo.
    const [card] = cards
    if (!card) throw new Error('there are cards')
    const at = later(ctx, 30 * DAY_MS)
    const scored = async (from: Context) =>
      (await loadCalibration(await openRetention(from))).byArticle.map(({ n, recalled }) => [n, recalled])
    await answer(at, card, 3)
    expect(await scored(at)).toEqual([[9, 7]])
    await undoLast(later(at, 1))
    expect(await scored(later(at, 2))).toEqual([[8, 6]])
    expect((await everything(ctx, BRIDGES)).calibration.byArticle).toEqual([])
    await removeArticle(ctx, 'bridges')
    const after = (await everything(later(ctx, 1))).calibration.byArticle
    expect(after).toMatchObject([{ articleKey: null, title: 'Removed', n: 8 }])
  })

  it('are nothing under a filter that matches nothing', async () => {
    const { ctx } = await studied()
    const { retention, calibration, known, forecast, problemCards } = await everything(ctx, NOTHING)
    expect(retention.rows.every(({ all }) => all.n === 0)).toBe(true)
    expect(calibration.all.n).toBe(0)
    expect(known).toMatchObject({ cardsStudied: 0, cardsInLibrary: 0, factsInLibrary: 0 })
    expect(forecast.forecast.total.cards + forecast.forecast.backlog.cards).toBe(0)
    expect(problemCards.costliest).toEqual([])
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
    expect(calibration.byFormat).toMatchObject([{ format: 'flash', n: 8 }])
    expect(calibration.months.reduce((sum, { n }) => sum + n, 0)).toBe(8)
    expect(calibration.byVersion[0]?.rmseBins).toBeGreaterThan(0)
    expect(retention.trend.reduce((sum, { tested }) => sum + tested.n, 0)).toBe(7)
  })

  it('follow a late answer and an undo at once, though past days are kept', async () => {
    const { ctx, cards } = await studied()
    const [card] = cards
    if (!card) throw new Error('there are cards')
    const days = async (at: Context) => (await loadEffort(await openRetention(at))).year.answers
    expect(await days(ctx)).toBe(12)
    const past = ctx.now - 20 * DAY_MS
    const late = await answerOf(ctx, card, 3, past)
    await submitEntries(ctx, [{ ...late, id: newId(past) }])
    expect(await days(ctx)).toBe(13)
    await undoLast(later(ctx, 1))
    expect(await days(ctx)).toBe(12)
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

  it('tell what was known as days ended, and what this week brought', async () => {
    const { ctx } = await studied()
    const { days, earnedThisWeek, headline } = await loadRecallHistory(await openRetention(ctx))
    expect(days.map(({ day }) => day)).toEqual([...days.map(({ day }) => day)].sort((a, b) => a - b))
    expect(days.length).toBeGreaterThan(10)
    expect(days.every(({ cards }) => cards > 0 && cards <= CARDS)).toBe(true)
    expect(earnedThisWeek?.reviewed).toBe(CARDS)
    expect(headline).toContain('You can now recall about')
  })

  it('tell what was known on the way also where months of answers come in at once', async () => {
    const { ctx, cards } = await started()
    const at = later(ctx, 120 * DAY_MS)
    const days = [0, 3, 12, 40, 80, 115]
    const sent = await Promise.all(
      days.flatMap((day) => cards.map((card, i) => answerOf(ctx, card, 4, ctx.now + day * DAY_MS + i))),
    )
    await submitEntries(at, sent)
    const known = (await loadRecallHistory(await openRetention(at))).days
    expect(known.length).toBeGreaterThan(12)
    // Four cards were known from the first week on, and more of each was left after every answer.
    for (const { cards: sum } of known) expect(sum).toBeGreaterThan(2)
    expect(known.every(({ cards: sum }) => sum <= CARDS)).toBe(true)
    expect((await loadRecallHistory(await openRetention(later(at, 1)))).days).toHaveLength(known.length)
  })

  it('count what a removed article took with it as removed', async () => {
    const { ctx } = await studied()
    expect((await removeArticle(ctx, 'bridges')).ok).toBe(true)
    const { rows } = await loadSources(await openRetention(later(ctx, 1)), 'article')
    expect(rows).toMatchObject([{ name: null, title: 'Removed', facts: CARDS, cards: 0, retention: { n: 7 } }])
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
    const [card] = cards
    if (!card) throw new Error('there are cards')
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
    const { retention, effort } = await everything(later(ctx, DAY_MS + 7_200_000))
    expect(effort.hours.reduce((sum, { answers }) => sum + answers, 0)).toBe(3)
    // West of the line the day of the second answer has not begun yet: it is in the year when it has.
    expect(effort.year.answers).toBe(2)
    expect((await loadEffort(await openRetention(later(ctx, 3 * DAY_MS)))).year.answers).toBe(3)
    expect(retention.byMode).toMatchObject([{ mode: 'study', answers: 3 }])
  })
})
