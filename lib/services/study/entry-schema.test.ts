import { expect, it } from 'vitest'
import { digestOf } from './entry-digest'
import { entrySchema } from './entry-schema'

const wrong = {
  kind: 'review',
  id: '019cadc6-9a80-7143-9d2d-d4479fad7e45',
  cardId: 'card',
  at: 1_772_442_000_000,
  rating: 1,
  format: 'typed',
  settingsId: '019cadc6-9a80-7143-9d2d-d4479fad7e46',
}

it('takes what was typed under its former name too: answers stored in a browser are the same entries', () => {
  const now = entrySchema.parse({ ...wrong, typedAnswer: 'Astana' })
  const formerly = entrySchema.parse({ ...wrong, given: 'Astana' })
  expect(formerly).toEqual(now)
  expect(now).toMatchObject({ typedAnswer: 'Astana' })
  expect(digestOf(formerly)).toBe(digestOf(now))
  expect(entrySchema.safeParse({ ...wrong, given: 'x'.repeat(301) }).success).toBe(false)
  expect(entrySchema.parse(wrong)).not.toHaveProperty('typedAnswer')
})
