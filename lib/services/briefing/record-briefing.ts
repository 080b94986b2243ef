import type { Tx } from '../../data/engine/engine'
import { orderedId } from '../../data/library-ids'
import { addAction } from '../../data/mutations/actions'
import type { Briefing } from '../../data/queries/briefing/briefings'
import { type ActionChange, type Columns, columnsChange } from '../../domain/actions/action'
import { doneTo } from '../../domain/actions/action-words'
import { actingLearner } from '../authorise'
import type { Context } from '../context'

/** What the history compares of a briefing and brings back. */
export type BriefingState = Pick<
  Briefing,
  'title' | 'at' | 'timeZone' | 'place' | 'audience' | 'minutesPerDay' | 'choices' | 'retiredAt'
>

/** A briefing as the columns that the history keeps. */
export const briefingColumns = ({
  title,
  at,
  timeZone,
  place,
  audience,
  minutesPerDay,
  choices,
  retiredAt,
}: BriefingState): Columns => ({
  title,
  at,
  timeZone,
  place,
  audience,
  minutesPerDay,
  choices: structuredClone(choices) as unknown as Columns, // JSON, as it is stored
  retiredAt,
})

const add = async (tx: Tx, ctx: Context, words: string, change: ActionChange): Promise<void> => {
  const id = orderedId(ctx.now)
  const via = ctx.via ?? 'browser'
  await addAction(tx, actingLearner(ctx.actor), { id, kind: 'briefings', words, via, at: ctx.now, changes: [change] })
}

/**
 * Keeps a change of a briefing as one action of the actor's, in the same transaction; where nothing differs, there is none.
 * @param what was done, as the history says it before the title
 * @param before null where the briefing was made
 */
export const recordBriefing = async (
  tx: Tx,
  ctx: Context,
  what: string,
  { id, before, after }: { readonly id: string; readonly before: BriefingState | null; readonly after: BriefingState },
): Promise<void> => {
  const words = doneTo(what, after.title)
  const all = briefingColumns(after)
  if (before === null) return add(tx, ctx, words, { kind: 'briefing', id, before: null, after: all })
  const change = columnsChange(briefingColumns(before), all)
  if (change) await add(tx, ctx, words, { kind: 'briefing', id, ...change })
}
