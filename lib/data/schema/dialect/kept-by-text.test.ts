import { expect, it } from 'vitest'
import { damageIn, noteDamage } from './damage'
import { keptByText } from './kept-by-text'
import { parseJson } from './read-value'

it('reads a text once, and gives what nobody can change', () => {
  let readings = 0
  const read = keptByText((raw) => {
    readings += 1
    return parseJson(raw) as { steps: number[] }
  })
  const first = read('{"steps":[1,10]}')
  expect(read('{"steps":[1,10]}')).toBe(first)
  expect(readings).toBe(1)
  expect(() => first.steps.push(20)).toThrow(TypeError)
  expect(read('{"steps":[1,20]}')).toEqual({ steps: [1, 20] })
})

it('notes damage each time that a damaged text is read', () => {
  const read = keptByText((raw) => parseJson(raw) ?? null)
  for (let reading = 0; reading < 2; reading += 1) {
    expect(damageIn(() => expect(read('{"steps":[1,')).toBeNull())).toHaveLength(1)
  }
  const strict = keptByText((raw) => {
    if (raw === 'odd') noteDamage('is odd')
    return raw
  })
  expect(damageIn(() => strict('even'))).toEqual([])
  expect(damageIn(() => strict('odd'))).toEqual(['is odd'])
  expect(damageIn(() => strict('odd'))).toEqual(['is odd'])
})
