import type { Store } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { lockLearner } from '../../data/engine/raw-query'
import { redatedIdOf } from '../../data/library-ids'
import { entriesDatedAfter } from '../../data/queries/study/log'
import { type ReviewRow, readLogEntry } from '../../data/rows'
import type { CardId, Instant, ReviewId } from '../../domain/ids'
import type { LogEntry } from '../../domain/scheduling/log'
import { DAY_MS, MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { publish } from '../events'
import { done, failed, type Result } from '../result'
import type { EntryInput } from './entry-schema'
import { newReviewId } from './review-id'
import { CLOCK_AHEAD_MS, sortOutEntries, storeEntries } from './store-entries'

/** Entries put into the log at once: each comes with a void. */
const AT_ONCE = 200

/** Entries that lie further apart by a wrong clock were given with two wrong clocks. */
const MOST_BACK_MS = 7 * DAY_MS

export type ClockAhead = {
  /** Entries that are dated ahead, and of them answers. */
  readonly entries: number
  readonly answers: number
  /** How far ahead the furthest is, in days, at least 1. */
  readonly days: number
}

type Moved = { readonly row: ReviewRow; readonly at: Instant }

/**
 * The actor's entries that are dated ahead, each with the instant at which it can have happened: as far apart as they
 * were, the last of them just before what came in after them.
 */
const movedEntries = async (store: Store, { actor, now }: Context): Promise<readonly Moved[]> => {
  const { rows, next } = await entriesDatedAfter(store, actor.learnerId, now + CLOCK_AHEAD_MS)
  const last = Math.max(...rows.map(({ at }) => at))
  const until = Math.min(now, next ?? now) - MINUTE_MS
  return rows.map((row) => ({ row, at: until - Math.min(last - row.at, MOST_BACK_MS) }))
}

/** What is dated ahead in the actor's log because a clock was wrong; null where nothing is. */
export const clockAhead = async (ctx: Context): Promise<ClockAhead | null> => {
  const moved = await movedEntries(ctx.engine.read, ctx)
  if (moved.length === 0) return null
  const furthest = Math.max(...moved.map(({ row }) => row.at))
  return {
    entries: moved.length,
    answers: moved.filter(({ row }) => row.kind === 'review').length,
    days: Math.max(1, Math.round((furthest - ctx.now) / DAY_MS)),
  }
}

/** An entry as it is sent again under another id and at another instant; days that it names move along. */
const sentAgain = (entry: LogEntry, id: ReviewId, at: Instant): EntryInput | null => {
  const { day: _, ...rest } = entry
  const days = Math.round((at - entry.at) / DAY_MS)
  switch (rest.kind) {
    case 'void':
      return null
    case 'set-due':
    case 'reschedule':
      return { ...rest, id, at, dueDay: rest.dueDay + days }
    case 'bury':
      return { ...rest, id, at, untilDay: rest.untilDay === null ? null : rest.untilDay + days }
    default:
      return { ...rest, id, at }
  }
}

/**
 * Gives the actor's entries that are dated ahead the dates at which they can have happened, all or none: each is taken
 * back, and put into the log again. Nothing in the log is changed or deleted.
 * @returns how many have other dates now
 */
export const redateEntries = async (ctx: Context): Promise<Result<number>> => {
  const result = await ctx.engine.write(async (tx): Promise<Result<number>> => {
    await lockLearner(tx, ctx.actor.learnerId)
    const moved = await movedEntries(tx, ctx)
    if (moved.length === 0) return failed('not-found', 'No entry is dated ahead any more.')
    for (const piece of inPieces(moved, AT_ONCE)) {
      const confusedWith = new Map<ReviewId, CardId>()
      const inputs = piece.flatMap(({ row, at }): EntryInput[] => {
        const id = redatedIdOf(row.id)
        const again = sentAgain(readLogEntry(row), id, at)
        if (row.mixedUpWith !== null) confusedWith.set(id, row.mixedUpWith)
        const { cardId } = row
        const taken = { kind: 'void', id: newReviewId(ctx.now), cardId, at: ctx.now, voids: row.id } as const
        return again ? [taken, again] : []
      })
      const { accepted, results, settings } = await sortOutEntries(tx, ctx, inputs)
      const refused = results.find(({ status }) => status === 'refused' || status === 'conflict')
      if (refused) throw new Error(`entry ${refused.id} could not be put into the log: ${refused.message}`)
      if (accepted.length > 0) await storeEntries(tx, ctx, accepted, settings, confusedWith)
    }
    return done(moved.length)
  })
  if (result.ok) publish(ctx.engine, 'log-appended', ctx.actor)
  return result
}
