import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEDULING } from '../scheduling/settings'
import {
  type Coming,
  calibrationComing,
  dueComing,
  effortComing,
  firstIntervalDays,
  knownComing,
  recallComing,
} from './coming'

/** Tuesday 24 November 2026. */
const DAY = 20_781
const AHEAD = 90

const coming = (dueReviews: Readonly<Record<number, number>> = {}, more: Partial<Coming> = {}): Coming => ({
  day: DAY,
  hasStudied: true,
  firstIntervalDays: 2,
  dueReviews: Array.from({ length: AHEAD }, (_, i) => dueReviews[i] ?? 0),
  ...more,
})
const NOT_STUDIED = coming({}, { hasStudied: false })

describe('what says when a chart will be there', () => {
  it.each([
    [NOT_STUDIED, 'This appears after your first reviews, about 2 days from now if you start today.'],
    [
      { ...NOT_STUDIED, firstIntervalDays: 1 },
      'This appears after your first reviews, about 1 day from now if you start today.',
    ],
    [coming(), 'This appears after your first reviews; none is scheduled yet.'],
    [coming({ 0: 4 }), 'This appears after your first reviews, which are due today.'],
    [coming({ 1: 1 }), 'This appears after your first reviews, which are due tomorrow.'],
    [
      coming({ 3: 2, 5: 9 }),
      'This appears after your first reviews, which are due on Friday 27 November, 3 days from now.',
    ],
  ])('names the first reviews: %#', (given, words) => {
    expect(recallComing(given, 'british')).toBe(words)
  })

  it.each([
    [0, NOT_STUDIED, 'This appears after 200 reviews; first answers to new cards do not count.'],
    [
      0,
      coming(),
      'This appears after 200 reviews: 200 more are needed. Answers to cards in learning do not count, and no card in review is due in the next 90 days.',
    ],
    [199, coming({ 0: 5 }), 'This appears after 200 reviews: 1 more is needed. As many are due today.'],
    [
      150,
      coming({ 1: 20, 2: 29, 4: 1 }),
      'This appears after 200 reviews: 50 more are needed. By the schedule that is about Saturday 28 November.',
    ],
    [
      47,
      coming({ 3: 96 }),
      'This appears after 200 reviews: 153 more are needed. The schedule has 96 in the next 90 days; cards you learn or forget add to them.',
    ],
  ])('counts the reviews that calibration needs: %i', (scored, given, words) => {
    expect(calibrationComing(scored, given, 'british')).toBe(words)
  })

  it.each([
    [0, 'This appears after 3 days of study.'],
    [1, 'This appears after 3 days of study: 2 more days to go.'],
    [2, 'This appears after 3 days of study: 1 more day to go.'],
  ])('counts the days that bars need: %i', (studied, words) => {
    expect(effortComing(studied)).toBe(words)
  })

  it('says what the first answers bring', () => {
    expect(knownComing({ hasStudied: false })).toContain('after your first answers')
    expect(knownComing({ hasStudied: true })).toContain('starts tomorrow')
    expect(dueComing()).toContain('after your first answers')
  })
})

describe('the first interval of a new card', () => {
  const NOW = Date.UTC(2026, 10, 24, 9)

  it('is what the schedule gives after its learning steps', () => {
    expect(firstIntervalDays(DEFAULT_SCHEDULING, NOW, DAY)).toBe(2)
    expect(firstIntervalDays({ ...DEFAULT_SCHEDULING, desiredRetention: 0.8 }, NOW, DAY)).toBeGreaterThan(2)
  })

  it('is a day at least, whatever the steps', () => {
    const learningStepsMinutes = Array.from({ length: 30 }, () => 1)
    expect(firstIntervalDays({ ...DEFAULT_SCHEDULING, learningStepsMinutes }, NOW, DAY)).toBe(1)
  })
})
