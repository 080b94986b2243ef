import type { Tx } from '../../data/engine/engine'
import { replaceBriefingFacts, retireBriefing, saveBriefingRow } from '../../data/mutations/briefings'
import type { Briefing } from '../../data/queries/briefing/briefings'
import { type ActionChange, isStillSo } from '../../domain/actions/action'
import { anyBriefingToChange } from '../authorise'
import { namedFacts } from '../briefing/facts-of-scope'
import { briefingColumns } from '../briefing/record-briefing'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { Direction } from './restore-rows'

type ChangeOf<Kind extends ActionChange['kind']> = Extract<ActionChange, { readonly kind: Kind }>

const BRIEFING_CHANGED =
  'This briefing has been changed again since. Undo the later change first, or edit the briefing on its page.'

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
