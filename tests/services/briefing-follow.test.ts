import { expect, it } from 'vitest'
import { findBriefing } from '@/lib/data/queries/briefing/briefings'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { feasibilityOf } from '@/lib/domain/briefing/feasibility'
import { readinessOf, recallAt } from '@/lib/domain/briefing/forecast'
import { BEST_GAIN } from '@/lib/domain/briefing/plan-day'
import type { CardId } from '@/lib/domain/ids'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import type { BriefingInput } from '@/lib/services/briefing/briefing-input'
import { forecastInputsOf, readinessesOf } from '@/lib/services/briefing/forecast-inputs'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import { loadContent } from '@/lib/services/content/load-content'
import { readContentFolder } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, newId } from '@/tests/support/entries'

const DAYS = 10

const input = (ctx: Context, minutesPerDay: number, usesAllMinutes: boolean): BriefingInput => ({
  title: 'China, Russia and Central Asia',
  at: ctx.now + DAYS * DAY_MS,
  timeZone: 'Europe/Rome',
  place: 'Rome',
  audience: 'Foreign affairs committee',
  minutesPerDay,
  choices: {
    ...DEFAULT_CHOICES,
    targetMust: 0.9,
    targetOthers: 0.8,
    usesAllMinutes,
    scope: { ...EMPTY_SCOPE, articleKeys: ['kazakh-concerns', 'central-asia-interview'] },
    daysOff: [],
    weekdaysOff: [],
  },
})

const loadStarterLibrary = async (ctx: Context) => {
  const { articles, problems } = readContentFolder('content')
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  await loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
}

const briefingOf = async (ctx: Context, minutes: number, usesAllMinutes = false) => {
  await loadStarterLibrary(ctx)
  const saved = await saveBriefing(ctx, input(ctx, minutes, usesAllMinutes))
  if (!saved.ok) throw new Error(saved.message)
  const found = await findBriefing(ctx.engine.read, ctx.actor.learnerId, saved.value.id)
  if (!found) throw new Error('the briefing was not saved')
  return { briefing: found, facts: saved.value.facts }
}

const chance = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** Studies each day's plan as a learner whose mind is the model, a forgotten card again until it is recalled. */
const followFor = async (start: Context, briefing: Awaited<ReturnType<typeof briefingOf>>['briefing']) => {
  const random = chance(7)
  const [anyCard] = (await forecastInputsOf(start, briefing)).cards
  if (!anyCard) throw new Error('the scope is empty')
  const template = await answerOf(start, anyCard.cardId, 3)
  if (template.kind !== 'review') throw new Error('an answer is a review')
  for (let day = 0; day < DAYS; day += 1) {
    const ctx = { ...start, now: start.now + day * DAY_MS }
    const outlook = await forecastInputsOf(ctx, briefing)
    const plan = outlook.plan().today
    expect(plan.seconds).toBeLessThanOrEqual(briefing.minutesPerDay * 60)
    let at = ctx.now
    const entries: (typeof template)[] = []
    const answered = (cardId: CardId, rating: Rating) =>
      entries.push({ ...template, id: newId(at), cardId, rating, at })
    for (const { cardId } of plan.cards) {
      const card = outlook.cards.find((one) => one.cardId === cardId)
      const right = random() < (card?.studied ? recallAt(card, at) : 0.5)
      at += 10_000
      answered(cardId, right ? 3 : 1)
      if (!right || !card?.studied) {
        at += 700_000
        answered(cardId, 3)
        at -= 700_000
      }
    }
    for (const result of await submitEntries({ ...ctx, now: at + 1_000_000 }, entries)) {
      expect(result.status).not.toBe('conflict')
    }
  }
}

onBothEngines('a briefing in ten days with the starter library', (open) => {
  it('leads a learner who follows the fewest minutes from 0 to the targets, and no further', async () => {
    const { ctx } = await open()
    const { briefing } = await briefingOf(ctx, 25)
    const first = await forecastInputsOf(ctx, briefing)
    const before = readinessesOf(first)
    expect(first.plan()).toMatchObject({ reached: true })
    expect(first.plan().secondsADay).toBeLessThan(10 * 60)
    await followFor(ctx, briefing)
    const last = await forecastInputsOf({ ...ctx, now: briefing.at - 3_600_000 }, briefing)
    const meanOf = (isMust: boolean) =>
      readinessOf(
        last.cards
          .filter(({ weight }) => (weight === 'must') === isMust)
          .map((card) => ({ ...card, recall: last.recallIfStopped.get(card.cardId) ?? 0 })),
      ).mean
    expect(meanOf(true)).toBeGreaterThan(0.88)
    expect(meanOf(false)).toBeGreaterThan(0.78)
    expect(meanOf(false)).toBeLessThan(0.85)
    expect(Math.abs(readinessesOf(last).ifStopped.mean - before.ifFollowed.mean)).toBeLessThan(0.03)
  }, 60_000)

  it('leads a learner who uses all minutes from 0 to the target', async () => {
    const { ctx } = await open()
    const { briefing, facts } = await briefingOf(ctx, 25, true)
    const first = await forecastInputsOf(ctx, briefing)
    const before = readinessesOf(first)
    expect(facts).toBeGreaterThan(20)
    expect(before.now.mean).toBe(0)
    expect(before.ifStopped.mean).toBe(0)
    const feasible = feasibilityOf({
      ...first.input,
      minutesADay: 25,
      spentTodaySeconds: 0,
      order: BEST_GAIN,
    })
    expect(feasible.reached).toBe(true)
    await followFor(ctx, briefing)
    const last = await forecastInputsOf({ ...ctx, now: briefing.at - 3_600_000 }, briefing)
    const reached = readinessesOf(last)
    expect(reached.ifStopped.mean).toBeGreaterThan(0.85)
    expect(Math.abs(reached.ifStopped.mean - before.ifFollowed.mean)).toBeLessThan(0.06)
    const mustKnows = readinessOf(
      last.cards
        .filter(({ weight }) => weight === 'must')
        .map((card) => ({ ...card, recall: last.recallIfStopped.get(card.cardId) ?? 0 })),
    )
    expect(mustKnows.mean).toBeGreaterThan(0.88)
  }, 60_000)

  it('tells on day one what two minutes a day cannot reach, and what would', async () => {
    const { ctx } = await open()
    const { briefing } = await briefingOf(ctx, 2)
    const { input: given } = await forecastInputsOf(ctx, briefing)
    const feasible = feasibilityOf({
      ...given,
      minutesADay: 2,
      spentTodaySeconds: 0,
      order: BEST_GAIN,
    })
    expect(feasible.reached).toBe(false)
    expect(feasible.minutesNeeded).toBeGreaterThan(2)
    expect(feasible.factsToDrop).toBeGreaterThan(0)
  })
})
