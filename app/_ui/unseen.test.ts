import { describe, expect, it } from 'vitest'
import { isUnseen } from './unseen'

describe('isUnseen', () => {
  it.each([
    ['before the answer was on screen', 900, true],
    ['with it', 1_000, true],
    ['of a double tap', 1_130, true],
    ['just within the time', 1_299, true],
    ['after it', 1_300, false],
    ['much later', 60_000, false],
  ])('of a press %s', (_, pressedAtMs, unseen) => {
    expect(isUnseen(1_000, pressedAtMs)).toBe(unseen)
  })
})
