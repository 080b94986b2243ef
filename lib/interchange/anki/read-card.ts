import type { AnkiCard, AnkiDue } from './anki-package'
import { numberWithin, recordIn, wholeNumberIn } from './values'

/** The columns of `cards` that are read, in the order of `ankiCardOf`. */
export const ANKI_CARD_COLUMNS = 'nid, id, ord, did, type, queue, due, ivl, reps, lapses, odue, odid, flags, data'

const STATES = ['new', 'learning', 'review', 'relearning'] as const
const SUSPENDED = -1
/** The queue of learning cards that wait for a day; queue 1 waits for an instant. */
const DAY_LEARNING = 3
/** Due dates above it are seconds since 1970, below it days. Anki tells them apart in the same way. */
const DAYS_BELOW = 1e9
/** Anki allows 100 years; a due date can lie before the collection's creation. */
const MOST_DAYS = 36_500 * 4
const MOST_POSITION = 2 ** 31

/** The state of a card. The scheduler of Anki 2.0 keeps relearning cards as review cards in a learning queue. */
const stateOf = (type: unknown, queue: unknown): AnkiCard['state'] | null => {
  if (type === 2 && (queue === 1 || queue === DAY_LEARNING)) return 'relearning'
  return (typeof type === 'number' ? STATES[type] : undefined) ?? null
}

const dueOf = (state: AnkiCard['state'], queue: unknown, due: number): AnkiDue | null => {
  if (state === 'new') return { kind: 'position', position: Math.min(Math.max(due, 0), MOST_POSITION) }
  const isInstant = (state === 'learning' || state === 'relearning') && queue !== DAY_LEARNING && due > DAYS_BELOW
  if (isInstant) return due < DAYS_BELOW * 10 ? { kind: 'instant', at: due * 1000 } : null
  return Math.abs(due) <= MOST_DAYS ? { kind: 'day', day: due } : null
}

/** What FSRS stored with a card, as far as it is possible. */
const memoryOf = (data: unknown): Pick<AnkiCard, 'memory' | 'lastReviewAt'> => {
  const stored = recordIn(data)
  const stability = numberWithin(stored.s, 1e-4, 36_500)
  const difficulty = numberWithin(stored.d, 1, 10)
  const seconds = numberWithin(stored.lrt, 1, DAYS_BELOW * 10)
  return {
    memory: stability === null || difficulty === null ? null : { stability, difficulty },
    lastReviewAt: seconds === null ? null : Math.round(seconds * 1000),
  }
}

/**
 * A row of `cards` as a card, in its home deck if a filtered deck holds it; `wrong` is told of each value that was
 * impossible and replaced. Null if it has no id, note or ordinal.
 */
export const ankiCardOf = (row: readonly unknown[], wrong: (what: string) => void): AnkiCard | null => {
  const [noteId, id, ordinal] = row.slice(0, 3).map(wholeNumberIn)
  const [, , , did, type, queue, due, ivl, reps, lapses, odue, odid, flags, data] = row
  if (noteId == null || id == null || ordinal == null || ordinal < 0) return null
  const or = (value: number | null, what: string, fallback = 0): number => {
    if (value === null) wrong(`${what} of card ${id}`)
    return value ?? fallback
  }
  const state = stateOf(type, queue)
  if (state === null) wrong(`state of card ${id}`)
  const homeDeck = wholeNumberIn(odid) || null
  const homeDue = homeDeck !== null && typeof odue === 'number' && odue > 0 ? odue : due
  const ownDue = dueOf(state ?? 'new', homeDue === due ? queue : null, or(wholeNumberIn(homeDue), 'due date'))
  if (!ownDue) wrong(`due date of card ${id}`)
  const interval = or(wholeNumberIn(ivl), 'interval')
  return {
    id,
    noteId,
    ordinal,
    deckId: homeDeck ?? or(wholeNumberIn(did), 'deck', 1),
    state: state ?? 'new',
    suspended: queue === SUSPENDED,
    due: ownDue ?? { kind: 'day', day: 0 },
    intervalDays: Math.min(Math.max(interval, 0), MOST_DAYS),
    reps: Math.max(0, or(wholeNumberIn(reps), 'number of reviews')),
    lapses: Math.max(0, or(wholeNumberIn(lapses), 'number of lapses')),
    flag: (wholeNumberIn(flags) ?? 0) & 7,
    ...memoryOf(data),
  }
}
