import { and, eq } from 'drizzle-orm'
import type { ActionChange, ActionKind, Via } from '../../domain/actions/action'
import type { Instant } from '../../domain/ids'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'

export type NewAction = {
  readonly id: string
  readonly kind: ActionKind
  readonly words: string
  readonly via: Via
  readonly at: Instant
  readonly changes: readonly ActionChange[]
}

/** Keeps what a learner did, with what undoes and redoes it. */
export const addAction = async (tx: Tx, { learnerId }: Authorized<OfLearner>, action: NewAction): Promise<void> => {
  const hasEntries = action.changes.some(({ kind }) => kind === 'entries')
  await tx.db.insert(tx.t.actions).values({ ...action, learnerId, hasEntries })
}

/** Notes that an action was undone or redone, by which request, and which entries stand for it since. */
export const setActionUndone = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  id: string,
  state: {
    readonly undoneAt: Instant | null
    readonly request: string
    readonly changes?: readonly ActionChange[]
  },
): Promise<void> => {
  const { actions: a } = tx.t
  await tx.db
    .update(a)
    .set(state)
    .where(and(eq(a.learnerId, learnerId), eq(a.id, id)))
}
