import { expect, it } from 'vitest'
import { backupsToRemove } from '@/lib/data/backup/thin'
import { DAY_MS } from '@/lib/domain/time/units'

it('of a backup a day, two days, 12 daily, 10 weekly and 9 monthly ones are left, back to ten months at least', () => {
  let kept: number[] = []
  const start = Date.UTC(2026, 0, 1, 12)
  for (let day = 0; day < 900; day++) {
    const now = start + day * DAY_MS
    kept.push(now)
    const gone = new Set(backupsToRemove(kept, now))
    kept = kept.filter((at) => !gone.has(at))
    if (day < 500) continue
    const ages = kept.map((at) => Math.round((now - at) / DAY_MS)).sort((a, b) => a - b)
    expect(ages.slice(0, 14)).toEqual(Array.from({ length: 14 }, (_, i) => i))
    expect(ages).toHaveLength(2 + 12 + 10 + 9)
    expect(ages.at(-1), new Date(now).toISOString()).toBeGreaterThan(300)
  }
})
