import { expect, it } from 'vitest'
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

it.each([
  ['of a card that was never answered is a due date set by hand', 0, 'Due date set to Monday 9 March 2026'],
  ['of an answered card comes from another program', 3, 'Memory imported from another program'],
])('a memory that is stated %s', (_, reps, words) => {
  expect(actWords(stated(reps), 'british')).toBe(words)
})
