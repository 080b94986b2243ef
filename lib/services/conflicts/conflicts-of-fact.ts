import { conflictsOfFacts } from '../../data/queries/conflicts/conflicts'
import type { LinkView } from '../../data/queries/facts/fact-links'
import type { FactId } from '../../domain/ids'
import type { Context } from '../context'

export type ConflictsOfFact = {
  /** How many contradictions and duplicates of the fact wait for a decision. */
  readonly open: number
  /** Its links, of contradictions those that are not settled, with the notes that people wrote. */
  readonly links: readonly LinkView[]
}

/** What is between a fact of the actor's and others, as far as its page shows it. */
export const conflictsOfFact = async (
  ctx: Context,
  factId: FactId,
  links: readonly LinkView[],
): Promise<ConflictsOfFact> => {
  const rows = await conflictsOfFacts(ctx.engine.read, ctx.actor.workspaceIds, [factId])
  const decided = new Map(
    rows
      .filter(({ kind }) => kind === 'conflict')
      .map((row) => [row.factId === factId ? row.otherFactId : row.factId, row]),
  )
  return {
    open: rows.filter(({ kind, state }) => state === 'open' && kind !== 'interference').length,
    links: links.flatMap((one) => {
      if (one.kind !== 'contradicts') return [one]
      const row = decided.get(one.factId)
      if (row?.state === 'dismissed' || row?.state === 'preferred') return []
      return [{ ...one, note: row?.note ?? one.note }]
    }),
  }
}
