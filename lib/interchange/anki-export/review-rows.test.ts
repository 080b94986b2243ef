import { describe, expect, it } from 'vitest'
import { CARD, START_DAY } from '../../domain/scheduling/answer.fixture'
import type { LogEntry } from '../../domain/scheduling/log'
import { base, review, settingsOf } from '../../domain/scheduling/log.fixture'
import { replayChanges } from '../../domain/scheduling/replay-changes'
import { ankiReviews } from './review-rows'

const rowsOf = (entries: readonly LogEntry[]) => ankiReviews(replayChanges(CARD, entries, settingsOf))
const learnt = review(1, { rating: 4 })

describe('a due date', () => {
  it('that came with an imported answer is the interval of that answer', () => {
    const due = { ...base(2), at: learnt.at + 1, kind: 'set-due' as const, dueDay: START_DAY + 19 }
    expect(rowsOf([learnt, due])).toEqual([{ ...rowsOf([learnt])[0], interval: 19 }])
  })

  it('that was set later is an entry of its own', () => {
    const due = { ...base(2, START_DAY + 1), kind: 'set-due' as const, dueDay: START_DAY + 19 }
    const [answered] = rowsOf([learnt])
    expect(rowsOf([learnt, due])).toEqual([
      answered,
      {
        at: due.at,
        ease: 0,
        interval: 19,
        lastInterval: answered?.interval,
        factor: answered?.factor,
        takenMs: 0,
        kind: 4,
      },
    ])
  })
})
