import { conflictsOfFacts } from '../../data/queries/conflicts'
import type { ContradictionView } from '../../data/queries/fact-views'
import type { FactId } from '../../domain/ids'
import type { Context } from '../context'

export type ConflictsOfFact = {
  /** How many contradictions and duplicates of the fact wait for a decision. */
  readonly open: number
  /** Its contradictions as they stand after what was decided: without those that are settled, with the notes written. */
  readonly contradictions: readonly ContradictionView[]
}

/** What is between a fact of the asker's and others, as far as its page shows it. */
export const conflictsOfFact = async (
  ctx: Context,
  factId: FactId,
  contradictions: readonly ContradictionView[],
): Promise<ConflictsOfFact> => {
  const rows = await conflictsOfFacts(ctx.engine.read, ctx.asker.workspaceIds, [factId])
  const decided = new Map(
    rows
      .filter(({ kind }) => kind === 'conflict')
      .map((row) => [row.factId === factId ? row.otherFactId : row.factId, row]),
  )
  return {
    open: rows.filter(({ kind, state }) => state === 'open' && kind !== 'interference').length,
    contradictions: contradictions.flatMap((one) => {
      const row = decided.get(one.factId)
      if (row?.state === 'dismissed' || row?.state === 'preferred') return []
      return [{ ...one, note: row?.note ?? one.note }]
    }),
  }
}
