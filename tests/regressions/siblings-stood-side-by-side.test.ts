import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '@/lib/domain/ids'
import { bothWays, conflictsOf, keepApart } from '@/lib/domain/queue/spacing'

/** Cards named after their fact, as `b2`, in the order given. */
const apart = (ids: readonly string[]): readonly string[] => {
  const cards = ids.map((id) => ({ cardId: id as CardId })) // made here
  const pairs = ids.flatMap((one) =>
    ids.flatMap((other) => (one < other && one[0] === other[0] ? [[one as CardId, other as CardId] as const] : [])),
  )
  return keepApart(cards, conflictsOf(bothWays(pairs))).map(({ cardId }) => cardId)
}

const besideSibling = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, at) => at > 0 && ids[at - 1]?.[0] === id[0])

/** A card that was left for the end was put between others that way, but these stayed side by side. */
describe('cards of one fact', () => {
  it('are never side by side where no fact has more than a third of them', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 8 })
    const orders = sizes
      .filter((all) => Math.max(...all) * 3 <= all.reduce((sum, size) => sum + size, 0))
      .chain((all) => {
        const ids = all.flatMap((size, fact) => Array.from({ length: size }, (_, n) => `${'abcdefgh'[fact]}${n}`))
        return fc.shuffledSubarray(ids, { minLength: ids.length })
      })
    fc.assert(
      fc.property(orders, (ids) => {
        const ordered = apart(ids)
        expect([...ordered].sort()).toEqual([...ids].sort())
        expect(besideSibling(ordered)).toEqual([])
      }),
      { numRuns: 3_000 },
    )
  })
})
