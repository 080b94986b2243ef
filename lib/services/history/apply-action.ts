import type { Tx } from '../../data/engine/engine'
import { replaceBriefingFacts, retireBriefing, saveBriefingRow } from '../../data/mutations/briefings'
import { laterActions, type StoredAction } from '../../data/queries/actions/actions'
import type { Briefing } from '../../data/queries/briefing/briefings'
import { type ActionChange, isStillSo, type RowsChange } from '../../domain/actions/action'
import { insideSentence } from '../../domain/actions/action-words'
import type { FactId } from '../../domain/ids'
import { anyBriefingToChange } from '../authorise'
import { briefingColumns } from '../briefing/save-briefing'
import { namedFacts } from '../briefing/scope-of-briefing'
import type { Context } from '../context'
import { restateDecision, voidDecision } from '../drafts/undo-decision'
import { done, type Failure, failed, type Result } from '../result'
import { voidEntries } from '../study/act-on-cards'
import { restateEntries } from '../study/restate-entries'
import { type Direction, overtakenRows, restoreActionRows } from './restore-rows'

type ChangeOf<Kind extends ActionChange['kind']> = Extract<ActionChange, { readonly kind: Kind }>

const BRIEFING_CHANGED =
  'This briefing has been changed again since. Undo the later change first, or edit the briefing on its page.'

/** Gives a briefing back what an action met or left. One that the action made is removed, and can be restored. */
const applyBriefing = async (
  tx: Tx,
  ctx: Context,
  { id, before, after }: ChangeOf<'briefing'>,
  direction: Direction,
): Promise<Result<null>> => {
  const found = await anyBriefingToChange(ctx, id, tx)
  if (!found.ok) return found
  const current = found.value
  if (before === null) {
    await retireBriefing(tx, current, direction === 'undo' ? (current.retiredAt ?? ctx.now) : null)
    return done(null)
  }
  const [expected, wanted] = direction === 'undo' ? [after, before] : [before, after]
  if (!isStillSo(expected, briefingColumns(current))) return failed('conflict', BRIEFING_CHANGED)
  const next = { ...current, ...(wanted as Partial<Briefing>), updatedAt: ctx.now } // columns of a briefing, as stored
  await saveBriefingRow(tx, current, next)
  if ('choices' in wanted) {
    const { scope, weights } = next.choices
    const facts = await namedFacts(ctx, scope, tx)
    const weighed = facts.map(({ factId, weight }) => ({ factId, weight: weights[factId] ?? weight }))
    await replaceBriefingFacts(tx, current, weighed)
  }
  return done(null)
}

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
