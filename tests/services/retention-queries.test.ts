import { expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { loadOverview } from '@/lib/services/retention/load-overview'
import { loadProblemCards, loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { countingEngine } from '@/tests/support/counting-engine'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf } from '@/tests/support/must'

const CARDS = 4

onBothEngines('a look at retention', (open) => {
  /** Cards that were answered on three days, and how to count what is read from then on. */
  const studied = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, CARDS)
    const { engine, taken } = countingEngine(ctx.engine)
    const cards = await firstCards(ctx, CARDS)
    let at = { ...ctx, engine }
    for (const days of [0, 10, 30]) {
      at = later(at, days * DAY_MS)
      for (const card of cards) {
        at = later(at, 1)
        await submitEntries(at, [await answerOf(at, card, 3)])
      }
    }
    // The server counts answers in the background, before a page asks.
    await rollupsUpToDate(at)
    taken()
    return { ctx: at, taken, cards }
  }

  it('asks the database few times for the overview, and fewer when nothing or one answer is new', async () => {
    const { ctx, taken, cards } = await studied()
    const queriesOf = async (at: Context) => {
      taken()
      await loadOverview(await openRetention(at))
      return taken()
    }
    expect(await queriesOf(ctx)).toBeLessThanOrEqual(25)
    expect(await queriesOf(ctx)).toBeLessThanOrEqual(18)
    const card = firstOf(cards)
    await submitEntries(later(ctx, 1), [await answerOf(ctx, card, 3)])
    await rollupsUpToDate(later(ctx, 1))
    expect(await queriesOf(later(ctx, 2))).toBeLessThanOrEqual(21)
  })

  it('writes nothing', async () => {
    const { ctx } = await studied()
    const write = () => Promise.reject(new Error('a look wrote something'))
    const model = await openRetention({ ...ctx, engine: { ...ctx.engine, write } })
    await loadOverview(model)
    await loadProblemCards(model)
    await loadSources(model, 'topic')
  })
})
