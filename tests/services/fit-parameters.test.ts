import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { memoriesOf } from '@/lib/data/queries/study/log'
import { fsrsModel } from '@/lib/domain/scheduling/fsrs'
import { seededFraction } from '@/lib/domain/scheduling/fuzz'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import {
  adoptFit,
  fitState,
  parameterVersions,
  restoreParameters,
  startFit,
  stopFit,
} from '@/lib/services/fitting/fit-state'
import { countScored, loadFitLog } from '@/lib/services/fitting/run-fit'
import { undoLast } from '@/lib/services/history/undo'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { must } from '@/tests/support/must'

/** A learner who forgets faster than the defaults predict: 1,600 scored answers to 20 cards over years. */
const study = async (ctx: Context): Promise<void> => {
  const model = fsrsModel(DEFAULT_WEIGHTS.map((weight, index) => (index === 8 ? 0.2 : weight)))
  const cards = await firstCards(ctx, 20)
  const template = await answerOf(ctx, cards[0], 3)
  let batch: (typeof template)[] = []
  let number = 0
  const add = async (cardId: (typeof cards)[number], day: number, rating: 1 | 3) => {
    number += 1
    const at = ctx.now + day * DAY_MS + number
    const id = `0195f000-0000-7000-8000-${String(number).padStart(12, '0')}` as typeof template.id
    batch.push({ ...template, id, cardId, at, rating })
    if (batch.length === 400) {
      await submitEntries(later(ctx, 900 * DAY_MS), batch)
      batch = []
    }
  }
  for (const [index, cardId] of cards.entries()) {
    let state = model.next(null, 0, 3, true)
    let day = index % 5
    await add(cardId, day, 3)
    for (let review = 0; review < 80; review += 1) {
      const gap = [2, 5, 9, 14][review % 4] ?? 2
      day += gap
      const rating = seededFraction(`card ${index}, review ${review}`) < model.recall(gap, state.stability) ? 3 : 1
      state = model.next(state, gap, rating, true)
      await add(cardId, day, rating)
    }
  }
  if (batch.length > 0) await submitEntries(later(ctx, 900 * DAY_MS), batch)
}

onBothEngines('fitting parameters', (open) => {
  it('keeps what there is without enough reviews, and adopts nothing', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    expect(fitState(ctx)).toEqual({ kind: 'idle' })
    expect(await countScored(ctx, 1_500)).toBe(0)
    await startFit(ctx)
    expect(fitState(ctx)).toMatchObject({ kind: 'ended', report: { scored: 0, verdict: 'too-few', weights: null } })
    expect(await adoptFit(ctx)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await parameterVersions(ctx)).toHaveLength(1)
  })

  it('adopts what predicts better, once, and goes back', { timeout: 180_000 }, async () => {
    const { ctx, engine, settings } = await open()
    await loadBridges(ctx, 20)
    await study(ctx)
    const now = later(ctx, 900 * DAY_MS)
    expect(await countScored(now, 5_000)).toBe(1_600)
    expect(await countScored(now, 1_500)).toBe(1_500)
    const memories = () => firstCardsOf(now)
    const firstCardsOf = async ({ actor }: Context) => {
      const { memories: m } = engine.read.t
      const rows = await engine.read.db.select({ cardId: m.cardId }).from(m)
      return memoriesOf(
        engine.read,
        actor.learnerId,
        rows.map(({ cardId }) => cardId),
      )
    }
    const before = await memories()
    await startFit(now)
    const state = fitState(now)
    expect(state).toMatchObject({ kind: 'ended', report: { scored: 1_600, verdict: 'adopt' } })

    expect(await adoptFit(later(now, MINUTE_MS))).toMatchObject({ ok: true })
    const { scheduling } = await learnerOf(engine.read, ctx.actor.learnerId)
    expect(scheduling.weights).toEqual(state.kind === 'ended' ? state.report.weights : null)
    const after = await memories()
    const changed = [...after].filter(([cardId, memory]) => memory.stability !== before.get(cardId)?.stability)
    expect(changed.length).toBe(20)
    expect([...after].every(([cardId, { dueDay }]) => dueDay === before.get(cardId)?.dueDay)).toBe(true)
    expect(await adoptFit(later(now, MINUTE_MS))).toMatchObject({ ok: false, code: 'conflict' })

    const [current, earlier, ...others] = await parameterVersions(now)
    expect([current?.isDefault, earlier?.isDefault, others]).toEqual([false, true, []])
    expect(await restoreParameters(later(now, 2 * MINUTE_MS), earlier?.id ?? '')).toMatchObject({ ok: true })
    expect(await memories()).toEqual(before)
    expect(await restoreParameters(now, 'unknown')).toMatchObject({ ok: false, code: 'not-found' })
    const report = await runDoctor(settings, now.now + DAY_MS, { repair: false })
    expect(report.ok && report.value.checks.filter(({ found }) => found > 0)).toEqual([])
  })

  it('leaves out cards first answered before the date that is set', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 3)
    const [first, second] = await firstCards(ctx, 2)
    await submitEntries(ctx, [await answerOf(ctx, first, 3)])
    const then = later(ctx, 30 * DAY_MS)
    await submitEntries(then, [await answerOf(then, first, 3), await answerOf(later(then, 1), second, 3)])
    const answers = async () => (await loadFitLog(then)).at.length
    expect(await answers()).toBe(3)
    const set = async (fitSince: string) =>
      saveSettings(then, { ...settingsTexts(await learnerOf(ctx.engine.read, ctx.actor.learnerId)), fitSince })
    const date = new Date(ctx.now + 10 * DAY_MS).toISOString().slice(0, 10)
    expect(await set('soon')).toMatchObject({ ok: false, errors: { fitSince: expect.stringContaining('2024-01-31') } })
    expect(await set(date)).toMatchObject({ ok: true, isChanged: true, newVersion: null })
    expect(await answers()).toBe(1)
    expect(await set('')).toMatchObject({ ok: true, isChanged: true })
    expect(await answers()).toBe(3)
  })

  it('stops when asked to, and can be started again', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const fitting = startFit(ctx)
    expect(fitState(ctx)).toEqual({ kind: 'running', share: 0 })
    stopFit(ctx)
    await fitting
    expect(fitState(ctx)).toEqual({ kind: 'idle' })
    await startFit(ctx)
    expect(fitState(ctx)).toMatchObject({ kind: 'ended' })
  })
})

const OTHER = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight * 2 : weight))

const adopt = async (ctx: Context, weights: readonly number[]) => {
  const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const saved = await saveSettings(ctx, { ...settingsTexts(learner), weights: weights.join(', ') })
  expect(saved).toMatchObject({ ok: true, isChanged: true })
}

onBothEngines('adopting weights', (open) => {
  it('restates memories at once, keeps due days, and is undone by adopting the earlier ones', async () => {
    const { ctx, engine, settings } = await open()
    await loadBridges(ctx, 5)
    const [easy, voided, late] = await firstCards(ctx, 3)
    const answer = async (then: Context, card: typeof easy, rating: 1 | 3 | 4, at = then.now) => {
      const [result] = await submitEntries(then, [await answerOf(then, card, rating, at)])
      expect(result?.status).toBe('stored')
    }
    const memory = async (card: typeof easy) => (await memoriesOf(engine.read, ctx.actor.learnerId, [card])).get(card)
    await answer(ctx, easy, 4)
    await answer(later(ctx, 1_000), voided, 4)
    const before = await memory(easy)
    expect(before?.stability).toBeCloseTo(8.2956, 6)

    const adopted = later(ctx, DAY_MS)
    await adopt(adopted, OTHER)
    expect(await memory(easy)).toEqual({ ...before, stability: expect.closeTo(2 * 8.2956, 6) })

    // On time, taken back, and from a device that was offline since before the adoption.
    const after = later(ctx, 9 * DAY_MS)
    await answer(after, easy, 3)
    await answer(later(after, 1_000), voided, 1)
    await undoLast(later(after, 2_000))
    await answer(later(after, 3_000), late, 4, ctx.now + 5_000)
    expect((await memory(voided))?.stability).toBeCloseTo(2 * 8.2956, 6)
    expect((await memory(late))?.stability).toBeCloseTo(2 * 8.2956, 6)

    const examined = async () =>
      must(await runDoctor(settings, after.now + DAY_MS, { repair: false })).checks.filter(({ found }) => found > 0)
    expect(await examined()).toEqual([])

    await adopt(later(after, DAY_MS), DEFAULT_WEIGHTS)
    expect((await memory(voided))?.stability).toBeCloseTo(8.2956, 6)
    expect(await examined()).toEqual([])
  })
})
