import type { StudyDay } from '../ids'
import { MINUTE_MS } from '../time/units'
import { backOnDay, type Priority, SHORTEST_SLICE } from './plan'

export type ReadingState = 'waiting' | 'reading' | 'read' | 'mined' | 'set-aside'
export const READING_STATES = ['waiting', 'reading', 'read', 'mined', 'set-aside'] as const

/** What the list keeps of an article. */
export type Reading = {
  readonly state: ReadingState
  readonly priority: Priority
  /** Where reading stopped: a UTF-16 offset into the text. */
  readonly readPoint: number
  readonly backOnDay: StudyDay | null
  /** How long it was in view while it was read. */
  readonly readMs: number
}

/** An article that was never opened or put on the list. */
export const UNREAD: Reading = { state: 'waiting', priority: 1, readPoint: 0, backOnDay: null, readMs: 0 }

/** Within the last few words of a text it counts as read. */
const END_CHARACTERS = 60

export const isAtEnd = (readPoint: number, textLength: number): boolean => readPoint >= textLength - END_CHARACTERS

/** 0 to 1: how much of a text lies before the read-point. */
export const readShare = ({ readPoint, state }: Pick<Reading, 'readPoint' | 'state'>, textLength: number): number => {
  if (state === 'read' || state === 'mined') return 1
  return textLength === 0 ? 0 : Math.min(1, Math.max(0, readPoint / textLength))
}

/** How many slices of a day's reading so many milliseconds make. */
const slicesIn = (readMs: number): number => Math.floor(readMs / (SHORTEST_SLICE * MINUTE_MS))

/**
 * What the list keeps after some reading: the read-point goes where the reader stopped, also backwards, the time adds
 * up, and the end of the text makes it read. It comes back on a later day once a slice of five minutes is full; who only
 * looked into it finds it again today. What was read, mined or set aside stays so: looking something up in an
 * article does not begin it again.
 */
export const afterReading = (
  before: Reading,
  step: { readonly readPoint: number; readonly readMs: number; readonly textLength: number; readonly day: StudyDay },
): Reading => {
  const readMs = before.readMs + step.readMs
  if (before.state === 'read' || before.state === 'mined' || before.state === 'set-aside') return { ...before, readMs }
  const { readPoint } = step
  if (isAtEnd(readPoint, step.textLength)) return { ...before, readMs, readPoint, state: 'read', backOnDay: null }
  const isSliceFull = slicesIn(readMs) > slicesIn(before.readMs)
  const comesBack = isSliceFull ? backOnDay(step.day, before.priority) : (before.backOnDay ?? step.day)
  return { ...before, readMs, readPoint, state: 'reading', backOnDay: comesBack }
}

/** What the list keeps once a reader says what an article is to be. `waiting` begins it again where it was not begun. */
export const withReadingState = (before: Reading, state: ReadingState, day: StudyDay): Reading => {
  const comes = state === 'waiting' || state === 'reading'
  return { ...before, state, backOnDay: comes ? day : null }
}
