import { expect, it } from 'vitest'
import { quotedTitle } from './quoted-title'

it.each([
  ['Axes', '“Axes”'],
  [' Axes ', '“Axes”'],
  ['A “great” game', '“A ‘great’ game”'],
  ['"A port is a promise": an interview', '“‘A port is a promise’: an interview”'],
  ['The 5" gun', '“The 5" gun”'],
])('puts %s in quotation marks', (title, quoted) => {
  expect(quotedTitle(title)).toBe(quoted)
})
