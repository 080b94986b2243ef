import { and, eq, inArray, ne, or } from 'drizzle-orm'
import type { FactId, Instant } from '../../domain/ids'
import type { OwnFact, OwnWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/insert-many'
import type { FactPair } from '../queries/conflicts/conflicts'
import type { ConflictKind, ConflictState } from '../schema/reading'
import { deleteRows, insertOfWorkspace } from './change-rows'

export type FoundConflict = FactPair & { readonly kind: ConflictKind; readonly difference: string }

/** Keeps what comparing found: new pairs are open, known ones take the new words and keep what was decided. */
export const saveConflicts = async (
  tx: Tx,
  workspace: OwnWorkspace,
  found: readonly FoundConflict[],
  foundAt: Instant,
): Promise<void> => {
  const rows = found.map((pair) => ({ ...pair, state: 'open' as const, foundAt }))
  await insertOfWorkspace(tx, workspace, tx.t.conflicts, rows, { changed: ['difference'] })
}

/** Takes away the open conflicts of these facts, before they are compared anew. What was decided stays. */
export const dropOpenConflicts = async (tx: Tx, { workspaceId }: OwnWorkspace, factIds: readonly FactId[]) => {
  const { conflicts: k } = tx.t
  for (const piece of inPieces(factIds)) {
    await tx.db
      .delete(k)
      .where(
        and(
          eq(k.workspaceId, workspaceId),
          eq(k.state, 'open'),
          or(inArray(k.factId, [...piece]), inArray(k.otherFactId, [...piece])),
        ),
      )
  }
}

/** Opens what was decided of a fact again: it says something else now. */
export const reopenConflictsOf = async (tx: Tx, { workspaceId, factId }: OwnFact) => {
  const { conflicts: k } = tx.t
  await tx.db
    .update(k)
    .set({ state: 'open', note: null, preferredFactId: null, decidedAt: null })
    .where(
      and(
        eq(k.workspaceId, workspaceId),
        ne(k.state, 'open'),
        ne(k.kind, 'interference'),
        or(eq(k.factId, factId), eq(k.otherFactId, factId)),
      ),
    )
}

/** Two facts of one workspace, in the order of `pairOf`. */
type FactsToLink = readonly [OwnFact, OwnFact]

export type ConflictDecision = {
  readonly state: ConflictState
  readonly preferredFactId: FactId | null
  readonly note: string | null
  readonly decidedAt: Instant | null
}

/** Writes what was decided of a pair; one that only a content file declared becomes a row with it. */
export const decideOn = async (
  tx: Tx,
  [{ workspaceId, factId }, { factId: otherFactId }]: FactsToLink,
  found: Omit<FoundConflict, keyof FactPair> & { readonly foundAt: Instant },
  decision: ConflictDecision,
): Promise<void> => {
  const { conflicts: k } = tx.t
  await tx.db
    .insert(k)
    .values({ ...found, workspaceId, factId, otherFactId, ...decision })
    .onConflictDoUpdate({ target: [k.workspaceId, k.factId, k.otherFactId, k.kind], set: decision })
}

/** Writes a contradiction with its note for cards, in the directions that are not there. */
export const addContradictions = async (tx: Tx, [one, other]: FactsToLink, note: string): Promise<void> => {
  const link = { kind: 'contradicts' as const, note }
  await insertOfWorkspace(tx, one, tx.t.factLinks, [
    { ...link, factId: one.factId, otherFactId: other.factId },
    { ...link, factId: other.factId, otherFactId: one.factId },
  ])
}

/** Takes the contradiction of a pair away where it carries this note; declared ones with words of their own stay. */
export const removeContradictions = async (
  tx: Tx,
  [{ workspaceId, factId }, { factId: otherFactId }]: FactsToLink,
  note: string,
): Promise<void> => {
  const link = { workspaceId, kind: 'contradicts' as const, note }
  await deleteRows(tx, tx.t.factLinks, { ...link, factId, otherFactId })
  await deleteRows(tx, tx.t.factLinks, { ...link, factId: otherFactId, otherFactId: factId })
}
