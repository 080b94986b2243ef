import { expect, it } from 'vitest'
import { cardsChangeSchema } from '@/lib/services/cards/change-cards'

const read = (add: readonly string[], remove: readonly string[] = []) =>
  cardsChangeSchema.safeParse({ kind: 'topics', add, remove })

it('topics that are added to cards are separated by commas', () => {
  expect(read(['my tag, two,', 'two'])).toMatchObject({ success: true, data: { add: ['my tag', 'two'], remove: [] } })
})

it('a name with a comma from before can still be removed', () => {
  expect(read([], ['my tag, two'])).toMatchObject({ success: true, data: { add: [], remove: ['my tag, two'] } })
})

it('more than 20 at once are refused', () => {
  const many = Array.from({ length: 21 }, (_, index) => `topic ${index}`).join(',')
  expect(read([many]).success).toBe(false)
})
