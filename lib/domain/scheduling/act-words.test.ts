import { describe, expect, it } from 'vitest'
import type { CardId, ReviewId } from '../ids'
import { anId } from '../ids.fixture'
import { studyDayOfDate } from '../time/study-day'
import { actWords } from './act-words'
import type { ActEntry } from './log'

const day = studyDayOfDate('2026-03-04') ?? 0
const stated = (reps: number): ActEntry => ({
  kind: 'set-memory',
  id: anId<ReviewId>('entry'),
  cardId: anId<CardId>('card'),
  at: 0,
  day,
  memory: { stability: 5, difficulty: 5, intervalDays: 5, reps, lapses: 0 },
})

describe('a memory that is stated', () => {
  it('of a card that was never answered is a due date set by hand', () => {
    expect(actWords(stated(0), 'british')).toBe('Due date set to Monday 9 March 2026')
  })

  it('of an answered card comes from another program', () => {
    expect(actWords(stated(3), 'british')).toBe('Memory imported from another program')
  })
})
