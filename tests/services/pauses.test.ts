import fc from 'fast-check'
import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { isoDateOf, studyCalendar } from '@/lib/domain/time/study-day'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import type { Context } from '@/lib/services/context'
import { endPause, loadPauses, planPause } from '@/lib/services/pausing/plan-pause'
import { loadForecast } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, reviewOf } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { must } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'
import { setQueue } from './second-learner'

const TODAY = Math.floor(MORNING / DAY_MS)
const CARDS = 12
/** When everything that was answered on the first day is overdue. */
const LATER_DAYS = 40

onBothEngines('a planned pause', (open) => {
  /** Twelve cards answered Easy, all overdue forty days later. */
  const started = async () => {
    const { ctx, engine } = await open()
    await loadBridges(ctx, CARDS)
    for (const card of await firstCards(ctx, CARDS)) await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    return { ctx: later(ctx, LATER_DAYS * DAY_MS), engine, today: TODAY + LATER_DAYS }
  }
  const plan = async (ctx: Context, from: number, to: number) =>
    must(await planPause(ctx, { from: isoDateOf(from), to: isoDateOf(to) }))
  const pausesOf = async ({ engine, actor }: Context) =>
    (await learnerOf(engine.read, actor.learnerId)).preferences.pauses

  it('moves no card', async () => {
    const { ctx, engine, today } = await started()
    const before = await dump(engine)
    await plan(ctx, today, today + 6)
    expect(await loadPauses(ctx)).toEqual({ today, pauses: [{ from: today, to: today + 6 }] })
    expect((await dump(engine)).memories).toEqual(before.memories)
  })

  it('ends early, keeping the days that have passed, or is cancelled ahead', async () => {
    const { ctx, today } = await started()
    await plan(ctx, today, today + 9)
    const onThirdDay = later(ctx, 2 * DAY_MS)
    expect(await endPause(onThirdDay, today)).toMatchObject({ ok: true })
    expect(await pausesOf(ctx)).toEqual([{ from: today, to: today + 1 }])
    expect(await endPause(onThirdDay, today)).toMatchObject({ ok: false, code: 'not-found' })
    await plan(ctx, today, today + 9)
    expect(await endPause(ctx, today)).toMatchObject({ ok: true })
    expect(await pausesOf(ctx)).toEqual([])
  })

  it.each([
    [{ from: '2020-01-01', to: '2020-01-02' }, 'from'],
    [{ from: '2099-01-01', to: '2099-01-02' }, 'from'],
    [{ from: isoDateOf(TODAY + 50), to: '' }, 'to'],
    [{ from: '', to: isoDateOf(TODAY + 50) }, 'from'],
    [{ from: isoDateOf(TODAY + 50), to: isoDateOf(TODAY + 45) }, 'to'],
    [{ from: isoDateOf(TODAY + 50), to: isoDateOf(TODAY + 50 + 366) }, 'to'],
  ])('refuses %j', async (dates, field) => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    expect(await planPause(ctx, dates)).toMatchObject({ ok: false, field })
    expect(await dump(engine)).toEqual(before)
  })

  it('is known to the briefings that fall into it: nothing is planned on its days, and readiness is lower', async () => {
    const { ctx, today } = await started()
    const saved = await savedBriefing(ctx, 10, { topics: ['bridges'] }, { minutesPerDay: 1 })
    const before = must(await loadBriefing(ctx, saved.id))
    await plan(ctx, today, today + 10)
    const after = must(await loadBriefing(ctx, saved.id))
    expect(before.page.daysOff).toEqual([])
    expect(after.page.daysOff).toEqual(Array.from({ length: 11 }, (_, index) => today + index))
    expect(before.page.today.cards).toBeGreaterThan(0)
    expect(after.page.today).toMatchObject({ cards: 0, isDayOff: true })
    const followed = ({ page }: typeof before) => page.ifFollowed.mean
    expect(followed(after)).toBeLessThan(followed(before))
    expect(followed(after)).toBeCloseTo(after.page.ifStopped.mean, 10)
    // The days that have passed were a pause, and no days that were missed.
    const { page } = must(await loadBriefing(later(ctx, 9 * DAY_MS), saved.id))
    expect(page.past.days).toBe(0)
  })

  it('puts what falls due in it on the day after it in the forecast of retention', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, CARDS)
    const cards = await firstCards(ctx, CARDS)
    for (const card of cards) await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    const dueIn = async () =>
      (await loadForecast(await openRetention(ctx))).forecast.days.flatMap(({ cards: due }, index) =>
        due > 0 ? [index] : [],
      )
    const before = await dueIn()
    const [first = 0, last = 0] = [before[0], before.at(-1)]
    await plan(ctx, TODAY + first, TODAY + last + 1)
    expect(Math.min(...(await dueIn()))).toBeGreaterThan(last)
  })
})

const A_DAY = 2
const STEPS = 8

/** Where the learner is next, when their day starts there, and how long after the last session; clocks are set back too. */
const journeys = fc.array(
  fc.record({
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'Asia/Tokyo',
      'Pacific/Apia',
      'America/Los_Angeles',
      'Australia/Lord_Howe',
    ),
    dayStartHour: fc.integer({ min: 0, max: 12 }),
    hours: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) }, fc.integer({ min: -30, max: 0 })),
  }),
  { minLength: 3, maxLength: STEPS },
)

const movedTo = async (ctx: Context, timeZone: string, dayStartHour: number) => {
  const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const texts = { ...settingsTexts(learner), timeZone, dayStartHour: String(dayStartHour) }
  expect(await saveSettings(ctx, texts)).toMatchObject({ ok: true })
}

onBothEngines('a learner who travels', (open, dialect) => {
  it('has the new cards of each study day once, and those of a day that nobody studied on before', async () => {
    await fc.assert(
      fc.asyncProperty(journeys, async (journey) => {
        const { ctx: start } = await open()
        await loadBridges(start, A_DAY * STEPS + A_DAY)
        await setQueue(start, { newPerDay: A_DAY, burySiblings: false, reviewsPerDay: 9_999 })
        const introduced = new Map<number, number>()
        let now = start.now
        for (const { timeZone, dayStartHour, hours } of journey) {
          now = Math.max(start.now, now + hours * HOUR_MS)
          const ctx = { ...start, now }
          await movedTo(ctx, timeZone, dayStartHour)
          const day = studyCalendar(timeZone, dayStartHour).dayOf(now)
          const session = await loadSession(ctx)
          expect(session.day).toBe(day)
          const fresh = session.main.filter(({ memory }) => memory === null)
          if ([...introduced.keys()].every((before) => before < day)) expect(fresh).toHaveLength(A_DAY)
          const results = await submitEntries(
            ctx,
            fresh.map(({ cardId }) => reviewOf({ cardId, at: now, rating: 4, settingsId: session.settingsId })),
          )
          for (const { status } of results) expect(status).toBe('stored')
          if (fresh.length > 0) introduced.set(day, (introduced.get(day) ?? 0) + fresh.length)
          for (const cards of introduced.values()) expect(cards).toBeLessThanOrEqual(A_DAY)
          expect((await loadSession(ctx)).counts.new).toBe(0)
        }
      }),
      { seed: 14, numRuns: dialect === 'sqlite' ? 12 : 3 },
    )
  }, 120_000)
})
