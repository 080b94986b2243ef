import { describe, expect, it } from 'vitest'
import { reviewed } from './answer.fixture'
import { dayFrom, dueWords } from './due-words'
import { type Memory, UNSTUDIED } from './memory'

const TODAY = Date.UTC(2026, 10, 24) / 86_400_000
const NOON = Date.UTC(2026, 10, 24, 12)

const studied = reviewed({ intervalDays: 12, dueDay: TODAY })

describe('dayFrom', () => {
  it.each([
    [0, 'today'],
    [1, 'tomorrow'],
    [-1, 'yesterday'],
    [3, 'in 3 days'],
    [14, 'in 14 days'],
    [15, '9 December'],
    [40, '3 January 2027'],
    [-14, '14 days ago'],
    [-30, '25 October'],
  ])('tells a day %i days away', (days, words) => {
    expect(dayFrom(TODAY + days, TODAY, 'british')).toBe(words)
  })
})

describe('dueWords', () => {
  it.each<[string, Memory | null, string]>([
    ['never studied', null, 'new'],
    ['only marked', { ...UNSTUDIED, marked: true }, 'new'],
    ['suspended, whatever else', { ...studied, suspended: true, buriedUntilDay: TODAY + 1 }, 'suspended'],
    ['buried until the next day', { ...studied, buriedUntilDay: TODAY + 1 }, 'buried until tomorrow'],
    ['buried for longer', { ...studied, buriedUntilDay: TODAY + 4 }, 'buried until 4 days from now'],
    ['buried until a day that has come', { ...studied, buriedUntilDay: TODAY }, 'due today'],
    ['due later', { ...studied, dueDay: TODAY + 3 }, 'due in 3 days'],
    ['overdue by a day', { ...studied, dueDay: TODAY - 1 }, 'due since yesterday'],
    ['overdue by days', { ...studied, dueDay: TODAY - 5 }, 'overdue by 5 days'],
    ['overdue by months', { ...studied, dueDay: TODAY - 90 }, 'due since 26 August'],
    ['in steps, due', { ...studied, state: 'relearning', dueAt: NOON - 1 }, 'due now'],
    ['in steps, not yet due', { ...studied, state: 'relearning', dueAt: NOON + 600_000 }, 'due in 10 min'],
  ])('says where a card stands that is %s', (_, memory, words) => {
    expect(dueWords(memory, TODAY, NOON, 'british')).toBe(words)
  })
})
