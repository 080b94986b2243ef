import { describe, expect, it } from 'vitest'
import { afterReading, type Reading, readShare, UNREAD, withReadingState } from './progress'
import { DEFAULT_WORDS_PER_MINUTE, minutesFor, wordsPerMinute } from './speed'

const step = { readPoint: 500, readMs: 30_000, textLength: 2_000, day: 100 }

describe('the read-point', () => {
  it('begins an article where reading stopped, and brings it back after two days', () => {
    expect(afterReading(UNREAD, { ...step, readMs: 300_000 })).toEqual({
      state: 'reading',
      priority: 1,
      readPoint: 500,
      backOnDay: 102,
      readMs: 300_000,
    })
  })

  it('offers an article again on the same day until five minutes of it were read', () => {
    const glanced = afterReading(UNREAD, step)
    expect(glanced).toMatchObject({ state: 'reading', backOnDay: 100 })
    expect(afterReading(glanced, { ...step, readMs: 269_000 })).toMatchObject({ backOnDay: 100 })
    const read = afterReading(glanced, { ...step, readMs: 270_000 })
    expect(read).toMatchObject({ backOnDay: 102 })
    expect(afterReading(read, { ...step, day: 101 })).toMatchObject({ backOnDay: 102 })
  })

  it('goes back with the reader and adds up the time', () => {
    const before = afterReading(UNREAD, step)
    expect(afterReading(before, { ...step, readPoint: 200, readMs: 270_000, day: 101 })).toMatchObject({
      readPoint: 200,
      readMs: 300_000,
      backOnDay: 103,
    })
  })

  it('makes an article read at its last words, and it does not come back', () => {
    expect(afterReading(UNREAD, { ...step, readPoint: 1_950 })).toMatchObject({ state: 'read', backOnDay: null })
    expect(afterReading(UNREAD, { ...step, readPoint: 1_900 })).toMatchObject({ state: 'reading' })
  })

  it.each(['read', 'mined', 'set-aside'] as const)('does not begin again what is %s', (state) => {
    const before: Reading = { ...UNREAD, state, readPoint: 900 }
    expect(afterReading(before, step)).toEqual({ ...before, readMs: 30_000 })
  })

  it('counts as the share of the text before it, and what was read as all of it', () => {
    expect(readShare({ state: 'reading', readPoint: 500 }, 2_000)).toBe(0.25)
    expect(readShare({ state: 'mined', readPoint: 0 }, 2_000)).toBe(1)
    expect(readShare({ state: 'reading', readPoint: 9_999 }, 2_000)).toBe(1)
    expect(readShare({ state: 'waiting', readPoint: 0 }, 0)).toBe(0)
  })

  it('comes at once when it is put on the list, and no more when it is set aside', () => {
    expect(withReadingState(UNREAD, 'waiting', 100)).toMatchObject({ state: 'waiting', backOnDay: 100 })
    expect(withReadingState({ ...UNREAD, backOnDay: 99 }, 'set-aside', 100)).toMatchObject({ backOnDay: null })
  })
})

describe('words a minute', () => {
  it('are 230 until something was read', () => {
    expect(wordsPerMinute([])).toBe(DEFAULT_WORDS_PER_MINUTE)
  })

  it('come near the pace of somebody who reads much', () => {
    const samples = Array.from({ length: 40 }, () => ({ characters: 9_000, readMs: 5 * 60_000 }))
    expect(wordsPerMinute(samples)).toBeGreaterThan(290)
    expect(wordsPerMinute(samples)).toBeLessThanOrEqual(300)
  })

  it('leave out what was leafed through and what stood open', () => {
    const leafed = { characters: 60_000, readMs: 60_000 }
    const stoodOpen = { characters: 600, readMs: 3_600_000 }
    expect(wordsPerMinute([leafed, stoodOpen])).toBe(DEFAULT_WORDS_PER_MINUTE)
  })

  it('turn characters into minutes', () => {
    expect(minutesFor(6 * 230 * 3, 230)).toBeCloseTo(3)
  })
})
