import { expect, it } from 'vitest'
import { loadWorkload, stopWorkload, workloadChoicesSchema } from '@/lib/services/retention/load-workload'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { must } from '@/tests/support/must'

onBothEngines('the workload of the next year', (open) => {
  it('is that of the own cards and limits, for each target, and of other new cards and a holiday if asked', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 12)
    for (const card of await firstCards(ctx, 3)) await submitEntries(ctx, [await answerOf(ctx, card, 3)])
    const { levels, studied, newCards } = must(await loadWorkload(later(ctx, 1_000), {}))
    expect(levels.map(({ desiredRetention }) => desiredRetention)).toHaveLength(30)
    expect(studied).toBe(3)
    expect(newCards).toBeGreaterThan(0)
    expect(levels.every(({ newStudied }) => newStudied === newCards)).toBe(true)
    expect(levels.at(-1)?.minutesADay ?? 0).toBeGreaterThan(levels[0]?.minutesADay ?? 0)
    const none = await loadWorkload(later(ctx, 1_000), { newPerDay: 0 })
    expect(none.ok && none.value.levels.every(({ newStudied }) => newStudied === 0)).toBe(true)
    const more = await loadWorkload(later(ctx, 1_000), { addCards: 30, addDays: 10 })
    expect(more).toMatchObject({ ok: true, value: { newCards, added: { cards: 30, days: 10 } } })
    expect(more.ok && more.value.levels.every(({ newStudied }) => newStudied === newCards + 30)).toBe(true)
    const away = await loadWorkload(later(ctx, 1_000), { from: '2000-01-01', until: '2200-01-01' })
    expect(away.ok && away.value.levels.every(({ reviewsADay }) => reviewsADay === 0)).toBe(true)
  })

  it('stops when a new question is asked, or when it is told to', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 12)
    const first = loadWorkload(ctx, {})
    // Waits until it is under way: what is not running cannot be stopped.
    while (!stopWorkload(ctx)) await new Promise((resolve) => setImmediate(resolve))
    expect(await first).toMatchObject({ ok: false, code: 'conflict', message: 'The simulation was stopped.' })
    expect(await loadWorkload(ctx, {})).toMatchObject({ ok: true })
  })
})

it.each([
  [{ newPerDay: '-1' }, 'Enter 0 or more.'],
  [{ newPerDay: 'many' }, 'Enter a whole number.'],
  [{ addCards: '10' }, 'Enter the number of days over which you will add them.'],
  [{ addCards: '10', addDays: '0' }, 'Enter 1 or more.'],
  [{ from: '2026-12-24' }, 'Enter both the first and the last day of the pause.'],
  [{ from: '2026-12-24', until: '2026-12-20' }, 'The last day of the pause must not be before the first.'],
  [{ from: '2026-02-30', until: '2026-03-01' }, 'Enter a date, such as 2026-12-24.'],
])('refuses %j, and says why', (choices, message) => {
  const read = workloadChoicesSchema.safeParse(choices)
  expect(read.error?.issues[0]?.message).toBe(message)
})
