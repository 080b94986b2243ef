import type { Store } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { lockLearner } from '../../data/engine/raw-query'
import { redatedIdOf } from '../../data/library-ids'
import { arrivalsDatedUpTo, entriesDatedAfter } from '../../data/queries/study/log'
import { type ReviewRow, readLogEntry } from '../../data/rows'
import type { CardId, Instant, ReviewId } from '../../domain/ids'
import type { LogEntry } from '../../domain/scheduling/log'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { logAppended } from '../events'
import { done, failed, type Result } from '../result'
import type { EntryInput } from './entry-schema'
import { newReviewId } from './review-id'
import { CLOCK_AHEAD_MS, sortOutEntries, storeEntries } from './store-entries'

/** Entries put into the log at once: each comes with a void. */
const AT_ONCE = 200

/** Between entries that lie further apart, or the wrong way round, the clock was changed: they are taken to lie so. */
const LONGEST_GAP_MS = 7 * DAY_MS
const USUAL_GAP_MS = MINUTE_MS

/** What comes in later than this after it was given was kept without a connection, imported or redone. */
const LATE_MS = HOUR_MS

type Moved = { readonly row: ReviewRow; readonly at: Instant }

const aheadOf = (store: Store, { actor, now }: Context) =>
  entriesDatedAfter(store, actor.learnerId, now + CLOCK_AHEAD_MS)

/**
 * The actor's entries that are dated ahead, each with the instant at which it can have happened. The rule: entries keep
 * the order in which they came in. Each is after its card was made and after what came in before it, and, where that
 * leaves room, before what came in after it (of what came in late, only its arrival counts). The last is as late as it
 * can be, and those before it as far from the next as they were where that is plausible. Two of a card never tie.
 */
const movedEntries = async (store: Store, ctx: Context): Promise<readonly Moved[]> => {
  const ahead = await aheadOf(store, ctx)
  const [first] = ahead
  if (!first) return []
  const limit = ctx.now + CLOCK_AHEAD_MS
  const { lastBefore, later } = await arrivalsDatedUpTo(store, ctx.actor.learnerId, limit, first.arrival)
  const known = later.toSorted((a, b) => a.arrival - b.arrival)

  let after = lastBefore ?? Number.NEGATIVE_INFINITY
  let passed = 0
  const floors = ahead.map(({ arrival, cardCreatedAt }) => {
    if (cardCreatedAt <= limit) after = Math.max(after, cardCreatedAt)
    for (let next = known[passed]; next && next.arrival < arrival; next = known[++passed])
      after = Math.max(after, next.at)
    return after
  })
  const ceilings = ahead.map(() => ctx.now)
  for (const { at, receivedAt, arrival } of known) {
    const before = receivedAt - at > LATE_MS ? receivedAt : at
    // Those ahead of it hold for all that came in earlier still.
    const last = ahead.findLastIndex((row, i) => row.arrival < arrival && (floors[i] ?? before) < before)
    if (last >= 0) ceilings[last] = Math.min(ceilings[last] ?? before, before)
  }

  let next = { at: ctx.now, was: Number.NaN }
  const latest = ahead.map(() => ctx.now)
  for (const [i, { row }] of [...ahead.entries()].reverse()) {
    const gap = next.was - row.at
    const isPlausible = gap >= 0 && gap <= LONGEST_GAP_MS && next.at - gap > (floors[i] ?? 0)
    const ceiling = (ceilings[i] ?? ctx.now) - USUAL_GAP_MS
    next = { at: Math.min(ceiling, next.at - (isPlausible ? gap : USUAL_GAP_MS)), was: row.at }
    latest[i] = next.at
  }
  const lastOf = new Map<CardId, Instant>()
  let previous = Number.NEGATIVE_INFINITY
  return ahead.map(({ row }, i) => {
    const floor = Math.max(floors[i] ?? previous, lastOf.get(row.cardId) ?? previous) + 1
    previous = Math.max(previous, floor, latest[i] ?? floor)
    lastOf.set(row.cardId, previous)
    return { row, at: previous }
  })
}

/** What is dated ahead in the actor's log because a clock was wrong; null where nothing is. */
export const clockAhead = async (ctx: Context) => {
  const ahead = await aheadOf(ctx.engine.read, ctx)
  if (ahead.length === 0) return null
  const furthest = Math.max(...ahead.map(({ row }) => row.at))
  return {
    /** Entries that are dated ahead, and of them answers. */
    entries: ahead.length,
    answers: ahead.filter(({ row }) => row.kind === 'review').length,
    /** How far ahead the furthest is, in days, at least 1. */
    days: Math.max(1, Math.round((furthest - ctx.now) / DAY_MS)),
  }
}

export type ClockAhead = NonNullable<Awaited<ReturnType<typeof clockAhead>>>

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
  if (result.ok) logAppended(ctx)
  return result
}
