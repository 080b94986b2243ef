import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { orderedId } from '../../data/library-ids'
import { setActionUndone } from '../../data/mutations/actions'
import { findAction, lastUndoneAction, latestAction, type StoredAction } from '../../data/queries/actions/actions'
import { entriesById } from '../../data/queries/study/log'
import {
  type DoneEntry,
  findDoneEntry,
  lastUndoneEntry,
  latestDoneEntry,
  sidesOfCards,
} from '../../data/queries/study/log-history'
import type { ActionKind } from '../../domain/actions/action'
import type { CardId, FactId, Instant, ReviewId } from '../../domain/ids'
import { isAskedAgain, type LogEntry } from '../../domain/scheduling/log'
import { actingLearner } from '../authorise'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { logAppended } from '../events'
import { dateStyleOf } from '../learner/preferences-of'
import { done, failed, type Result, writeOrNothing } from '../result'
import { restateEntries } from '../study/restate-entries'
import { sortOutEntries, storeEntries } from '../study/store-entries'
import { applyAction, type Direction } from './apply-action'
import { entryWords } from './list-history'

/** What was undone or redone. Of an entry of the log, also its card, what it did to it, and when. */
export type Reversed = {
  readonly id: string
  readonly words: string
  readonly kind: ActionKind | Exclude<LogEntry['kind'], 'void'>
  readonly cardId?: CardId
  readonly at?: Instant
  /** Of an answer, or what took a card out of a session: the query of a session that asks the card, whenever it is due. */
  readonly session?: string
}

export type ReverseInput = {
  /** Of the request: sent again, it changes nothing more. */
  readonly request?: string
  /** What is meant: an action, or an entry of the log. The last thing that was done, or undone, where it is left out. */
  readonly id?: string | null
  /** Only entries of the log. */
  readonly ofLog?: boolean
}

type Target =
  | { readonly kind: 'entry'; readonly id: string; readonly entry: DoneEntry; readonly at: Instant }
  | { readonly kind: 'action'; readonly id: string; readonly at: Instant }

const NOTHING = { undo: 'There is nothing to undo.', redo: 'There is nothing to redo.' } as const

const entryTarget = (entry: DoneEntry | null, at: (entry: DoneEntry) => Instant): Target | null =>
  entry && { kind: 'entry', id: entry.entry.id, entry, at: at(entry) }

/** The later of two; of one instant that which was made later, or first: what is undone first was done last. */
const later = (one: Target | null, other: Target | null, ofOneInstant: 'last' | 'first'): Target | null => {
  if (!one || !other) return one ?? other
  if (one.at !== other.at) return one.at > other.at ? one : other
  return one.id > other.id === (ofOneInstant === 'last') ? one : other
}

/** The last thing that was done and counts. */
const lastDone = async (tx: Tx, ctx: Context, ofLog: boolean): Promise<Target | null> => {
  const { learnerId } = ctx.actor
  const entry = entryTarget(await latestDoneEntry(tx, learnerId), (one) => one.entry.at)
  const action = ofLog ? null : await latestAction(tx, learnerId)
  return later(entry, action && { kind: 'action', id: action.id, at: action.at }, 'last')
}

/** The last thing that was undone, unless something else was done since. */
const lastUndone = async (tx: Tx, ctx: Context, ofLog: boolean): Promise<Target | null> => {
  const { learnerId } = ctx.actor
  const entry = entryTarget(await lastUndoneEntry(tx, learnerId), (one) => one.state.undoneAt ?? 0)
  const action = ofLog ? null : await lastUndoneAction(tx, learnerId)
  const undone = later(entry, action && { kind: 'action', id: action.id, at: action.undoneAt ?? 0 }, 'first')
  const last = await lastDone(tx, ctx, ofLog)
  return undone && last && last.at > undone.at ? null : undone
}

const namedTarget = async (tx: Tx, ctx: Context, id: string): Promise<Target | null> => {
  const action = await findAction(tx, ctx.actor.learnerId, { id })
  if (action) return { kind: 'action', id: action.id, at: action.at }
  return entryTarget(await findDoneEntry(tx, ctx.actor.learnerId, id), ({ entry }) => entry.at)
}

/** What was crammed is crammed again; any other card is asked whenever it is due. */
const sessionOf = (entry: DoneEntry['entry']): string => {
  const isCram = entry.kind === 'review' && entry.mode === 'cram'
  return String(new URLSearchParams({ cards: entry.cardId, ...(isCram ? { mode: 'cram' } : { ahead: 'all' }) }))
}

const reversedEntry = async (tx: Tx, ctx: Context, { entry }: DoneEntry): Promise<Reversed> => {
  const { id, kind, cardId, at } = entry
  const sides = await sidesOfCards(tx, [cardId])
  const session = isAskedAgain(entry) ? { session: sessionOf(entry) } : {}
  return { id, kind, cardId, at, ...session, words: entryWords(entry, sides.get(cardId), await dateStyleOf(ctx)) }
}

/** What a request of this id undid or redid before; null if it is new. */
const reversedBefore = async (tx: Tx, ctx: Context, request: string): Promise<Reversed | null> => {
  const { learnerId } = ctx.actor
  const action = await findAction(tx, learnerId, { request })
  if (action) return { id: action.id, kind: action.kind, words: action.words }
  const [row] = await entriesById(tx, learnerId, [request as ReviewId]) // compared only
  const first = row && (row.kind === 'void' ? row.value : row.redoes)
  const entry = typeof first === 'string' ? await findDoneEntry(tx, learnerId, first) : null
  return entry && reversedEntry(tx, ctx, entry)
}

type Outcome = { readonly reversed: Reversed; readonly isLog: boolean; readonly factIds: readonly FactId[] }

const reverseEntry = async (
  tx: Tx,
  ctx: Context,
  found: DoneEntry,
  direction: Direction,
  request: ReviewId,
): Promise<Result<Outcome>> => {
  const { entry, state } = found
  const reversed = await reversedEntry(tx, ctx, found)
  const isSo = (state.undoneAt === null) === (direction === 'redo')
  if (isSo) return done({ reversed, isLog: false, factIds: [] })
  if (direction === 'redo') await restateEntries(tx, ctx, [entry.id], () => request)
  else {
    const at = Math.max(ctx.now, entry.at)
    const voiding = { kind: 'void' as const, id: request, cardId: entry.cardId, at, voids: state.currentId }
    const { accepted, results, settings } = await sortOutEntries(tx, ctx, [voiding])
    const [result] = results
    if (result?.status !== 'stored') return failed('conflict', result?.message ?? 'The entry could not be undone.')
    await storeEntries(tx, ctx, accepted, settings, new Map())
  }
  return done({ reversed, isLog: true, factIds: [] })
}

const reverseAction = async (
  tx: Tx,
  ctx: Context,
  action: StoredAction,
  direction: Direction,
  request: string,
): Promise<Result<Outcome>> => {
  const { id, kind, words } = action
  const reversed = { id, kind, words }
  const isSo = (action.undoneAt === null) === (direction === 'redo')
  if (isSo) return done({ reversed, isLog: false, factIds: [] })
  const applied = await applyAction(tx, ctx, action, direction)
  if (!applied.ok) return applied
  const { changes, isLog, factIds } = applied.value
  const undoneAt = direction === 'undo' ? Math.max(ctx.now, action.at) : null
  await setActionUndone(tx, actingLearner(ctx.actor), id, { undoneAt, request, changes })
  return done({ reversed, isLog, factIds })
}

/** More facts than this are compared with the library when one of them is next changed. */
const MOST_COMPARED = 200

const reverse = async (
  ctx: Context,
  { request = orderedId(ctx.now), id = null, ofLog = false }: ReverseInput,
  direction: Direction,
): Promise<Result<Reversed>> => {
  const outcome = await writeOrNothing(ctx.engine, async (tx): Promise<Result<Outcome>> => {
    const { learnerId } = ctx.actor
    await lockLearner(tx, learnerId)
    const before = await reversedBefore(tx, ctx, request)
    if (before) return done({ reversed: before, isLog: false, factIds: [] })
    const last = direction === 'undo' ? lastDone : lastUndone
    const target = id === null ? await last(tx, ctx, ofLog) : await namedTarget(tx, ctx, id)
    if (!target) return failed('not-found', NOTHING[direction])
    if (target.kind === 'entry') return reverseEntry(tx, ctx, target.entry, direction, request as ReviewId) // an entry's id from here on
    const action = await findAction(tx, learnerId, { id: target.id })
    if (!action) throw new Error(`the action ${target.id} is gone`)
    return reverseAction(tx, ctx, action, direction, request)
  })
  if (!outcome.ok) return outcome
  const { reversed, isLog, factIds } = outcome.value
  if (isLog) logAppended(ctx)
  if (factIds.length > 0 && factIds.length <= MOST_COMPARED) await noteConflictsOf(ctx, factIds)
  return done(reversed)
}

/**
 * Undoes what the actor did last, or one thing by its id. An entry of the log is undone by a void; an action by bringing
 * back what it changed, and only if nothing else changed it since. There is no limit, also after a restart.
 */
export const undo = (ctx: Context, input: ReverseInput = {}): Promise<Result<Reversed>> => reverse(ctx, input, 'undo')

/**
 * Redoes what was undone last, unless something else was done since, or one thing by its id. An entry of the log comes
 * back as a new entry that restates it.
 */
export const redo = (ctx: Context, input: ReverseInput = {}): Promise<Result<Reversed>> => reverse(ctx, input, 'redo')

/** Undoes the last entry of the log, and no other action: what “undo” means in a session. */
export const undoLast = (ctx: Context, request: string = orderedId(ctx.now)): Promise<Result<Reversed>> =>
  undo(ctx, { request, ofLog: true })
