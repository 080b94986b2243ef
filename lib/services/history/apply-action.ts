import type { Tx } from '../../data/engine/engine'
import { laterActions, type StoredAction } from '../../data/queries/actions/actions'
import type { ActionChange, RowsChange } from '../../domain/actions/action'
import { insideSentence } from '../../domain/actions/action-words'
import type { FactId } from '../../domain/ids'
import type { Context } from '../context'
import { done, type Failure, failed, type Result } from '../result'
import { voidEntries } from '../study/act-on-cards'
import { restateEntries } from '../study/restate-entries'
import { type Direction, overtakenRows, restoreActionRows } from './restore-rows'

const placesOf = (changes: readonly RowsChange[]): ReadonlySet<string> =>
  new Set(changes.flatMap(({ table, keys }) => keys.map((key) => `${table} ${key.join(' ')}`)))

/** The latest action in effect that came after this one and changed the same rows; null if none did. */
const inTheWay = async (tx: Tx, ctx: Context, action: StoredAction, overtaken: readonly RowsChange[]) => {
  const places = placesOf(overtaken)
  for await (const later of laterActions(tx, ctx.actor.learnerId, action)) {
    const rows = later.changes.filter((change) => change.kind === 'rows')
    if ([...placesOf(rows)].some((place) => places.has(place))) return later
  }
  return null
}

/** Why an action is not undone or redone: what stands in the way, and what to do. */
const blockedBy = async (
  tx: Tx,
  ctx: Context,
  action: StoredAction,
  overtaken: readonly RowsChange[],
  direction: Direction,
): Promise<Failure> => {
  const later = await inTheWay(tx, ctx, action, overtaken)
  const what = `This cannot be ${direction === 'undo' ? 'undone' : 'redone'}`
  return later
    ? failed(
        'conflict',
        `${what} (${insideSentence(action.words)}), because a later change affects the same cards, facts or decks: ${insideSentence(later.words)}. Undo that first.`,
      )
    : failed(
        'conflict',
        `${what} (${insideSentence(action.words)}), because the same was changed since, by somebody else or from a file. Change it where you see it.`,
      )
}

export type AppliedAction = {
  /** What the action changed, with the ids of the entries that stand for it now. */
  readonly changes: readonly ActionChange[]
  readonly isLog: boolean
  readonly factIds: readonly FactId[]
}

/**
 * Undoes an action, or redoes it, inside a transaction, all of it or nothing: the caller gives the transaction up where
 * it fails. Fails where the same was changed since. The caller has locked the learner.
 */
export const applyAction = async (
  tx: Tx,
  ctx: Context,
  action: StoredAction,
  direction: Direction,
): Promise<Result<AppliedAction>> => {
  const rows = action.changes.filter((change) => change.kind === 'rows')
  const overtaken = await overtakenRows(tx, ctx, rows, direction)
  if (overtaken.length > 0) return blockedBy(tx, ctx, action, overtaken, direction)
  const factIds = await restoreActionRows(tx, ctx, rows, direction)
  const changes: ActionChange[] = [...rows]
  for (const change of action.changes) {
    if (change.kind === 'rows') continue
    if (direction === 'undo') await voidEntries(tx, ctx, change.ids)
    changes.push(direction === 'undo' ? change : { ...change, ids: await restateEntries(tx, ctx, change.ids) })
  }
  return done({ changes, isLog: action.hasEntries, factIds })
}
