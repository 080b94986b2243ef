import { describe, expect, it } from 'vitest'
import { UNSTUDIED } from '@/lib/domain/scheduling/memory'
import { cardStateWords } from './card-state'
import { fullCitation } from './full-citation'

describe('a citation to paste', () => {
  it('names authors, title in quotation marks, outlet and date, as far as they are known', () => {
    const source = {
      title: 'A “great” game',
      authors: ['Ada One', 'Bo Two', 'Cy Three'],
      outlet: 'RUSI',
      published: '2023-02',
    }
    expect(fullCitation(source)).toBe('Ada One, Bo Two and Cy Three, “A ‘great’ game”, RUSI, February 2023')
    expect(fullCitation({ ...source, authors: [], outlet: null, published: null })).toBe('“A ‘great’ game”')
  })
})

describe('the state of a card', () => {
  const studied = { ...UNSTUDIED, state: 'review' as const, dueDay: 100 }
  it.each([
    ['New', null],
    ['New', { ...UNSTUDIED, marked: true }],
    ['Suspended', { ...studied, suspended: true }],
    ['Due in 1 day', { ...studied, dueDay: 101 }],
    ['Due today', studied],
    ['Due for 3 days', { ...studied, dueDay: 97 }],
    ['Buried for 1 day', { ...studied, buriedUntilDay: 101 }],
    ['Due today', { ...studied, buriedUntilDay: 100 }],
    ['Learning, due in 10 min', { ...studied, state: 'learning' as const, dueAt: 700_000 }],
    ['Learning, due now', { ...studied, state: 'relearning' as const, dueAt: 50_000 }],
  ])('is “%s”', (words, memory) => {
    expect(cardStateWords(memory, 100, 100_000)).toBe(words)
  })
})
