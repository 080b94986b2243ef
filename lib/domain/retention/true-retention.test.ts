import { describe, expect, it } from 'vitest'
import type { DayTally } from './day-tally'
import { trueRetention } from './true-retention'

const TODAY = 20_000

const tested = (back: number): DayTally => ({
  day: TODAY - back,
  answers: 9,
  young: { passed: 1, n: 1 },
  mature: { passed: 0, n: 2 },
})

describe('true retention', () => {
  it('counts study days back from today, today among them, and young and mature cards apart and together', () => {
    const rows = trueRetention([0, 1, 6, 7, 29, 30, 364, 365].map(tested), TODAY)
    expect(rows.map(({ period, young }) => `${period} ${young.n}`)).toEqual([
      'today 1',
      'week 3',
      'month 5',
      'year 7',
      'all 8',
    ])
    for (const { young, mature, all } of rows) {
      expect([young.passed, mature.passed, all.passed]).toEqual([young.n, 0, young.n])
      expect([mature.n, all.n]).toEqual([2 * young.n, 3 * young.n])
    }
  })

  it('gives no estimate where nothing was tested', () => {
    for (const row of trueRetention([], TODAY)) expect(row.all).toEqual({ passed: 0, n: 0, estimate: null })
  })
})
