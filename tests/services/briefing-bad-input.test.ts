import { expect, it } from 'vitest'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { type BriefingInput, briefingInputSchema, scopeInputSchema } from '@/lib/services/briefing/briefing-input'
import { keepForecast } from '@/lib/services/briefing/keep-forecast'
import { todaysBriefings } from '@/lib/services/briefing/list-briefings'
import { feasibilityOfInputs, loadBriefing } from '@/lib/services/briefing/load-briefing'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import { countScope } from '@/lib/services/briefing/scope-of-briefing'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf, must } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'

const input = (at: number, change: Partial<BriefingInput> = {}): BriefingInput => ({
  title: 'Bridges',
  at,
  timeZone: 'Europe/Rome',
  place: null,
  audience: null,
  minutesPerDay: 10,
  choices: { ...DEFAULT_CHOICES, scope: { ...EMPTY_SCOPE, topics: ['bridges'] } },
  ...change,
})

const made = async (ctx: Context, asked: BriefingInput): Promise<string> => must(await saveBriefing(ctx, asked)).id

const pageOf = async (ctx: Context, id: string) => {
  const loaded = must(await loadBriefing(ctx, id))
  await keepForecast(ctx, id, loaded)
  return { ...loaded.page, ...feasibilityOfInputs(loaded.outlook) }
}

onBothEngines('a briefing', (open) => {
  const openWith = async (facts: number) => {
    const { ctx } = await open()
    await loadBridges(ctx, facts)
    return ctx
  }

  it('cannot be made for a time that has passed, nor beyond three years', async () => {
    const ctx = await openWith(2)
    expect(await saveBriefing(ctx, input(ctx.now))).toMatchObject({ ok: false, code: 'invalid', field: 'at' })
    expect(await saveBriefing(ctx, input(ctx.now + 1200 * DAY_MS))).toMatchObject({ ok: false, field: 'at' })
  })

  it('that is over plans nothing, asks nothing and keeps its last forecast', async () => {
    const ctx = await openWith(5)
    const id = await made(ctx, input(ctx.now + DAY_MS))
    await pageOf(ctx, id)
    const after = later(ctx, 3 * DAY_MS)
    const page = await pageOf(after, id)
    expect(page).toMatchObject({ isPast: true, days: [], today: { cards: 0 } })
    expect(page.forecasts).toHaveLength(1)
    expect((await loadSession(after, { briefingId: id })).main).toEqual([])
    expect(await todaysBriefings(after)).toEqual({ parts: [], later: 0 })
  })

  it.each([
    ['in an hour', HOUR_MS],
    ['tomorrow', DAY_MS],
  ])('made for %s begins its facts at once, within the minutes', async (_, away) => {
    const ctx = await openWith(40)
    const id = await made(ctx, input(ctx.now + away))
    const page = await pageOf(ctx, id)
    expect(page.notBegun).toBe(40)
    expect(page.today.newFacts).toBeGreaterThan(0)
    expect(page.today.minutes).toBeLessThanOrEqual(10)
    expect(page.ifFollowed.mean).toBeGreaterThan(0)
    expect(page.feasibility.reached).toBe(false)
  })

  it('begins nothing new in the days of its freeze, and says that this is why', async () => {
    const ctx = await openWith(5)
    const id = await made(ctx, input(ctx.now + 4 * DAY_MS))
    const page = await pageOf(later(ctx, 3 * DAY_MS), id)
    expect(page.today).toMatchObject({ cards: 0, newFacts: 0, isFrozen: true })
  })

  it('in three years is planned in steps, in bounded time', async () => {
    const ctx = await openWith(60)
    const id = await made(ctx, input(ctx.now + 1090 * DAY_MS))
    const page = await pageOf(ctx, id)
    expect(page.isRough).toBe(true)
    expect(page.days.length).toBeLessThan(800)
    expect(page.days.reduce((sum, { stands }) => sum + stands, 0)).toBeGreaterThanOrEqual(1090)
    expect(page.feasibility.reached).toBe(true)
  })

  it('without facts has a page that says so, and nothing to study', async () => {
    const { ctx } = await open()
    const id = await made(ctx, input(ctx.now + 9 * DAY_MS))
    expect(await pageOf(ctx, id)).toMatchObject({ facts: 0, cards: 0, forecasts: [] })
    expect(await todaysBriefings(ctx)).toMatchObject({ parts: [{ cards: 0, nothing: 'no-facts' }] })
  })

  it('with no minutes plans nothing and says what it would take', async () => {
    const ctx = await openWith(20)
    const id = await made(ctx, input(ctx.now + 9 * DAY_MS, { minutesPerDay: 0 }))
    const page = await pageOf(ctx, id)
    expect(page.days.every(({ cards, minutes }) => cards === 0 && minutes === 0)).toBe(true)
    expect(page.ways).toEqual(expect.arrayContaining([{ kind: 'minutes', minutes: page.feasibility.minutesNeeded }]))
    expect(await todaysBriefings(ctx)).toMatchObject({ parts: [{ nothing: 'no-minutes' }] })
  })

  it('shares facts with another on the same day: an answer counts for both, in readiness and in minutes', async () => {
    const ctx = await openWith(12)
    const day = ctx.now + 6 * DAY_MS
    const choices = { ...input(day).choices, usesAllMinutes: true }
    const one = await made(ctx, input(day, { choices }))
    const other = await made(ctx, input(day + HOUR_MS, { choices, title: 'More bridges' }))
    const { parts: before, later: none } = await todaysBriefings(ctx)
    expect(none).toBe(0)
    expect(before.map(({ id }) => id)).toEqual([one, other])
    expect(before[1]?.shared).toBe(before[1]?.cards)
    const { main } = await loadSession(ctx, { briefingId: one })
    const answers = await Promise.all(main.map(({ cardId }) => answerOf(ctx, cardId, 4)))
    const slow = answers.map((entry) => ({ ...entry, questionMs: 40_000, answerMs: 20_000 }))
    await submitEntries(ctx, slow)
    const after = later(ctx, HOUR_MS)
    const [first, second] = [await pageOf(after, one), await pageOf(after, other)]
    expect(second.ifStopped.mean).toBeGreaterThan(0.3)
    expect(second.today.spentMinutes).toBeCloseTo(first.today.spentMinutes, 6)
    expect(second.today.spentMinutes).toBeCloseTo(main.length, 6)
  })

  it('stands on Today with four others, and those further ahead are counted', async () => {
    const ctx = await openWith(12)
    const ids: string[] = []
    for (let days = 8; days > 1; days--) ids.unshift(await made(ctx, input(ctx.now + days * DAY_MS)))
    const { parts, later: more } = await todaysBriefings(ctx)
    expect(parts.map(({ id }) => id)).toEqual(ids.slice(0, 5))
    expect(more).toBe(2)
  })

  it('keeps its minutes when something else is studied', async () => {
    const ctx = await openWith(45)
    const { choices } = input(0)
    const scope = { ...EMPTY_SCOPE, articleKeys: ['bridges-1'] }
    const id = await made(ctx, input(ctx.now + 6 * DAY_MS, { choices: { ...choices, scope } }))
    const elsewhere = firstOf((await loadSession(ctx, { articleKey: 'bridges' })).main)
    await submitEntries(ctx, [await answerOf(ctx, elsewhere.cardId, 3)])
    expect((await pageOf(later(ctx, MINUTE_MS), id)).today.spentMinutes).toBe(0)
  })

  it('of which a field is wrong is refused with a sentence for that field', () => {
    const wrong = briefingInputSchema.safeParse({ ...input(1), title: '  ', minutesPerDay: 2.5, timeZone: 'Mars/Base' })
    expect(wrong.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['title', 'Enter a title.'],
      ['timeZone', 'Choose a time zone from the list, like Europe/Berlin.'],
      ['minutesPerDay', 'Enter a whole number of minutes.'],
    ])
  })
})

onBothEngines('a briefing over a change of the clocks', (open) => {
  it('stays at its hour, and no day before it is lost or planned twice', async () => {
    // Rome puts its clocks forward on Sunday 29 March 2026.
    const { ctx } = await open(Date.UTC(2026, 2, 26, 9))
    await loadBridges(ctx, 10)
    const at = Date.UTC(2026, 2, 31, 7)
    const id = await made(ctx, input(at))
    const page = await pageOf(ctx, id)
    const days = page.days.map(({ day }) => day)
    expect(page.briefing.at).toBe(at)
    expect(days).toEqual(days.map((_, index) => page.day + index))
    expect(page.briefingDay - page.day).toBe(5)
  })
})

const FACTS = 12

const save = (ctx: Context, searches: readonly string[]) => savedBriefing(ctx, 10, { searches })

onBothEngines('the searches of a briefing', (open) => {
  it('name the facts of the cards that they find when it is saved', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, FACTS)
    const [first] = await firstCards(ctx, 1)
    await submitEntries(ctx, [await answerOf(ctx, first, 4)])
    const now = later(ctx, 60_000)
    expect((await save(now, ['bridge -is:new'])).facts).toBe(1)
    expect((await save(now, ['is:new', 'rated:1'])).facts).toBe(FACTS)
    expect((await save(now, ['tag:bridges weight:must'])).facts).toBe(0)
  })

  it('are counted before it is saved, with what is wrong with one that is being typed', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, FACTS)
    const scope = { ...EMPTY_SCOPE, searches: ['article:bridges'] }
    expect(await countScope(ctx, scope, 'is:due')).toMatchObject({ facts: FACTS, found: [], error: null })
    expect(await countScope(ctx, EMPTY_SCOPE, 'bridge')).toMatchObject({ facts: 0, error: null })
    expect((await countScope(ctx, EMPTY_SCOPE, 'bridge')).found).toHaveLength(FACTS)
    expect(await countScope(ctx, scope, 'bridge (')).toMatchObject({
      facts: FACTS,
      found: [],
      error: { code: 'unclosed-group' },
    })
  })

  it('are refused where they cannot be read', () => {
    expect(scopeInputSchema.safeParse({ searches: ['tag:a or is:due'] }).success).toBe(true)
    expect(scopeInputSchema.safeParse({ searches: ['bridge ('] }).error?.issues[0]?.message).toContain('is not closed')
  })
})
