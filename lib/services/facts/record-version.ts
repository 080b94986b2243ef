import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '../../data/engine/engine'
import { reopenConflictsOf } from '../../data/mutations/conflicts'
import { addVersion } from '../../data/mutations/facts'
import { type FoundFact, findFact } from '../../data/queries/facts/fact-views'
import type { VersionReason } from '../../domain/comparison/change'
import type { FactSnapshot } from '../../domain/library'
import type { FactToChange } from '../authorise'
import type { Context } from '../context'

/** A fact as its history keeps it. */
export const snapshotOf = ({ fact }: FoundFact): FactSnapshot => {
  const { statement, asOf, reviewBy, speaker, hedge, passage, also, cards } = fact
  return {
    statement,
    asOf,
    reviewBy,
    speaker,
    hedge,
    passageId: passage.passageId,
    passage: passage.exact,
    cards: cards
      .filter(({ retiredAt }) => retiredAt === null)
      .map(({ cardId, form, front, back }) => ({ cardId, form, front, back })),
    also: also.map(({ passageId, role, note, exact }) => ({ passageId, role, note, passage: exact })),
  }
}

const saysOther = (before: FactSnapshot, after: FactSnapshot): boolean =>
  before.statement !== after.statement || JSON.stringify(before.cards) !== JSON.stringify(after.cards)

type Told = {
  readonly reason?: VersionReason
  readonly note?: string | null
  /** Of the entry, where it must be found again; a new one where it is left out. */
  readonly id?: string
}

/** Puts what became of a fact into its history; one that says something else is open to be decided on again. */
export const recordVersion = async (
  tx: Tx,
  ctx: Context,
  before: FactToChange,
  { reason = 'edited', note = null, id = uuidv7({ msecs: ctx.now }) }: Told,
): Promise<void> => {
  const { workspaceIds, learnerId } = ctx.actor
  const { factId } = before
  const after = await findFact(tx, workspaceIds, learnerId, factId)
  if (!after) throw new Error(`the fact ${factId} was lost while it was written`)
  const [then, now] = [snapshotOf(before), snapshotOf(after)]
  await addVersion(tx, before, { id, factId, reason, note, learnerId, before: then, after: now, at: ctx.now })
  if (saysOther(then, now)) await reopenConflictsOf(tx, before)
}
