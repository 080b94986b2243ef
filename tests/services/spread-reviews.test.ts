import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { memoriesOf } from '@/lib/data/queries/study/log'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import type { CardId } from '@/lib/domain/ids'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import type { Context } from '@/lib/services/context'
import { listHistory } from '@/lib/services/history/list-history'
import { redo, undo } from '@/lib/services/history/undo'
import { loadPausing, previewSpread } from '@/lib/services/pausing/load-pausing'
import { endPause, spreadReviews } from '@/lib/services/pausing/spread-reviews'
import { loadForecast } from '@/lib/services/retention/load-forecast'
import { openRetention } from '@/lib/services/retention/retention-model'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { secondLearner } from './second-learner'

const TODAY = Math.floor(MORNING / DAY_MS)
const CARDS = 12
/** When everything that was answered on the first day is overdue. */
const LATER_DAYS = 40

onBothEngines('spreading reviews', (open) => {
  /** Twelve cards answered Easy, all overdue forty days later. */
  const started = async () => {
    const { ctx, engine, settings } = await open()
    await loadBridges(ctx, CARDS)
    const cards = await firstCards(ctx, CARDS)
    for (const card of cards) await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    return { settings, ctx: later(ctx, LATER_DAYS * DAY_MS), engine, cards, today: TODAY + LATER_DAYS }
  }
  const dueDays = async (ctx: Context, cards: readonly CardId[]) => {
    const memories = await memoriesOf(ctx.engine.read, ctx.actor.learnerId, cards)
    return cards.map((card) => memories.get(card)?.dueDay ?? null)
  }
  const must = async <T>(result: Promise<{ ok: true; value: T } | { ok: false; message: string }>): Promise<T> => {
    const settled = await result
    if (!settled.ok) throw new Error(settled.message)
    return settled.value
  }

  it('says what spreading costs and changes nothing', async () => {
    const { ctx, engine, today } = await started()
    expect(await loadPausing(ctx)).toMatchObject({ today, overdue: CARDS, pauses: [] })
    const before = await dump(engine)
    const { plan, compared } = await must(previewSpread(ctx, { days: 4 }, today))
    expect(plan.days.map(({ cards }) => cards)).toEqual([3, 3, 3, 3])
    expect(plan.factsLost).toBeGreaterThan(0)
    expect(compared.map(({ days }) => days.length)).toEqual([3, 4, 7, 14, 30])
    const costs = compared.map(({ factsLost }) => factsLost)
    expect([...costs].sort((a, b) => a - b)).toEqual(costs)
    expect(await dump(engine)).toEqual(before)
  })

  it('moves due days alone, and logs nothing as a review', async () => {
    const { ctx, engine, cards, today } = await started()
    const before = await memoriesOf(engine.read, ctx.actor.learnerId, cards)
    const { plan, words } = await must(spreadReviews(ctx, { days: 4 }))
    expect(words).toBe('9 reviews spread over 4 days')
    const after = await memoriesOf(engine.read, ctx.actor.learnerId, cards)
    for (const { cardId, dueDay } of plan.moves) {
      expect(after.get(cardId)).toEqual({ ...before.get(cardId), dueDay })
    }
    const days = (await dueDays(ctx, cards)).map((day) => Math.max(day ?? 0, today) - today)
    expect(days.sort()).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
    const { items } = await listHistory(ctx, { kind: null, before: null })
    expect(items.filter(({ kind }) => kind === 'answers')).toHaveLength(CARDS)
    expect(items[0]).toMatchObject({ kind: 'cards', words: '9 reviews spread over 4 days' })
  })

  it('is one action: undo puts every card back and redo spreads again, and the log still gives the memories', async () => {
    const { ctx, engine, settings } = await started()
    const before = await dump(engine)
    const { actionId } = await must(
      spreadReviews(ctx, { days: 5, from: isoDateOf(TODAY + LATER_DAYS), to: isoDateOf(TODAY + LATER_DAYS + 6) }),
    )
    const spreadOut = await dump(engine)
    expect(await undo(later(ctx, MINUTE_MS))).toMatchObject({ ok: true, value: { id: actionId } })
    const undone = await dump(engine)
    expect([undone.memories, undone.learners]).toEqual([before.memories, before.learners])
    expect(await redo(later(ctx, 2 * MINUTE_MS))).toMatchObject({ ok: true, value: { id: actionId } })
    const redone = await dump(engine)
    expect([redone.memories, redone.learners]).toEqual([spreadOut.memories, spreadOut.learners])
    const report = await must(runDoctor(settings, ctx.now + DAY_MS, { repair: false }))
    expect(report.checks.filter(({ found }) => found > 0)).toEqual([])
  })

  it('puts what falls due in a pause behind it, and leaves what is due before it', async () => {
    const { ctx, engine } = await open()
    await loadBridges(ctx, CARDS)
    const cards = await firstCards(ctx, CARDS)
    for (const card of cards) await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    const before = await dueDays(ctx, cards)
    const due = before.map((day) => day ?? 0)
    const [first, last] = [Math.min(...due), Math.max(...due)]
    const from = first + 1
    const { pause } = await must(
      spreadReviews(ctx, { days: 3, from: isoDateOf(from), to: isoDateOf(last + 2), weekdaysOff: [] }),
    )
    expect(pause).toEqual({ from, to: last + 2 })
    const after = await dueDays(ctx, cards)
    for (const [index, day] of after.entries()) {
      if ((due[index] ?? 0) < from) expect(day).toBe(due[index])
      else expect([last + 3, last + 4, last + 5]).toContain(day)
    }
    expect((await learnerOf(engine.read, ctx.actor.learnerId)).preferences.pauses).toEqual([pause])
  })

  it('keeps the cards of a briefing before its day', async () => {
    const { ctx, cards, today } = await started()
    await must(
      saveBriefing(ctx, {
        title: 'The bridges',
        at: ctx.now + 2 * DAY_MS,
        timeZone: 'Etc/UTC',
        place: null,
        audience: null,
        minutesPerDay: 20,
        choices: { ...DEFAULT_CHOICES, scope: { ...EMPTY_SCOPE, topics: ['bridges'] } },
      }),
    )
    const { plan } = await must(spreadReviews(ctx, { days: 6 }))
    expect(Math.max(...plan.moves.map(({ dueDay }) => dueDay))).toBe(today + 1)
    expect((await dueDays(ctx, cards)).every((day) => (day ?? 0) <= today + 1)).toBe(true)
  })

  it('ends a pause early, keeping the days that have passed, and cancels one ahead; both can be undone', async () => {
    const { ctx, engine, today } = await started()
    await must(spreadReviews(ctx, { days: 3, from: isoDateOf(today), to: isoDateOf(today + 9) }))
    const pauses = async () => (await learnerOf(engine.read, ctx.actor.learnerId)).preferences.pauses
    const onThirdDay = later(ctx, 2 * DAY_MS)
    expect(await endPause(onThirdDay, today)).toMatchObject({ ok: true })
    expect(await pauses()).toEqual([{ from: today, to: today + 1 }])
    expect(await endPause(onThirdDay, today)).toMatchObject({ ok: false, code: 'not-found' })
    await undo(later(onThirdDay, MINUTE_MS))
    expect(await pauses()).toEqual([{ from: today, to: today + 9 }])
    expect(await endPause(ctx, today)).toMatchObject({ ok: true })
    expect(await pauses()).toEqual([])
  })

  it.each([
    [{ days: 0 }, 'days'],
    [{ days: 61 }, 'days'],
    [{ days: 7, from: '2020-01-01', to: '2020-01-02' }, 'from'],
    [{ days: 7, from: '2099-01-01' }, 'to'],
    [{ days: 7, to: '2099-01-01' }, 'from'],
    [{ days: 7, from: isoDateOf(TODAY + 50), to: isoDateOf(TODAY + 45) }, 'to'],
    [{ days: 7, weekdaysOff: [1, 2, 3, 4, 5, 6, 7] }, 'weekdays'],
  ])('refuses %j', async (choices, field) => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    expect(await spreadReviews(ctx, choices)).toMatchObject({ ok: false, field })
    expect(await dump(engine)).toEqual(before)
  })

  it('says so where nothing is to be spread', async () => {
    const { ctx } = await open()
    expect(await spreadReviews(ctx, { days: 7 })).toMatchObject({ ok: false, code: 'conflict' })
  })

  it('moves nobody else’s cards', async () => {
    const { ctx, engine } = await started()
    const second = await secondLearner(ctx, 'same workspace')
    const before = await dump(engine)
    expect(await spreadReviews(second, { days: 3 })).toMatchObject({ ok: false, code: 'conflict' })
    expect(await dump(engine)).toEqual(before)
  })

  it('is known to the briefings that fall into it: nothing is planned on its days, and readiness is lower', async () => {
    const { ctx, today } = await started()
    const saved = await must(
      saveBriefing(ctx, {
        title: 'The bridges',
        at: ctx.now + 10 * DAY_MS,
        timeZone: 'Etc/UTC',
        place: null,
        audience: null,
        minutesPerDay: 1,
        choices: { ...DEFAULT_CHOICES, weekdaysOff: [], scope: { ...EMPTY_SCOPE, topics: ['bridges'] } },
      }),
    )
    const before = await must(loadBriefing(ctx, saved.id))
    await must(spreadReviews(ctx, { days: 7, from: isoDateOf(today), to: isoDateOf(today + 10) }))
    const after = await must(loadBriefing(ctx, saved.id))
    expect(before.page.daysOff).toEqual([])
    expect(after.page.daysOff).toEqual(Array.from({ length: 11 }, (_, index) => today + index))
    expect(before.page.today.cards).toBeGreaterThan(0)
    expect(after.page.today).toMatchObject({ cards: 0, isDayOff: true })
    const followed = ({ page }: typeof before) => page.ifFollowed.mean
    expect(followed(after)).toBeLessThan(followed(before))
    expect(followed(after)).toBeCloseTo(after.page.ifStopped.mean, 10)
    // The days that have passed were a pause, and no days that were missed.
    const { page } = await must(loadBriefing(later(ctx, 9 * DAY_MS), saved.id))
    expect(page.past.days).toBe(0)
  })

  it('is known to the forecast of retention', async () => {
    const { ctx, today } = await started()
    await must(spreadReviews(ctx, { days: 4, from: isoDateOf(today + 1), to: isoDateOf(today + 3) }))
    const load = async () => (await loadForecast(await openRetention(ctx), 30)).forecast
    const { backlog, days } = await load()
    expect([backlog.cards, ...days.slice(0, 8).map(({ cards }) => cards)]).toEqual([CARDS, 0, 0, 0, 0, 0, 0, 0, 0])
    await undo(later(ctx, MINUTE_MS))
    await must(spreadReviews(ctx, { days: 4, from: isoDateOf(today), to: isoDateOf(today + 3) }))
    expect((await load()).days.slice(0, 8).map(({ cards }) => cards)).toEqual([0, 0, 0, 0, 3, 3, 3, 3])
  })
})
