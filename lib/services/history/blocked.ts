import type { Tx } from '../../data/engine/engine'
import { laterActions, type StoredAction } from '../../data/queries/actions/actions'
import type { RowsChange } from '../../domain/actions/action'
import { insideSentence } from '../../domain/actions/action-words'
import type { Context } from '../context'
import { type Failure, failed } from '../result'
import type { Direction } from './restore-rows'

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
export const blockedBy = async (
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
