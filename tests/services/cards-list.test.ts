import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { CARD_SORTS, type CardSort } from '@/lib/domain/cards/card-sorts'
import { DAY_MS } from '@/lib/domain/time/units'
import { type CardRow, listCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

const rowsOf = async (ctx: Context, params: Record<string, string>, from = 0, limit = 100) =>
  (await listCards(ctx, cardQuery(params), from, limit)).rows

/** What each order compares, as a row shows it; null is missing and comes last. */
const VALUE: Readonly<Record<CardSort, (row: CardRow) => number | string | null>> = {
  added: ({ addedAt }) => addedAt,
  front: ({ front }) => front.toLowerCase(),
  answer: ({ answer }) => answer.toLowerCase(),
  state: ({ memory }) =>
    memory?.suspended ? 4 : memory?.buriedUntilDay ? 3 : ['new', 'learning', 'review'].indexOf(memory?.state ?? 'new'),
  due: ({ memory }) => memory?.dueDay ?? null,
  recall: ({ recall }) => recall,
  lapses: ({ memory }) => (memory?.stability == null ? null : memory.lapses),
  deck: ({ decks }) => decks[0] ?? null,
  flag: ({ memory }) => memory?.flag || null,
  article: ({ article }) => article,
  weight: ({ weight }) => ['must', 'should', 'nice'].indexOf(weight),
  interval: ({ memory }) => (memory?.stability == null ? null : memory.intervalDays),
  stability: ({ memory }) => memory?.stability ?? null,
  difficulty: ({ memory }) => memory?.difficulty ?? null,
}

onBothEngines('the table of cards', (open) => {
  const started = async () => {
    const { ctx, engine } = await open()
    await loadBridges(ctx, 12)
    const ids = await firstCards(ctx, 12)
    for (const [index, rating] of ([1, 2, 3, 4, 4, 3] as const).entries()) {
      const id = ids[index]
      if (id) await submitEntries(ctx, [await answerOf(ctx, id, rating)])
    }
    const tomorrow = later(ctx, DAY_MS)
    const some = (...which: number[]) => ids.filter((_, index) => which.includes(index))
    await actOnCards(tomorrow, { kind: 'suspend', suspended: true }, some(4, 8))
    await actOnCards(tomorrow, { kind: 'bury', buried: true }, some(5, 9))
    await actOnCards(tomorrow, { kind: 'flag', flag: 2 }, some(1, 10))
    await actOnCards(tomorrow, { kind: 'flag', flag: 5 }, some(3))
    await engine.write(async (tx) => {
      const { memories: m } = tx.t
      for (const [index, id] of some(2, 3).entries())
        await tx.db
          .update(m)
          .set({ lapses: index + 3 })
          .where(eq(m.cardId, id))
    })
    return { ctx: tomorrow, ids }
  }

  it.each(CARD_SORTS)('is sorted by %s either way, with what is missing last', async (sort) => {
    const { ctx, ids } = await started()
    for (const direction of ['asc', 'desc'] as const) {
      const rows = await rowsOf(ctx, { sort, direction })
      expect(new Set(rows.map(({ cardId }) => cardId)).size).toBe(ids.length)
      const values = rows.map(VALUE[sort])
      const there = values.filter((value) => value !== null)
      expect(values.slice(there.length).every((value) => value === null)).toBe(true)
      const sorted = [...there].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(there, direction).toEqual(direction === 'asc' ? sorted : sorted.reverse())
    }
  })

  it('has what a row shows: both sides in a line, article, topics, deck and memory', async () => {
    const { ctx } = await started()
    const [row] = await rowsOf(ctx, { sort: 'added' })
    expect(row).toMatchObject({
      answer: '1999',
      weight: 'should',
      topics: ['bridges'],
      isRetired: false,
      memory: { reps: 1 },
    })
    expect(row?.front).toMatch(/^In which year was the bridge/)
    expect(row?.decks).toHaveLength(1)
    expect(row?.recall).toBeGreaterThan(0)
  })
})
