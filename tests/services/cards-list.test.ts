import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { CARD_SORT_DIRECTIONS, CARD_SORTS, type CardSort } from '@/lib/domain/cards/card-sorts'
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

  it.each(CARD_SORTS)('by %s is the same for words and without, and for any block of it', async (sort) => {
    const { ctx } = await started()
    const whole = await rowsOf(ctx, { sort })
    const words = await rowsOf(ctx, { sort, search: 'bridge' })
    const blocks = [...(await rowsOf(ctx, { sort }, 0, 5)), ...(await rowsOf(ctx, { sort }, 5, 5))]
    const idsOf = (rows: readonly CardRow[]) => rows.map(({ cardId }) => cardId)
    expect(idsOf(words)).toEqual(idsOf(whole))
    expect(idsOf(blocks)).toEqual(idsOf(whole).slice(0, 10))
    expect(await rowsOf(ctx, { sort }, 50, 5)).toEqual([])
    expect(CARD_SORT_DIRECTIONS[sort]).toBeDefined()
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

  it('is filtered by one flag and by deck', async () => {
    const { ctx, ids } = await started()
    const found = async (params: Record<string, string>) =>
      (await rowsOf(ctx, params)).map(({ cardId }) => ids.indexOf(cardId)).sort((a, b) => a - b)
    expect(await found({ flag: '2' })).toEqual([1, 10])
    expect(await found({ flag: '2', state: 'new' })).toEqual([10])
    expect(await found({ flag: '5', sort: 'recall', search: 'bridge' })).toEqual([3])
    expect(await found({ flag: '7' })).toEqual([])
    const [row] = await rowsOf(ctx, {})
    expect(await found({ deck: row?.decks[0] ?? '' })).toHaveLength(12)
    expect(await found({ deck: 'elsewhere' })).toEqual([])
  })
})
