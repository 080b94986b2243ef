import { expect, it } from 'vitest'
import { type Memory, UNSTUDIED } from './memory'
import { modeOn } from './mode'

const DAY = 20_000
const reviewed = (dueDay: number): Memory => ({ ...UNSTUDIED, state: 'review', dueDay })

it.each([
  ['a card never studied', null, 'study'],
  ['a card due today', reviewed(DAY), 'study'],
  ['a card overdue', reviewed(DAY - 3), 'study'],
  ['a card due tomorrow', reviewed(DAY + 1), 'ahead'],
  ['a card in steps', { ...UNSTUDIED, state: 'learning', dueDay: DAY, dueAt: 5 } as const, 'study'],
])('%s is asked as it is due', (_, memory, mode) => {
  expect(modeOn(memory, DAY)).toBe(mode)
})
