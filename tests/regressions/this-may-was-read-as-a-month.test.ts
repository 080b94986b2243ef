import { expect, it } from 'vitest'
import { relativeDates } from '@/lib/domain/cards/relative-dates'

it.each([
  ['Some of this may fail.', []],
  ['The next march will be long.', []],
  ['It opens this May and closes next March.', ['this May', 'next March']],
  ['It opened last june.', ['last june']],
])('%s', (text, expected) => {
  expect(relativeDates(text)).toEqual(expected)
})
