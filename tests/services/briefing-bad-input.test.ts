import { expect, it } from 'vitest'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { recallAt } from '@/lib/domain/briefing/forecast'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { type BriefingInput, briefingInputSchema, scopeInputSchema } from '@/lib/services/briefing/briefing-input'
import { keepForecast } from '@/lib/services/briefing/keep-forecast'
import { todaysBriefings } from '@/lib/services/briefing/list-briefings'
import { feasibilityOfInputs, loadBriefing } from '@/lib/services/briefing/load-briefing'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import { countScope } from '@/lib/services/briefing/scope-of-briefing'
import { loadContent } from '@/lib/services/content/load-content'
import { readContentFolder } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
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

const DAYS = 10
const STEPS_MS = 11 * MINUTE_MS

const madeOnContent = async (ctx: Context, minutesPerDay: number, usesAllMinutes = false): Promise<string> => {
  const { articles } = readContentFolder('content')
  await loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
  const input: BriefingInput = {
    title: 'China, Russia and Central Asia',
    at: ctx.now + DAYS * DAY_MS,
    timeZone: 'Europe/Rome',
    place: null,
    audience: null,
    minutesPerDay,
    choices: {
      ...DEFAULT_CHOICES,
      targetMust: 0.9,
      targetOthers: 0.85,
      usesAllMinutes,
      scope: { ...EMPTY_SCOPE, topics: ['China–Russia relations', 'Central Asia'] },
    },
  }
  return must(await saveBriefing(ctx, input)).id
}

const loadedWithWays = async (ctx: Context, id: string) => {
  const loaded = must(await loadBriefing(ctx, id))
  await keepForecast(ctx, id, loaded)
  return { ...loaded, ...feasibilityOfInputs(loaded.outlook) }
}

/** Numbers from 0 to 1, the same ones for the same seed. */
const chance = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** Studies one day's session to its end: a card forgotten or new is asked again after its steps until it is recalled. */
const studyDay = async (ctx: Context, id: string, random: () => number) => {
  const session = await loadSession(ctx, { briefingId: id })
  const [first] = session.main
  if (!first) return 0
  const { outlook } = await loadedWithWays(ctx, id)
  const template = await answerOf(ctx, first.cardId, 3)
  const states = new Map(outlook.cards.map((card) => [card.cardId, card]))
  const entries: (typeof template)[] = []
  let at = ctx.now
  for (const { cardId } of session.main) {
    const card = states.get(cardId)
    const studied = card?.studied ?? null
    const isRight = random() < (card?.studied ? recallAt(card, at) : 0.5)
    const answers: readonly (readonly [Rating, number])[] =
      isRight && studied !== null
        ? [[3, 0]]
        : [
            [isRight ? 3 : 1, 0],
            [3, STEPS_MS],
            [3, 2 * STEPS_MS],
          ]
    for (const [rating, wait] of answers)
      entries.push({ ...template, id: newId(at + wait), cardId, rating, at: at + wait })
    at += 8_000
  }
  for (const { status } of await submitEntries(later(ctx, at - ctx.now + 3 * STEPS_MS), entries)) {
    expect(status).not.toBe('conflict')
  }
  return session.main.length
}

onBothEngines('a briefing in ten days on China, Russia and Central Asia', (open) => {
  it('leads a learner who studies each day’s session of the fewest minutes from 0 into the range of the first day', async () => {
    const { ctx } = await open()
    const id = await madeOnContent(ctx, 60)
    const first = await loadedWithWays(ctx, id)
    expect(first.page.pace.reached).toBe(true)
    expect(first.page.pace.secondsADay).toBeLessThan(15 * 60)
    const random = chance(11)
    for (let day = 0; day < DAYS; day += 1) await studyDay(later(ctx, day * DAY_MS), id, random)
    const last = await loadedWithWays(later(ctx, DAYS * DAY_MS - 3_600_000), id)
    const { low, high, mean } = first.page.ifFollowed
    expect(last.page.ifStopped.mean).toBeGreaterThan(low)
    expect(last.page.ifStopped.mean).toBeLessThan(high)
    expect(Math.abs(last.page.ifStopped.mean - mean)).toBeLessThan(0.04)
    // No more minutes than the targets ask for: what stands in reserve is for whoever uses all of them.
    const means = new Map(last.page.groups.weights.map(({ weight, ifStopped }) => [weight, ifStopped.mean]))
    expect(means.get('must')).toBeGreaterThan(0.88)
    expect(means.get('should')).toBeGreaterThan(0.8)
    expect(means.get('should')).toBeLessThan(0.9)
  }, 120_000)
})
