import { expect, it } from 'vitest'
import { findBriefing } from '@/lib/data/queries/briefing/briefings'
import { EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { DAY_MS } from '@/lib/domain/time/units'
import type { BriefingInput } from '@/lib/services/briefing/briefing-input'
import { changeBriefing } from '@/lib/services/briefing/change-briefing'
import { copyOfBriefing } from '@/lib/services/briefing/completed-input'
import { saveDebrief } from '@/lib/services/briefing/debrief'
import { keepForecast, readinessChange } from '@/lib/services/briefing/keep-forecast'
import { listOwnBriefings, todaysBriefings } from '@/lib/services/briefing/list-briefings'
import { feasibilityOfInputs, loadBriefing } from '@/lib/services/briefing/load-briefing'
import { removeBriefing, saveBriefing } from '@/lib/services/briefing/save-briefing'
import { choicesForScope, countScope } from '@/lib/services/briefing/scope-of-briefing'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf, must } from '@/tests/support/must'
import { briefingTyped } from '@/tests/support/saved-briefing'

const FACTS = 30

const inputIn = (ctx: Context, days: number, change: Partial<BriefingInput> = {}): BriefingInput =>
  briefingTyped(ctx, days, { topics: ['bridges'] }, change)

const made = async (ctx: Context, input: BriefingInput): Promise<string> => must(await saveBriefing(ctx, input)).id

const pageOf = async (ctx: Context, id: string) => {
  const loaded = must(await loadBriefing(ctx, id))
  await keepForecast(ctx, id, loaded)
  return loaded
}

onBothEngines('a briefing', (open) => {
  const openWithBridges = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, FACTS)
    return ctx
  }

  it('has a page with readiness, plan, groups and must-knows, all from 0 while nothing was studied', async () => {
    const ctx = await openWithBridges()
    const id = await made(ctx, inputIn(ctx, 10))
    const { page } = await pageOf(ctx, id)
    expect(page).toMatchObject({ facts: FACTS, cards: FACTS, notBegun: FACTS, isPast: false })
    expect([page.now.mean, page.ifStopped.mean]).toEqual([0, 0])
    expect(page.ifFollowed.mean).toBeGreaterThan(0.5)
    expect(page.days.map(({ day }) => day)).toEqual(
      Array.from({ length: 11 }, (_, i) => page.day + i).slice(0, page.days.length),
    )
    expect(page.groups.topics.map(({ name, facts }) => [name, facts])).toEqual([['bridges', FACTS]])
    expect(page.groups.weights.map(({ weight }) => weight)).toEqual(['should'])
    expect(page.basis).toMatchObject({ model: 'FSRS-6', scored: 0, shift: 0 })
  })

  it('is studied in its own session in plan order, beyond the limits of the day, and its readiness rises', async () => {
    const ctx = await openWithBridges()
    const start = inputIn(ctx, 4, { minutesPerDay: 60 })
    const id = await made(ctx, { ...start, choices: { ...start.choices, usesAllMinutes: true } })
    const {
      parts: [part],
    } = await todaysBriefings(ctx)
    const session = await loadSession(ctx, { briefingId: id })
    expect(session.main).toHaveLength(part?.cards ?? 0)
    expect(session.main.length).toBeGreaterThan((await loadSession(ctx)).main.length)
    expect(session.limitReached).toEqual({ new: false, reviews: false })
    const first = firstOf(session.main)
    await submitEntries(ctx, [await answerOf(ctx, first.cardId, 3)])
    const after = later(ctx, 30_000)
    const rest = await loadSession(after, { briefingId: id })
    expect(rest.learning.map(({ cardId }) => cardId)).toEqual([first.cardId])
    expect(rest.main.map(({ cardId }) => cardId)).not.toContain(first.cardId)
    const change = await readinessChange(after, ctx.now)
    expect(change).toMatchObject({ id, before: { mean: 0 } })
    expect(change?.after.mean).toBeGreaterThan(0)
  })

  it('asks ahead what is not due, where that wins something', async () => {
    const ctx = await openWithBridges()
    const id = await made(ctx, inputIn(ctx, 3, { minutesPerDay: 60 }))
    const { main } = await loadSession(ctx, { briefingId: id })
    const answers = await Promise.all(main.map(({ cardId }) => answerOf(ctx, cardId, 4)))
    await submitEntries(ctx, answers)
    const dayBefore = later(ctx, 2 * DAY_MS)
    const again = await loadSession(dayBefore, { briefingId: id })
    expect(again.main.length).toBeGreaterThan(0)
    expect(again.main.every(({ memory }) => (memory?.dueDay ?? 0) > again.day)).toBe(true)
  })

  it('keeps one forecast a day, the last of the day, and shows them as they were', async () => {
    const ctx = await openWithBridges()
    const id = await made(ctx, inputIn(ctx, 10))
    await pageOf(ctx, id)
    const { main } = await loadSession(ctx, { briefingId: id })
    await submitEntries(ctx, await Promise.all(main.slice(0, 5).map(({ cardId }) => answerOf(ctx, cardId, 4))))
    const sameDay = await pageOf(later(ctx, 3_600_000), id)
    expect(sameDay.page.forecasts).toHaveLength(1)
    expect(sameDay.page.forecasts[0]?.ifStopped).toBeCloseTo(sameDay.page.ifStopped.mean, 6)
    const nextDay = await pageOf(later(ctx, DAY_MS), id)
    expect(nextDay.page.forecasts.map(({ day }) => day - nextDay.page.day)).toEqual([-1, 0])
    expect(nextDay.page.past).toEqual({ days: 1, studied: 1 })
  })

  it('plans anew after missed days: fewer days, and less to be reached in them', async () => {
    const ctx = await openWithBridges()
    const id = await made(ctx, inputIn(ctx, 10, { minutesPerDay: 2 }))
    const first = await pageOf(ctx, id)
    const missed = await pageOf(later(ctx, 6 * DAY_MS), id)
    expect(missed.page.past).toEqual({ days: 6, studied: 0 })
    expect(missed.page.days).toHaveLength(first.page.days.length - 6)
    expect(missed.page.days[0]?.cards).toBeGreaterThan(0)
    expect(missed.page.ifFollowed.mean).toBeLessThan(first.page.ifFollowed.mean)
  })

  it('says what closes the gap, and each way does when it is taken, and is taken back whole', async () => {
    const ctx = await openWithBridges()
    const start = inputIn(ctx, 6, { minutesPerDay: 1 })
    const input = { ...start, choices: { ...start.choices, weekdaysOff: [6, 7] } }
    const id = await made(ctx, input)
    const { feasibility, ways } = feasibilityOfInputs((await pageOf(ctx, id)).outlook)
    expect(feasibility.reached).toBe(false)
    const kinds = ways.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['minutes', 'drop', 'days-off']))
    for (const way of ways.filter(({ kind }) => kind === 'minutes' || kind === 'drop')) {
      const changed = must(await changeBriefing(ctx, id, way))
      expect(feasibilityOfInputs((await pageOf(ctx, id)).outlook).feasibility.reached).toBe(true)
      await saveBriefing(ctx, changed.before, id)
      expect(await findBriefing(ctx.engine.read, ctx.actor.learnerId, id)).toMatchObject(input)
    }
  })

  it('is removed for good, and only once', async () => {
    const ctx = await openWithBridges()
    const id = await made(ctx, inputIn(ctx, 10))
    expect(await removeBriefing(ctx, id)).toMatchObject({ ok: true, value: { title: 'Bridges' } })
    expect(await listOwnBriefings(ctx)).toMatchObject({ ahead: [], past: [] })
    expect((await loadBriefing(ctx, id)).ok).toBe(false)
    expect((await loadSession(ctx, { briefingId: id })).main).toEqual([])
    for (const again of [removeBriefing(ctx, id), saveBriefing(ctx, inputIn(ctx, 10), id)])
      expect(await again).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('that was held earlier than planned gets a time that has passed, and no other does', async () => {
    const ctx = await openWithBridges()
    const id = await made(ctx, inputIn(ctx, 10))
    const later = { ...ctx, now: ctx.now + 3 * DAY_MS }
    const earlier = { ...inputIn(ctx, 1), at: later.now - DAY_MS }
    expect(await saveBriefing(later, earlier, id)).toMatchObject({ ok: true })
    expect((await pageOf(later, id)).page).toMatchObject({ isPast: true })
    const first = firstOf((await pageOf(later, id)).outlook.cards)
    expect(await saveDebrief(later, id, new Map([[first.factId, true]]))).toMatchObject({ ok: true })
    expect(await saveBriefing(later, { ...earlier, title: 'Arches' }, id)).toMatchObject({ ok: true })
    expect((await pageOf(later, id)).page.debrief).toMatchObject({ cameUp: 1, recalled: 1 })
    const before = { ...earlier, at: ctx.now - DAY_MS }
    expect(await saveBriefing(later, before, id)).toMatchObject({ ok: false, field: 'at' })
    expect(await saveBriefing(later, earlier)).toMatchObject({ ok: false, field: 'at' })
  })

  it('is copied for another date at the same hour of its own clocks, over a change of them', async () => {
    const { ctx } = await open(Date.UTC(2026, 2, 20, 9))
    await loadBridges(ctx, 3)
    const at = Date.UTC(2026, 2, 26, 8)
    const id = await made(ctx, inputIn(ctx, 0, { at, timeZone: 'Europe/Rome' }))
    // Rome puts its clocks forward on 29 March: nine o'clock is an hour earlier in UTC.
    const copy = await copyOfBriefing(ctx, id)
    expect(copy).toMatchObject({ ok: true, value: { title: 'Bridges', at: Date.UTC(2026, 3, 2, 7) } })
  })

  it('counts what a scope names, by weight, with what is left out, and finds single facts beside it', async () => {
    const ctx = await openWithBridges()
    const choices = await choicesForScope(ctx)
    expect(choices.topics.names).toEqual([{ name: 'bridges', facts: FACTS }])
    expect(choices.articles.map(({ facts }) => facts)).toEqual([FACTS])
    const all = await countScope(ctx, { ...EMPTY_SCOPE, topics: ['bridges'] })
    expect([all.facts, all.byWeight.should, all.lines.length]).toEqual([FACTS, FACTS, FACTS])
    const [first] = all.lines
    const without = await countScope(ctx, { ...EMPTY_SCOPE, topics: ['bridges'], leftOut: first ? [first.factId] : [] })
    expect([without.facts, without.lines.length]).toEqual([FACTS - 1, FACTS])
    const found = await countScope(ctx, EMPTY_SCOPE, 'bridge-a0')
    expect([found.facts, found.found.length]).toEqual([0, 1])
  })

  it('of somebody else is not there', async () => {
    const ctx = await openWithBridges()
    const id = await made(ctx, inputIn(ctx, 10))
    const other = { ...ctx, actor: { ...ctx.actor, learnerId: 'another' as Context['actor']['learnerId'] } }
    expect(await removeBriefing(other, id)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await findBriefing(ctx.engine.read, other.actor.learnerId, id)).toBeNull()
  })
})
