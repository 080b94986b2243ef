import {
  type ConflictRow,
  conflictsIn,
  conflictsOfFacts,
  contradictionNotes,
  undecidedContradictions,
} from '../../data/queries/conflicts/conflicts'
import type { LinkView } from '../../data/queries/facts/fact-links'
import { type FactSide, factSides } from '../../data/queries/facts/fact-views'
import type { ConflictKind, ConflictState } from '../../data/schema/reading'
import { isOvertakenBy } from '../../domain/comparison/ageing'
import type { FactId, Instant } from '../../domain/ids'
import type { Context } from '../context'

/** How many pairs are read: a screen shows a few of them at a time. */
const MOST_PAIRS = 2_000
/** How many decisions stay in view, to be taken back. */
const MOST_DECIDED = 30

/** Two facts that say different things of one matter or ask too much alike, with all that deciding needs. */
export type Conflict = {
  readonly kind: ConflictKind
  readonly difference: string
  readonly state: ConflictState
  readonly sides: readonly [FactSide, FactSide]
  readonly preferredFactId: FactId | null
  /** What was written when it was decided; for an open one what content files say of it, as a first draft. */
  readonly note: string | null
  readonly decidedAt: Instant | null
}

type ConflictLists = {
  /** Conflicts first, then duplicates, then interference. */
  readonly open: readonly Conflict[]
  /** What was decided, the last first. */
  readonly decided: readonly Conflict[]
}

const ORDER: Record<ConflictKind, number> = { conflict: 0, duplicate: 1, interference: 2 }

const timed = ({ kind, asOf, source }: FactSide) => ({ kind, asOf, published: source.published })

/** Whether one of two facts is only older than the other: then it is one to check again, and no contradiction. */
const isOvertaken = (one: FactSide, other: FactSide): boolean =>
  isOvertakenBy(timed(one), timed(other)) || isOvertakenBy(timed(other), timed(one))

/** The present contradictions, duplicates and interfering cards of the actor's library, and what was decided lately. */
export const listConflicts = async (ctx: Context): Promise<ConflictLists> => {
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
  const conflictsOf = (rows: readonly ConflictRow[]): readonly Conflict[] =>
    rows.flatMap((row) => {
      const [one, other] = [sides.get(row.factId), sides.get(row.otherFactId)]
      if (!one || !other) return []
      const { kind, difference, state, preferredFactId, decidedAt } = row
      const declaredNote = kind === 'conflict' ? (declaredNotes.get(`${row.factId} ${row.otherFactId}`) ?? null) : null
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

/** The contradictions and duplicates that wait for a decision. */
const toSettle = async (ctx: Context): Promise<readonly Conflict[]> =>
  (await listConflicts(ctx)).open.filter(({ kind }) => kind !== 'interference')

/** How many contradictions and duplicates wait for a decision. */
export const countOpenConflicts = async (ctx: Context): Promise<number> => (await toSettle(ctx)).length

type ConflictsOfFact = {
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
