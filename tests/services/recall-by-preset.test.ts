import { expect, it } from 'vitest'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import type { CardId } from '@/lib/domain/ids'
import { recallCurve } from '@/lib/domain/scheduling/fsrs'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import { foundCards } from '@/lib/services/cards/found-cards'
import type { Context } from '@/lib/services/context'
import { loadExpectedRecall } from '@/lib/services/retention/load-expected-recall'
import { loadSources } from '@/lib/services/retention/load-sources'
import { openRetention } from '@/lib/services/retention/retention-model'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { ARCHES, answer, cardsOf, doneOf, loadDecks, memoryOf, presetFor, RIVERS, weightsText } from './preset-fixture'

/** The same first stabilities, and a curve that falls much more slowly once 90% is reached. */
const FLAT = DEFAULT_WEIGHTS.map((weight, index) => (index === 20 ? 0.8 : weight))
const CURVES = { usual: recallCurve(DEFAULT_WEIGHTS), flat: recallCurve(FLAT) }
const DAYS = 60

onBothEngines('the recall of a card', (open) => {
  /** One card of each deck answered alike; the arches have a preset with another curve. */
  const studied = async () => {
    const { ctx } = await open()
    await loadDecks(ctx)
    await presetFor(ctx, 'Flat', ARCHES, { weights: weightsText(FLAT) })
    const [[arch = '' as CardId], [river = '' as CardId]] = [await cardsOf(ctx, ARCHES), await cardsOf(ctx, RIVERS)]
    const start = later(ctx, 1)
    await answer(start, [arch, river], 4)
    const { stability } = await memoryOf(start, river)
    if (stability === null) throw new Error('it was studied')
    expect((await memoryOf(start, arch)).stability).toBe(stability)
    const after = (days: number) => ({
      usual: CURVES.usual.recall(days, stability),
      flat: CURVES.flat.recall(days, stability),
    })
    return { ctx: later(start, DAYS * DAY_MS), arch, river, after }
  }
  const found = async (ctx: Context, asked: string) => {
    const { search } = cardQuery({ search: asked })
    return (await foundCards(ctx, { search, order: { sort: 'recall', direction: 'desc' } }, 0, 100)).ids
  }

  it('is that of its preset in the sums of Retention, today and by source', async () => {
    const { ctx, after } = await studied()
    const { usual, flat } = after(DAYS)
    expect(Math.abs(usual - flat)).toBeGreaterThan(0.05)
    const known = await loadExpectedRecall(await openRetention(ctx))
    expect(known.cardsRecalled).toBeCloseTo(usual + flat, 6)
    const inAWeek = after(DAYS + 7)
    expect(known.factsLostInAWeek).toBeCloseTo(usual + flat - inAWeek.usual - inAWeek.flat, 6)
    const { rows } = await loadSources(await openRetention(ctx), 'article')
    const recallOf = (title: string) => rows.find((row) => row.title === title)?.recallNow ?? 0
    expect([recallOf(ARCHES) * 8, recallOf(RIVERS) * 8]).toEqual([expect.closeTo(flat, 6), expect.closeTo(usual, 6)])
  })

  it('is that of its preset in searches and in the order of Cards', async () => {
    const { ctx, arch, river, after } = await studied()
    const { usual, flat } = after(DAYS)
    const between = ((usual + flat) / 2).toFixed(3)
    const [higher, lower] = usual > flat ? [river, arch] : [arch, river]
    expect(await found(ctx, `prop:r>=${between}`)).toEqual([higher])
    expect(await found(ctx, `prop:r<${between}`)).toEqual([lower])
    expect(await found(ctx, 'prop:reps>0')).toEqual([higher, lower])
  })

  it('is that of its preset in the readiness of a briefing', async () => {
    const { ctx, after } = await studied()
    const saved = doneOf(
      await saveBriefing(ctx, {
        title: 'Bridges',
        at: ctx.now + 10 * DAY_MS,
        timeZone: 'Etc/UTC',
        place: null,
        audience: null,
        minutesPerDay: 10,
        choices: { ...DEFAULT_CHOICES, scope: { ...EMPTY_SCOPE, topics: ['bridges'] } },
      }),
    )
    const { page } = doneOf(await loadBriefing(ctx, saved.id))
    const [now, then] = [after(DAYS), after(DAYS + 10)]
    expect(page.now.expectedFacts.mean).toBeCloseTo(now.usual + now.flat, 6)
    expect(page.ifStopped.expectedFacts.mean).toBeCloseTo(then.usual + then.flat, 6)
  })
})
