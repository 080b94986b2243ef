import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { minutesOfCounts } from '@/lib/domain/queue/estimate'
import { studyPaceOf } from '@/lib/domain/queue/pace'
import { DEFAULT_SCHEDULING } from '@/lib/domain/scheduling/settings'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { planPause } from '@/lib/services/pausing/plan-pause'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { loadToday } from '@/lib/services/study/load-today'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { secondLearner, setQueue } from './second-learner'

const TODAY = Math.floor(MORNING / DAY_MS)

onBothEngines('loading today', (open) => {
  const started = async (facts: number) => {
    const opened = await open()
    await loadBridges(opened.ctx, facts)
    return opened
  }
  const answerFirst = async (ctx: Context, count: number, rating: 1 | 2 | 3 | 4) => {
    for (const card of await firstCards(ctx, count)) await submitEntries(ctx, [await answerOf(ctx, card, rating)])
  }

  it('says what a new library holds and how long its first cards take', async () => {
    const { ctx } = await started(60)
    const today = await loadToday(ctx)
    expect(today).toMatchObject({
      day: TODAY,
      counts: { new: 20, learning: 0, due: 0 },
      firstRun: { articles: 2, facts: 60, cards: 60 },
      done: { answers: 0, minutes: 0 },
      keptBack: { reviews: 0, new: 40 },
    })
    // 20 new cards with their steps, at the pace assumed before anything was answered.
    expect(today.minutes).toBeCloseTo(minutesOfCounts({ new: 20, due: 0 }, studyPaceOf([], DEFAULT_SCHEDULING)))
  })

  it('has a library of nothing on the first run where no article was loaded', async () => {
    const { ctx } = await open()
    expect(await loadToday(ctx)).toMatchObject({
      firstRun: { articles: 0, facts: 0, cards: 0 },
      counts: { new: 0, learning: 0, due: 0 },
      next: { kind: 'none' },
    })
  })

  it('counts what was answered today and for how long, without what was taken back or done before', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 6, MORNING - 2 * DAY_MS)
    await answerFirst(later(ctx, -DAY_MS), 1, 3)
    await answerFirst(ctx, 3, 3)
    await undoLast(later(ctx, MINUTE_MS))
    const today = await loadToday(later(ctx, 2 * MINUTE_MS))
    expect(today.firstRun).toBeNull()
    expect(today.done.answers).toBe(3 - 1)
    expect(today.done.minutes).toBeCloseTo((2 * 3) / 60)
  })

  it('says when cards in steps come back where nothing is due before', async () => {
    const { ctx } = await started(1)
    const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    await saveSettings(ctx, { ...settingsTexts(learner), learningSteps: '1m 30m' })
    await answerFirst(ctx, 1, 3)
    const today = await loadToday(ctx)
    expect(today.counts).toEqual({ new: 0, learning: 0, due: 0 })
    expect(today.next).toMatchObject({ kind: 'later', cards: 1 })
    const at = today.next.kind === 'later' ? today.next.at : 0
    expect(at - ctx.now).toBeGreaterThanOrEqual(30 * MINUTE_MS)
    expect(at - ctx.now).toBeLessThanOrEqual(37.5 * MINUTE_MS)
  })

  it('names the next day with cards where tomorrow has none either', async () => {
    const { ctx } = await started(1)
    await answerFirst(ctx, 1, 4)
    const today = await loadToday(ctx)
    expect(today.tomorrow).toEqual({ reviews: 0, new: 0, minutes: 0 })
    expect(today.next.kind).toBe('day')
    expect(today.next.kind === 'day' ? today.next.day : 0).toBeGreaterThan(TODAY + 1)
  })

  it('names tomorrow where the limit of new cards ends the day, and says what it keeps back', async () => {
    const { ctx } = await started(5)
    await setQueue(ctx, { newPerDay: 2 })
    await answerFirst(ctx, 2, 4)
    expect(await loadToday(ctx)).toMatchObject({
      counts: { new: 0 },
      next: { kind: 'day', day: TODAY + 1 },
      keptBack: { reviews: 0, new: 3 },
      tomorrow: { reviews: 0, new: 2 },
    })
  })

  it('keeps reviews beyond the limit back and puts them into tomorrow', async () => {
    const { ctx } = await started(3)
    await answerFirst(ctx, 3, 4)
    await setQueue(ctx, { reviewsPerDay: 1 })
    const muchLater = later(ctx, 60 * DAY_MS)
    expect(await loadToday(muchLater)).toMatchObject({
      counts: { new: 0, learning: 0, due: 1 },
      keptBack: { reviews: 2, new: 0 },
      tomorrow: { reviews: 1, new: 0 },
    })
  })

  it('has nothing to come where every card is suspended', async () => {
    const { ctx } = await started(2)
    await actOnCards(ctx, { kind: 'suspend', suspended: true }, await firstCards(ctx, 2))
    expect(await loadToday(ctx)).toMatchObject({ counts: { new: 0 }, next: { kind: 'none' } })
  })

  it('is each learner’s own: another one in the same library has done nothing yet', async () => {
    const { ctx } = await started(3)
    await answerFirst(ctx, 3, 4)
    const other = await secondLearner(ctx, 'same workspace')
    const today = await loadToday(other)
    expect(today.firstRun).toEqual({ articles: 1, facts: 3, cards: 3 })
    expect(today.done.answers).toBe(0)
    const elsewhere = await loadToday(await secondLearner(ctx, 'own workspace'))
    expect(elsewhere.firstRun).toEqual({ articles: 0, facts: 0, cards: 0 })
  })

  it('begins no new cards in a pause, and says how much is overdue', async () => {
    const { ctx } = await started(60)
    await answerFirst(ctx, 12, 4)
    const back = later(ctx, 40 * DAY_MS)
    const before = await loadToday(back)
    expect(before).toMatchObject({ pause: null, isPausedTomorrow: false, overdue: 12, tomorrow: { new: 20 } })
    expect(before.counts.new).toBe(20)
    const pause = { from: TODAY + 40, to: TODAY + 41 }
    const planned = await planPause(back, { from: isoDateOf(pause.from), to: isoDateOf(pause.to) })
    expect(planned.ok).toBe(true)
    expect(await loadToday(back)).toMatchObject({
      pause,
      isPausedTomorrow: true,
      counts: { new: 0, learning: 0, due: 12 },
      keptBack: { reviews: 0, new: 0 },
      tomorrow: { new: 0, reviews: 0 },
    })
    expect(await loadToday(later(back, DAY_MS))).toMatchObject({
      isPausedTomorrow: false,
      tomorrow: { new: 20 },
    })
    expect(await loadToday(later(back, 2 * DAY_MS))).toMatchObject({ pause: null, counts: { new: 20, due: 12 } })
  })
})
