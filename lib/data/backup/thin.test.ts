import { describe, expect, it } from 'vitest'
import { backupsToRemove } from './thin'

const at = (text: string) => Date.parse(text.length === 10 ? `${text}T12:00Z` : `${text}Z`)

describe('thinning of backups', () => {
  it('keeps what Anki keeps', () => {
    const backups: readonly (readonly [string, boolean])[] = [
      ['2022-02-22', false],
      ['2022-02-22', false],
      ['2022-02-21', false],
      ['2022-02-20T06:00', true],
      ['2022-02-20T18:00', false],
      ['2022-02-10', false],
      ['2022-02-09', false],
      ['2022-02-07', true],
      ['2022-02-06T01:00', true],
      ['2022-02-06T02:00', false],
      ['2022-01-06', false],
      ['2022-01-05', true],
      ['2021-12-24', false],
      ['2021-12-01', true],
      ['2021-11-01', true],
    ]
    const times = backups.map(([time]) => at(time))
    const gone = times.filter((_, index) => backups[index]?.[1])
    const removed = backupsToRemove(times, at('2022-02-22'), { daily: 3, weekly: 2, monthly: 1 })
    expect([...removed].sort()).toEqual(gone.sort())
  })

  it('removes nothing from an empty list', () => {
    expect(backupsToRemove([], 0)).toEqual([])
  })
})
