import { expect, it } from 'vitest'
import { doneTo, named } from './action-words'

it('names a thing with single quotation marks inside the double ones', () => {
  expect(doneTo('Answered Good', 'Who said: A “geopolitical catastrophe”')).toBe(
    'Answered Good, “Who said: A ‘geopolitical catastrophe’”',
  )
})

it('cuts a long text at a word', () => {
  expect(named('word '.repeat(30))).toMatch(/^“(word )+word…”$/)
})
