import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { studyCalendar } from '../time/study-day'
import { RECALLED_AFTER_MISS } from './forecast'

const FILE = join(process.cwd(), '..', 'shared', 'fixtures', 'revlog', 'demo-revlog.csv')
const CALENDAR = studyCalendar('Asia/Shanghai', 4)

/** By how many study days after Again an answer came: how many there were, and how many of them were not Again. */
const sharesAfterAgain = (): ReadonlyMap<number, { readonly n: number; readonly recalled: number }> => {
  const lines = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [at, cardId = '', rating] = line.split(',')
      return { at: Number(at), cardId, isAgain: rating === '1' }
    })
    .sort((a, b) => a.at - b.at)
  const last = new Map<string, (typeof lines)[number]>()
  const shares = new Map<number, { n: number; recalled: number }>()
  for (const line of lines) {
    const before = last.get(line.cardId)
    last.set(line.cardId, line)
    if (!before?.isAgain) continue
    const days = CALENDAR.dayOf(line.at) - CALENDAR.dayOf(before.at)
    const { n, recalled } = shares.get(days) ?? { n: 0, recalled: 0 }
    shares.set(days, { n: n + 1, recalled: recalled + (line.isAgain ? 0 : 1) })
  }
  return shares
}

it('the share recalled after a miss is that of the demo log on the same study day; it falls from day to day', () => {
  const shares = sharesAfterAgain()
  const [same, next] = [shares.get(0), shares.get(1)]
  expect(same).toEqual({ n: 4672, recalled: 3179 })
  expect((same?.recalled ?? 0) / (same?.n ?? 1)).toBeCloseTo(RECALLED_AFTER_MISS, 2)
  expect(next).toEqual({ n: 628, recalled: 376 })
  const later = [shares.get(2), shares.get(3)]
  expect(later.reduce((sum, share) => sum + (share?.n ?? 0), 0)).toBe(190)
  expect(later.reduce((sum, share) => sum + (share?.recalled ?? 0), 0)).toBe(100)
})
