import { expect, it } from 'vitest'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { recallAt } from '@/lib/domain/briefing/forecast'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import type { BriefingInput } from '@/lib/services/briefing/briefing-input'
import { keepForecast } from '@/lib/services/briefing/keep-forecast'
import { feasibilityOfInputs, loadBriefing } from '@/lib/services/briefing/load-briefing'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import { loadContent } from '@/lib/services/content/load-content'
import { readContentFolder } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later, newId } from '@/tests/support/entries'
import { must } from '@/tests/support/must'

const DAYS = 10
const STEPS_MS = 11 * MINUTE_MS

const made = async (ctx: Context, minutesPerDay: number, usesAllMinutes = false): Promise<string> => {
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

const pageOf = async (ctx: Context, id: string) => {
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
  const { outlook } = await pageOf(ctx, id)
  const template = await answerOf(ctx, first.cardId, 3)
  if (template.kind !== 'review') throw new Error('an answer is a review')
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
    const id = await made(ctx, 60)
    const first = await pageOf(ctx, id)
    expect(first.page.pace.reached).toBe(true)
    expect(first.page.pace.secondsADay).toBeLessThan(15 * 60)
    const random = chance(11)
    for (let day = 0; day < DAYS; day += 1) await studyDay(later(ctx, day * DAY_MS), id, random)
    const last = await pageOf(later(ctx, DAYS * DAY_MS - 3_600_000), id)
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
