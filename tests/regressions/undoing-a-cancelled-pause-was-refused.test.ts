import { expect, it } from 'vitest'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { undo } from '@/lib/services/history/undo'
import { loadPauses } from '@/lib/services/pausing/load-pauses'
import { endPause, planPause } from '@/lib/services/pausing/plan-pause'
import { doneOf } from '@/tests/services/preset-fixture'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'

/** The history refused to undo the plan of a pause that had been ended since. */
onBothEngines('a pause that was cancelled', (open) => {
  it('can have its plan undone', async () => {
    const { ctx } = await open()
    const today = Math.floor(MORNING / DAY_MS)
    const planned = doneOf(await planPause(ctx, { from: isoDateOf(today), to: isoDateOf(today + 6) }))
    doneOf(await endPause(later(ctx, MINUTE_MS), today))
    const undone = await undo(later(ctx, 2 * MINUTE_MS), { request: crypto.randomUUID(), id: planned.actionId })
    expect(undone).toMatchObject({ ok: true })
    expect((await loadPauses(ctx)).pauses).toEqual([])
  })
})
