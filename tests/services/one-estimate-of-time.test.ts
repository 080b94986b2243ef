import { expect, it } from 'vitest'
import type { Instant } from '@/lib/domain/ids'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { leftAt, minutesLeftAt, openSession } from '@/lib/domain/session/review-session'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { loadCalendar } from '@/lib/services/briefing/load-calendar'
import type { Context } from '@/lib/services/context'
import { loadForecast } from '@/lib/services/retention/load-overview'
import { loadWorkload, stopWorkload, workloadChoicesSchema } from '@/lib/services/retention/load-workload'
import { openRetention } from '@/lib/services/retention/retention-model'
import { loadSession } from '@/lib/services/study/load-session'
import { loadToday, partsOfToday } from '@/lib/services/study/load-today'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { must } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'
import { setQueue } from './second-learner'

const HOUR = 9

onBothEngines('how long something takes', (open) => {
  /** A library of which some cards are known, some were forgotten and are in steps, and some are new. */
  const studied = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 30)
    for (const [index, card] of (await firstCards(ctx, 14)).entries()) {
      const answer = async (at: Instant, rating: Rating) => {
        const then = { ...ctx, now: at }
        await submitEntries(then, [await answerOf(then, card, rating)])
      }
      // The last two are due in a week at the earliest, wherever in its range their interval lies.
      await answer(ctx.now + index, index < 12 ? 3 : 4)
      if (index >= 12) continue
      await answer(ctx.now + 11 * MINUTE_MS + index, index < 8 ? 3 : 4)
      if (index < 3) await answer(ctx.now + 4 * DAY_MS + index, 1)
    }
    return later(ctx, 4 * DAY_MS + MINUTE_MS)
  }
  const briefingIn = async (ctx: Context) =>
    (await savedBriefing(ctx, 3, { topics: ['bridges'] }, { minutesPerDay: 30, choices: { usesAllMinutes: true } })).id

  it('is the same on Today, in the session, on the briefing’s page and in the calendar', async () => {
    const ctx = await studied()
    const id = await briefingIn(ctx)
    const [part] = (await partsOfToday(ctx)).parts
    const session = openSession(await loadSession(ctx, { briefingId: id }))
    const loaded = await loadBriefing(ctx, id)
    if (!loaded.ok || !part || part.nothing !== null) throw new Error('the briefing needs nothing today')
    const { today, days, day } = loaded.value.page
    expect(part.cards).toBeGreaterThan(3)
    expect([today.cards, today.minutes]).toEqual([part.cards, part.minutes])
    expect(days.find((one) => one.day === day)).toMatchObject({ cards: part.cards, minutes: part.minutes })
    expect([leftAt(session, ctx.now), minutesLeftAt(session, ctx.now)]).toEqual([part.cards, part.minutes])
    const entries = await loadCalendar(ctx, HOUR)
    const planned = entries.find(({ uid }) => uid.startsWith(`plan-${id}`))
    expect(planned?.description).toContain(`${part.cards} cards`)
    expect(planned?.title).toContain(`${Math.round(part.minutes)} min:`)
  })

  it('is the same on Today and in the forecast of Retention, for today and for tomorrow', async () => {
    const ctx = await studied()
    await setQueue(ctx, { newPerDay: 0 })
    const today = await loadToday(ctx)
    const { forecast } = await loadForecast(await openRetention(ctx))
    const [first] = forecast.days
    expect(today.counts.learning).toBe(3)
    expect(today.counts.due).toBeGreaterThan(0)
    expect(forecast.backlog.cards + (first?.cards ?? 0)).toBe(today.counts.learning + today.counts.due)
    expect(forecast.backlog.minutes + (first?.minutes ?? 0)).toBeCloseTo(today.minutes, 9)
    // On the eve of the next day on which something is due.
    const next = forecast.days.findIndex(({ cards }, ahead) => ahead > 0 && cards > 0)
    expect(next).toBeGreaterThan(0)
    const eve = later(ctx, (next - 1) * DAY_MS)
    const { tomorrow } = await loadToday(eve)
    const [, then] = (await loadForecast(await openRetention(eve))).forecast.days
    expect(then?.cards).toBe(tomorrow.reviews)
    expect(then?.minutes).toBeCloseTo(tomorrow.minutes, 9)
  })
})

onBothEngines('the workload of the next year', (open) => {
  it('is that of the own cards and limits, for each target, and of other new cards and a holiday if asked', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 12)
    for (const card of await firstCards(ctx, 3)) await submitEntries(ctx, [await answerOf(ctx, card, 3)])
    const { levels, studied, newCards } = must(await loadWorkload(later(ctx, 1_000), {}))
    expect(levels.map(({ desiredRetention }) => desiredRetention)).toHaveLength(30)
    expect(studied).toBe(3)
    expect(newCards).toBeGreaterThan(0)
    expect(levels.every(({ newStudied }) => newStudied === newCards)).toBe(true)
    expect(levels.at(-1)?.minutesADay ?? 0).toBeGreaterThan(levels[0]?.minutesADay ?? 0)
    const none = await loadWorkload(later(ctx, 1_000), { newPerDay: 0 })
    expect(none.ok && none.value.levels.every(({ newStudied }) => newStudied === 0)).toBe(true)
    const more = await loadWorkload(later(ctx, 1_000), { addCards: 30, addDays: 10 })
    expect(more).toMatchObject({ ok: true, value: { newCards, added: { cards: 30, days: 10 } } })
    expect(more.ok && more.value.levels.every(({ newStudied }) => newStudied === newCards + 30)).toBe(true)
    const away = await loadWorkload(later(ctx, 1_000), { from: '2000-01-01', until: '2200-01-01' })
    expect(away.ok && away.value.levels.every(({ reviewsADay }) => reviewsADay === 0)).toBe(true)
  })

  it('stops when a new question is asked, or when it is told to', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 12)
    const first = loadWorkload(ctx, {})
    // Waits until it is under way: what is not running cannot be stopped.
    while (!stopWorkload(ctx)) await new Promise((resolve) => setImmediate(resolve))
    expect(await first).toMatchObject({ ok: false, code: 'conflict', message: 'The simulation was stopped.' })
    expect(await loadWorkload(ctx, {})).toMatchObject({ ok: true })
  })
})

it.each([
  [{ newPerDay: '-1' }, 'Enter 0 or more.'],
  [{ newPerDay: 'many' }, 'Enter a whole number.'],
  [{ addCards: '10' }, 'Enter the number of days over which you will add them.'],
  [{ addCards: '10', addDays: '0' }, 'Enter 1 or more.'],
  [{ from: '2026-12-24' }, 'Enter both the first and the last day of the pause.'],
  [{ from: '2026-12-24', until: '2026-12-20' }, 'The last day of the pause must not be before the first.'],
  [{ from: '2026-02-30', until: '2026-03-01' }, 'Enter a date, such as 2026-12-24.'],
])('refuses %j, and says why', (choices, message) => {
  const read = workloadChoicesSchema.safeParse(choices)
  expect(read.error?.issues[0]?.message).toBe(message)
})
