import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { memoriesOf } from '@/lib/data/queries/study/log'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { must } from '@/tests/support/must'

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
