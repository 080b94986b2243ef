import { expect, it } from 'vitest'
import type { Tx } from '@/lib/data/engine/engine'
import { rollupState, storedRollups } from '@/lib/data/queries/retention/rollups'
import type { CardId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { ROLLUPS_VERSION } from '@/lib/domain/retention/rollups'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { loadCalibration } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'

import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { rollupsCheck } from '@/tests/support/rollups-check'

const CARDS = 4

/** As another version left its rollups: other rows are there. */
const spoilt = async (tx: Tx) => {
  const { dayRollups, cardRollups, scoreRollups, rollupStates } = tx.t
  await tx.db.delete(cardRollups)
  await tx.db.delete(scoreRollups)
  await tx.db.update(dayRollups).set({ answers: 9 })
  await tx.db.update(rollupStates).set({ version: ROLLUPS_VERSION - 1 })
}

onBothEngines('rollups that an earlier version counted', (open) => {
  const studied = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, CARDS)
    const cards = await firstCards(ctx, CARDS)
    let at = ctx
    for (const days of [0, 10, 30]) {
      at = later(at, days * DAY_MS)
      for (const card of cards) {
        at = later(at, 1)
        await submitEntries(at, [await answerOf(at, card, days === 0 ? 4 : 3)])
      }
    }
    return { ctx: at, card: cards[0] ?? anId<CardId>('none') } // edge: the library has four cards
  }
  const figures = async (ctx: Context) => {
    const model = await openRetention(ctx)
    const answers = (await model.tallies()).reduce((sum, one) => sum + one.answers, 0)
    return { calibration: await loadCalibration(model), answers }
  }

  it('are summed again before anything is shown of them', async () => {
    const { ctx } = await studied()
    const before = await figures(ctx)
    expect(before.calibration.all.n).toBe(8)
    await ctx.engine.write(spoilt)
    expect(await figures(ctx)).toEqual(before)
    expect(await rollupState(ctx.engine.read, ctx.actor.learnerId)).toMatchObject({ version: ROLLUPS_VERSION })
  })

  it('are summed again also where an answer comes in first', async () => {
    const { ctx, card } = await studied()
    await ctx.engine.write(spoilt)
    const at = later(ctx, 40 * DAY_MS)
    await submitEntries(at, [await answerOf(at, card, 3)])
    const after = await figures(at)
    expect(after).toMatchObject({ answers: 13, calibration: { all: { n: 9 } } })
    expect((await rollupsCheck(at.engine, at.actor)).examples).toEqual([])
    const { days } = await storedRollups(at.engine.read, at.actor.learnerId)
    expect(days.reduce((sum, { answers }) => sum + answers, 0)).toBe(13)
  })
})
