import type { Instant } from '../../domain/ids'
import type { ReviewEntry } from '../../domain/scheduling/log'
import type { Memory, MemoryState } from '../../domain/scheduling/memory'
import { countsForMemory } from '../../domain/scheduling/replay'
import type { MemoryChanged } from '../../domain/scheduling/replay-changes'

/** An entry of Anki's review log, without its card. Intervals are days, or seconds below zero. */
export type ExportedReview = {
  readonly at: Instant
  /** 1 Again to 4 Easy; 0 for what is no answer. */
  readonly ease: 0 | 1 | 2 | 3 | 4
  readonly interval: number
  readonly lastInterval: number
  /** Difficulty from 100 (easiest) to 1,100; 0 if the entry says nothing about the memory. */
  readonly factor: number
  readonly takenMs: number
  readonly kind: number
}

/** Anki's kinds of entries. */
const LEARNING = 0
const REVIEW = 1
const RELEARNING = 2
const FILTERED = 3
const MANUAL = 4
const RESCHEDULED = 5

const KIND_OF: Readonly<Record<MemoryState, number>> = {
  new: LEARNING,
  learning: LEARNING,
  review: REVIEW,
  relearning: RELEARNING,
}

/** The interval that a memory was given: days, or seconds below zero within a day; 0 if it was given none. */
const intervalOf = (memory: Memory | null): number => {
  if (memory === null || memory.lastReviewAt === null) return 0
  if (memory.dueAt === null) return memory.intervalDays
  return -Math.max(1, Math.round((memory.dueAt - memory.lastReviewAt) / 1000))
}

/** Difficulty as Anki's log has it: 1 to 10 becomes 100 to 1,100. */
const factorOf = (memory: Memory | null): number =>
  memory === null || memory.difficulty === null ? 0 : Math.round(((memory.difficulty - 1) / 9 + 0.1) * 1000)

/** A due date that came with an answer from another program is set this soon after it, in milliseconds. */
const WITH_ANSWER_MS = 1

const answerRow = (entry: ReviewEntry, { before, after }: MemoryChanged): ExportedReview => {
  const counts = countsForMemory(entry)
  const state = before?.state ?? 'new'
  const isEarly = entry.mode === 'ahead' && state === 'review'
  // In one go: there may be a million.
  return {
    at: entry.at,
    ease: entry.rating,
    interval: intervalOf(after),
    lastInterval: intervalOf(before),
    factor: counts ? factorOf(after) : 0,
    takenMs: entry.questionMs + entry.answerMs,
    kind: counts && !isEarly ? KIND_OF[state] : FILTERED,
  }
}

/**
 * The effective entries of a card's log as Anki's: answers, cards that were reset, and due dates that were set. An
 * answer that does not count for the memory (cramming, a lucky choice) is one of a filtered deck that changes nothing.
 * A due date that was imported with an answer is the interval of that answer, as it was where it came from.
 * Suspending, burying, marking and flagging are no entries there: the card only shows what they led to.
 */
export const ankiReviews = (changes: readonly MemoryChanged[]): readonly ExportedReview[] => {
  const rows: ExportedReview[] = []
  for (const change of changes) {
    const { entry, before, after } = change
    const last = rows.at(-1)
    if (entry.kind === 'review') {
      rows.push(answerRow(entry, change))
      continue
    }
    if (before === null || before.state === 'new') continue
    const act = { at: entry.at, ease: 0, lastInterval: intervalOf(before), takenMs: 0, kind: MANUAL } as const
    if (entry.kind === 'forget') rows.push({ ...act, interval: 0, factor: 0 })
    if (entry.kind === 'reschedule' && after)
      rows.push({ ...act, interval: after.intervalDays, factor: factorOf(after), kind: RESCHEDULED })
    if (entry.kind !== 'set-due') continue
    if (last && last.ease > 0 && entry.at - last.at <= WITH_ANSWER_MS)
      rows[rows.length - 1] = { ...last, interval: intervalOf(after) }
    else rows.push({ ...act, interval: intervalOf(after), factor: factorOf(after) })
  }
  return rows
}
