import {
  type ConflictRow,
  conflictsIn,
  conflictsOfFacts,
  contradictionNotes,
  undecidedContradictions,
} from '../../data/queries/conflicts/conflicts'
import type { LinkView } from '../../data/queries/facts/fact-links'
import { type FactSide, factSides } from '../../data/queries/facts/fact-views'
import type { ConflictKind } from '../../data/schema/reading'
import { isOvertakenBy } from '../../domain/comparison/ageing'
import type { FactId } from '../../domain/ids'
import type { Context } from '../context'

/** How many pairs are read: a screen shows a few of them at a time. */
const MOST_PAIRS = 2_000
/** How many decisions stay in view, to be taken back. */
const MOST_DECIDED = 30

const ORDER: Record<ConflictKind, number> = { conflict: 0, duplicate: 1, interference: 2 }

const timed = ({ kind, asOf, source }: FactSide) => ({ kind, asOf, published: source.published })

/** Whether one of two facts is only older than the other: then it is one to check again, and no contradiction. */
const isOvertaken = (one: FactSide, other: FactSide): boolean =>
  isOvertakenBy(timed(one), timed(other)) || isOvertakenBy(timed(other), timed(one))

/**
 * The present contradictions, duplicates and interfering cards of the actor's library, in this order, and what was decided
 * lately, the last first.
 */
export const listConflicts = async (ctx: Context) => {
  const { read } = ctx.engine
  const { workspaceIds } = ctx.actor
  const recorded = await conflictsIn(read, workspaceIds, ['open'], { withRetired: false, limit: MOST_PAIRS })
  const declared = await undecidedContradictions(read, workspaceIds)
  const decidedRows = await conflictsIn(read, workspaceIds, ['kept', 'preferred', 'dismissed'], {
    withRetired: true,
    limit: MOST_DECIDED,
  })
  const openRows = [...recorded, ...declared]
  const ids = [...new Set([...openRows, ...decidedRows].flatMap(({ factId, otherFactId }) => [factId, otherFactId]))]
  const sides = await factSides(read, workspaceIds, ids)
  const declaredNotes = await contradictionNotes(read, workspaceIds, ids)
  const conflictsOf = (rows: readonly ConflictRow[]) =>
    rows.flatMap((row) => {
      const [one, other] = [sides.get(row.factId), sides.get(row.otherFactId)]
      if (!one || !other) return []
      const { kind, difference, state, preferredFactId, decidedAt } = row
      const declaredNote = kind === 'conflict' ? (declaredNotes.get(`${row.factId} ${row.otherFactId}`) ?? null) : null
      /** What was written when it was decided; for an open one what content files say of it, as a first draft. */
      const note = row.note ?? declaredNote
      return [{ kind, difference, state, sides: [one, other] as const, preferredFactId, note, decidedAt }]
    })
  return {
    open: conflictsOf(openRows)
      .filter(({ kind, note, sides: [one, other] }) => kind !== 'conflict' || note !== null || !isOvertaken(one, other))
      .sort((a, b) => ORDER[a.kind] - ORDER[b.kind]),
    decided: conflictsOf(decidedRows),
  }
}

/** Two facts that say different things of one matter or ask too much alike, with all that deciding needs. */
export type Conflict = Awaited<ReturnType<typeof listConflicts>>['open'][number]

/** How many contradictions and duplicates wait for a decision. */
export const countOpenConflicts = async (ctx: Context): Promise<number> =>
  (await listConflicts(ctx)).open.filter(({ kind }) => kind !== 'interference').length

/** What is between a fact of the actor's and others, as far as its page shows it. */
export const conflictsOfFact = async (ctx: Context, factId: FactId, links: readonly LinkView[]) => {
  const rows = await conflictsOfFacts(ctx.engine.read, ctx.actor.workspaceIds, [factId])
  const decided = new Map(
    rows
      .filter(({ kind }) => kind === 'conflict')
      .map((row) => [row.factId === factId ? row.otherFactId : row.factId, row]),
  )
  return {
    /** How many contradictions and duplicates of the fact wait for a decision. */
    open: rows.filter(({ kind, state }) => state === 'open' && kind !== 'interference').length,
    /** Its links, of contradictions those that are not settled, with the notes that people wrote. */
    links: links.flatMap((one) => {
      if (one.kind !== 'contradicts') return [one]
      const row = decided.get(one.factId)
      if (row?.state === 'dismissed' || row?.state === 'preferred') return []
      return [{ ...one, note: row?.note ?? one.note }]
    }),
  }
}
