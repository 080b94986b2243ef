import type { Store, Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { replacementIdOf } from '../../data/library-ids'
import {
  type ArrivedEntry,
  arrivedOfCards,
  entriesById,
  entriesDatedAfter,
  entriesOfCards,
  rightlyDated,
} from '../../data/queries/study/log'
import { readLogEntry } from '../../data/rows'
import type { CardId, Instant, ReviewId } from '../../domain/ids'
import type { LogEntry } from '../../domain/scheduling/log'
import { redated } from '../../domain/scheduling/redate'
import { DAY_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { publish } from '../events'
import { done, failed, type Result } from '../result'
import type { EntryInput } from './entry-schema'
import { newReviewId } from './review-id'
import { sortOutEntries } from './sort-out-entries'
import { CLOCK_AHEAD_MS, storeEntries } from './store-entries'

/** Entries put into the log at once: each comes with a void. */
const AT_ONCE = 200

export type ClockAhead = {
  /** Entries that are dated ahead, and of them answers. */
  readonly entries: number
  readonly answers: number
  /** How far ahead the furthest is, in days, at least 1. */
  readonly days: number
  /** What their dates would be. */
  readonly from: Instant
  readonly until: Instant
}

type Moved = { readonly row: ArrivedEntry; readonly at: Instant }

/** Entries ahead that came in one after the other, with nothing rightly dated between them. */
const runsOf = (ahead: readonly ArrivedEntry[], later: readonly { readonly arrival: number }[]) => {
  const runs: ArrivedEntry[][] = []
  let last: ArrivedEntry | null = null
  for (const row of ahead) {
    const previous = last
    const isBroken =
      previous === null || later.some(({ arrival }) => arrival > previous.arrival && arrival < row.arrival)
    if (isBroken) runs.push([row])
    else runs.at(-1)?.push(row)
    last = row
  }
  return runs
}

/**
 * Entries that a redating which was taken back put in again, with the places of those that they stand for; and the ids
 * of all that redatings put in, which say nothing of when anything happened.
 */
const withFirstPlaces = async (store: Store, ctx: Context, ahead: readonly ArrivedEntry[]) => {
  const cards = [...new Set(ahead.map(({ cardId }) => cardId))]
  const rows = await arrivedOfCards(store, ctx.actor.learnerId, cards)
  const standsFor = new Map<string, ArrivedEntry>()
  const putIn = new Set<string>()
  for (const row of rows) {
    const redating = replacementIdOf(row.id, 'redated')
    putIn.add(redating)
    standsFor.set(replacementIdOf(redating, 'restored'), row)
  }
  const placed = ahead.map((row) => {
    let first: ArrivedEntry = row
    for (let next = standsFor.get(first.id); next; next = standsFor.get(first.id)) first = next
    return { ...row, arrival: first.arrival }
  })
  return { placed: placed.sort((a, b) => a.arrival - b.arrival || a.at - b.at), putIn }
}

/** The actor's entries that are dated ahead, each with the instant at which it can have happened. */
const movedEntries = async (store: Store, ctx: Context): Promise<readonly Moved[]> => {
  const { learnerId } = ctx.actor
  const limit = ctx.now + CLOCK_AHEAD_MS
  const ahead = await entriesDatedAfter(store, learnerId, limit)
  if (ahead.length === 0) return []
  const { placed, putIn } = await withFirstPlaces(store, ctx, ahead)
  const right = await rightlyDated(store, learnerId, limit, placed[0]?.arrival ?? 0)
  const later = right.later.filter(({ id }) => !putIn.has(id))
  let after = right.lastBefore
  return runsOf(placed, later).flatMap((run) => {
    const [start, end] = [run[0], run.at(-1)]
    if (!start || !end) return []
    for (const { at, arrival } of later) if (arrival < start.arrival) after = Math.max(after ?? at, at)
    const next = later.filter(({ arrival }) => arrival > end.arrival).map(({ at }) => at)
    const before = Math.max(Math.min(ctx.now, ...next), (after ?? 0) + run.length)
    const instants = redated(
      run.map(({ claimedAt }) => claimedAt),
      { after, before },
    )
    return run.map((row, i) => ({ row, at: instants[i] ?? before }))
  })
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
    from: Math.min(...moved.map(({ at }) => at)),
    until: Math.max(...moved.map(({ at }) => at)),
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

const voidOf = (entry: { readonly id: ReviewId; readonly cardId: CardId }, now: Instant): EntryInput => ({
  kind: 'void',
  id: newReviewId(now),
  cardId: entry.cardId,
  at: now,
  voids: entry.id,
})

const append = async (
  tx: Tx,
  ctx: Context,
  inputs: readonly EntryInput[],
  confusedWith: ReadonlyMap<ReviewId, CardId>,
): Promise<void> => {
  const { accepted, results, settings } = await sortOutEntries(tx, ctx, inputs)
  const refused = results.find(({ status }) => status === 'refused' || status === 'conflict')
  if (refused) throw new Error(`entry ${refused.id} could not be put into the log: ${refused.message}`)
  if (accepted.length > 0) await storeEntries(tx, ctx, accepted, settings, confusedWith)
}

/** Does work that appends to the log in one transaction, and says so afterwards. */
const written = async <T>(ctx: Context, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> => {
  const result = await ctx.engine.write(work)
  if (result.ok) publish(ctx.engine, 'log-appended', ctx.actor)
  return result
}

/**
 * Gives the actor's entries that are dated ahead the dates at which they can have happened, all or none: each is taken
 * back, and put into the log again. Nothing in the log is changed or deleted.
 * @returns the entries that took their places: `undoRedating` takes them back
 */
export const redateEntries = (ctx: Context): Promise<Result<readonly ReviewId[]>> =>
  written(ctx, async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const moved = await movedEntries(tx, ctx)
    if (moved.length === 0) return failed('not-found', 'No entry is dated ahead any more.')
    const ids: ReviewId[] = []
    for (let from = 0; from < moved.length; from += AT_ONCE) {
      const confusedWith = new Map<ReviewId, CardId>()
      const inputs = moved.slice(from, from + AT_ONCE).flatMap(({ row, at }): EntryInput[] => {
        const entry = readLogEntry(row)
        const id = replacementIdOf(row.id, 'redated')
        const again = sentAgain(entry, id, at)
        if (!again) return []
        ids.push(id)
        if (row.mixedUpWith !== null) confusedWith.set(id, row.mixedUpWith)
        return [voidOf(row, ctx.now), again]
      })
      await append(tx, ctx, inputs, confusedWith)
    }
    return done(ids)
  })

/**
 * Takes `redateEntries` back: what it put into the log is taken back, and put in again under the dates of before.
 * @returns how many entries have their earlier dates again
 */
export const undoRedating = (ctx: Context, ids: readonly ReviewId[]): Promise<Result<number>> =>
  written(ctx, async (tx) => {
    const { learnerId } = ctx.actor
    await lockLearner(tx, learnerId)
    const placed = await entriesById(tx, learnerId, ids)
    const cards = [...new Set(placed.map(({ cardId }) => cardId))]
    const wanted = new Map(placed.map((row) => [row.id, row]))
    const originals = (await entriesOfCards(tx, learnerId, cards)).flatMap((row) => {
      const replacement = wanted.get(replacementIdOf(row.id, 'redated'))
      return replacement ? [{ row, replacement }] : []
    })
    if (originals.length < ids.length) {
      return failed('not-found', 'The entry to undo is not in your log. Load the page again.')
    }
    for (let from = 0; from < originals.length; from += AT_ONCE) {
      const some = originals.slice(from, from + AT_ONCE)
      const voids = some.map(({ replacement }) => voidOf(replacement, ctx.now))
      await append(tx, ctx, voids, new Map())
      // Dates that lie ahead are only kept as of then.
      const then = { ...ctx, now: Math.max(...some.map(({ row }) => row.at)) }
      const confusedWith = new Map<ReviewId, CardId>()
      const inputs = some.flatMap(({ row, replacement }): EntryInput[] => {
        const entry = readLogEntry(row)
        const id = replacementIdOf(replacement.id, 'restored')
        const again = sentAgain(entry, id, entry.at)
        if (row.mixedUpWith !== null) confusedWith.set(id, row.mixedUpWith)
        return again ? [again] : []
      })
      await append(tx, then, inputs, confusedWith)
    }
    return done(originals.length)
  })
