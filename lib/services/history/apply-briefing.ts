import type { Tx } from '../../data/engine/engine'
import { replaceBriefingFacts, retireBriefing, saveBriefingRow } from '../../data/mutations/briefings'
import { removeDebriefRows, saveDebriefRows } from '../../data/mutations/rehearsals'
import type { Briefing } from '../../data/queries/briefing/briefings'
import { debriefOf } from '../../data/queries/rehearsal/rehearsals'
import { type ActionChange, isStillSo } from '../../domain/actions/action'
import type { FactId } from '../../domain/ids'
import { anyBriefingToChange } from '../authorise'
import { namedFacts } from '../briefing/facts-of-scope'
import { briefingColumns } from '../briefing/record-briefing'
import type { Context } from '../context'
import { debriefColumns, debriefRow } from '../rehearsal/debrief-columns'
import { done, failed, type Result } from '../result'
import type { Direction } from './restore-rows'

type ChangeOf<Kind extends ActionChange['kind']> = Extract<ActionChange, { readonly kind: Kind }>

const BRIEFING_CHANGED =
  'This briefing has been changed again since. Undo the later change first, or edit the briefing on its page.'
const DEBRIEF_CHANGED =
  'This debrief has been changed again since. Undo the later change first, or correct the debrief.'

/** Gives a briefing back what an action met or left. One that the action made is removed, and can be restored. */
export const applyBriefing = async (
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

/** Gives a debrief back what an action met or left; what nothing was written of is gone again. */
export const applyDebrief = async (
  tx: Tx,
  ctx: Context,
  { id, before, after }: ChangeOf<'debrief'>,
  direction: Direction,
): Promise<Result<null>> => {
  const found = await anyBriefingToChange(ctx, id, tx)
  if (!found.ok) return found
  const [expected, wanted] = direction === 'undo' ? [after, before] : [before, after]
  const factIds = [...new Set([...Object.keys(expected), ...Object.keys(wanted)])] as FactId[] // as they were recorded
  const rows = await debriefOf(tx, ctx.actor.learnerId, id)
  if (!isStillSo(expected, debriefColumns(factIds, rows))) return failed('conflict', DEBRIEF_CHANGED)
  const kept = factIds.flatMap((factId) => debriefRow(factId, wanted[factId] ?? null) ?? [])
  const written = new Set(kept.map(({ factId }) => factId))
  await saveDebriefRows(tx, found.value, kept)
  await removeDebriefRows(
    tx,
    found.value,
    factIds.filter((factId) => !written.has(factId)),
  )
  return done(null)
}
