import type { CardId, Instant, StudyDay } from '../ids'
import type { LogEntry, ReviewEntry } from '../scheduling/log'
import type { Rating } from '../scheduling/memory'
import { countsForMemory, effectiveEntries } from '../scheduling/replay'

/** An answer that changed a memory. */
export type Attempt = {
  readonly at: Instant
  readonly day: StudyDay
  readonly rating: Rating
  /** Whether it may be scored: given freely, so that a right one is no guess. */
  readonly isFree: boolean
}

/** The attempts at one card from its first answer, or from the one after it was last forgotten, in order. */
export type AttemptHistory = {
  readonly cardId: string
  readonly attempts: readonly Attempt[]
}

/** All histories of a log in flat lists, so that they cross to a worker as they are. */
export type FitLog = {
  /** Where each history begins in the lists below; one more at the end. */
  readonly starts: Int32Array
  /** A number for the card of each history: histories of one card share it. */
  readonly cards: Int32Array
  /** Milliseconds since 1970. */
  readonly at: Float64Array
  readonly day: Int32Array
  readonly rating: Uint8Array
  readonly isFree: Uint8Array
}

const FREE_FORMATS: ReadonlySet<ReviewEntry['format']> = new Set(['flash', 'typed', 'spoken'])

/**
 * The histories in a card's log: what was voided, crammed or guessed right is left out, as a replay leaves it out, and
 * “forget” begins a new history. After a memory that another program stated there is none: what led to it is not known.
 */
export function historiesOf(cardId: CardId, entries: readonly LogEntry[]): readonly AttemptHistory[] {
  const histories: Attempt[][] = [[]]
  let isStated = false
  for (const entry of effectiveEntries(cardId, entries)) {
    if (entry.kind === 'forget') histories.push([])
    if (entry.kind === 'forget' || entry.kind === 'set-memory') isStated = entry.kind === 'set-memory'
    if (isStated || entry.kind !== 'review' || !countsForMemory(entry)) continue
    const { at, day, rating, format } = entry
    histories.at(-1)?.push({ at, day, rating, isFree: FREE_FORMATS.has(format) })
  }
  return histories.filter((attempts) => attempts.length > 0).map((attempts) => ({ cardId, attempts }))
}

/** The histories in flat lists. */
export function packHistories(histories: readonly AttemptHistory[]): FitLog {
  const length = histories.reduce((sum, { attempts }) => sum + attempts.length, 0)
  const log: FitLog = {
    starts: new Int32Array(histories.length + 1),
    cards: new Int32Array(histories.length),
    at: new Float64Array(length),
    day: new Int32Array(length),
    rating: new Uint8Array(length),
    isFree: new Uint8Array(length),
  }
  const numbers = new Map<string, number>()
  let place = 0
  for (const [index, { cardId, attempts }] of histories.entries()) {
    const number = numbers.get(cardId) ?? numbers.size
    numbers.set(cardId, number)
    log.cards[index] = number
    log.starts[index] = place
    for (const { at, day, rating, isFree } of attempts) {
      log.at[place] = at
      log.day[place] = day
      log.rating[place] = rating
      log.isFree[place] = isFree ? 1 : 0
      place += 1
    }
  }
  log.starts[histories.length] = place
  return log
}
