import type { Tx } from '../../data/engine/engine'
import type { StoredAction } from '../../data/queries/actions/actions'
import type { ActionChange } from '../../domain/actions/action'
import type { FactId } from '../../domain/ids'
import type { Context } from '../context'
import { restateDecision, voidDecision } from '../drafts/undo-decision'
import { done, type Result } from '../result'
import { voidEntries } from '../study/act-on-cards'
import { restateEntries } from '../study/restate-entries'
import { applyBriefing } from './apply-briefing'
import { blockedBy } from './blocked'
import { type Direction, overtakenRows, restoreActionRows } from './restore-rows'

export type AppliedAction = {
  /** What the action changed, with the ids of the entries that stand for it now. */
  readonly changes: readonly ActionChange[]
  readonly isLog: boolean
  readonly factIds: readonly FactId[]
}

const applyOne = async (
  tx: Tx,
  ctx: Context,
  change: Exclude<ActionChange, { readonly kind: 'rows' }>,
  direction: Direction,
): Promise<Result<readonly ActionChange[]>> => {
  const isUndo = direction === 'undo'
  switch (change.kind) {
    case 'entries': {
      if (!isUndo) return done([{ ...change, ids: await restateEntries(tx, ctx, change.ids) }])
      await voidEntries(tx, ctx, change.ids)
      return done([change])
    }
    case 'briefing': {
      const applied = await applyBriefing(tx, ctx, change, direction)
      return applied.ok ? done([change]) : applied
    }
    case 'decision': {
      if (!isUndo) return done([{ ...change, id: await restateDecision(tx, ctx, change.id) }])
      await voidDecision(tx, ctx, change.id)
      return done([change])
    }
    default:
      return change satisfies never
  }
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
    const applied = await applyOne(tx, ctx, change, direction)
    if (!applied.ok) return applied
    changes.push(...applied.value)
  }
  return done({ changes, isLog: action.hasEntries, factIds })
}
