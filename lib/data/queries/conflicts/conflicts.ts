import { and, desc, eq, exists, gt, inArray, isNull, not, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { groupedBy } from '../../../domain/grouped-by'
import type { CardId, FactId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { amongIds, rowsByIds } from '../../engine/prepared'
import type { StoredRow } from '../../rows'
import type { ConflictState } from '../../schema/reading'
import { rowsOf } from '../rows-by-key'

/** Two facts and what is between them; the smaller id comes first. */
export type FactPair = { readonly factId: FactId; readonly otherFactId: FactId }

export type ConflictRow = StoredRow<'conflicts'>

/** Two facts in the order in which tables keep them. */
export const pairOf = (one: FactId, other: FactId): FactPair =>
  one < other ? { factId: one, otherFactId: other } : { factId: other, otherFactId: one }

/** A condition on a contradiction: that a conflict of its two facts is recorded, either way round. */
const isRecorded = (store: Store): SQL => {
  const { factLinks: c, conflicts: k } = store.t
  return exists(
    store.db
      .select({ factId: k.factId })
      .from(k)
      .where(
        and(
          eq(k.workspaceId, c.workspaceId),
          eq(k.kind, 'conflict'),
          or(
            and(eq(k.factId, c.factId), eq(k.otherFactId, c.otherFactId)),
            and(eq(k.factId, c.otherFactId), eq(k.otherFactId, c.factId)),
          ),
        ),
      ),
  )
}

/** Pairs in these states, of facts that are not retired unless `withRetired`; the last found or decided first. */
export const conflictsIn = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  states: readonly ConflictState[],
  { withRetired, limit }: { readonly withRetired: boolean; readonly limit: number },
): Promise<readonly ConflictRow[]> => {
  const { conflicts: k, facts } = store.t
  const [one, other] = [alias(facts, 'one'), alias(facts, 'other')]
  const rows = await store.db
    .select({ row: k })
    .from(k)
    .innerJoin(one, and(eq(one.workspaceId, k.workspaceId), eq(one.id, k.factId)))
    .innerJoin(other, and(eq(other.workspaceId, k.workspaceId), eq(other.id, k.otherFactId)))
    .where(
      and(
        inArray(k.workspaceId, [...workspaceIds]),
        inArray(k.state, [...states]),
        withRetired ? undefined : and(isNull(one.retiredAt), isNull(other.retiredAt)),
      ),
    )
    .orderBy(desc(k.decidedAt), desc(k.foundAt), k.factId, k.otherFactId)
    .limit(limit)
  return rows.map(({ row }) => row)
}

/** Contradictions that content files declare and nobody decided on, each pair once, as open conflicts. */
export const undecidedContradictions = async (store: Store, workspaceIds: readonly WorkspaceId[]) => {
  const { factLinks: c, facts } = store.t
  const [one, other] = [alias(facts, 'one'), alias(facts, 'other')]
  const { workspaceId, factId, otherFactId, note: difference } = c
  const rows = await store.db
    .select({ workspaceId, factId, otherFactId, difference, foundAt: one.updatedAt })
    .from(c)
    .innerJoin(one, and(eq(one.workspaceId, c.workspaceId), eq(one.id, c.factId)))
    .innerJoin(other, and(eq(other.workspaceId, c.workspaceId), eq(other.id, c.otherFactId)))
    .where(
      and(
        inArray(c.workspaceId, [...workspaceIds]),
        eq(c.kind, 'contradicts'),
        isNull(one.retiredAt),
        isNull(other.retiredAt),
        // A contradiction has a row in each direction.
        gt(c.otherFactId, c.factId),
        not(isRecorded(store)),
      ),
    )
    .orderBy(c.factId, c.otherFactId)
  const undecided = { kind: 'conflict', state: 'open', preferredFactId: null, note: null, decidedAt: null } as const
  return rows.map((row) => ({ ...row, ...undecided }))
}

/** What is recorded of two facts; empty where nothing is. */
export const conflictsOfPair = (store: Store, workspaceId: WorkspaceId, { factId, otherFactId }: FactPair) =>
  rowsOf(store, store.t.conflicts, { workspaceId, factId, otherFactId })

/** What is recorded of these facts with any others, decided or not. */
export const conflictsOfFacts = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<readonly ConflictRow[]> => {
  const { conflicts: k } = store.t
  return await rowsByIds(store, 'conflicts_of_facts', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select()
      .from(k)
      .where(and(inWorkspaces(k.workspaceId), or(isAmong(k.factId), isAmong(k.otherFactId)))),
  )
}

/** The notes that cards show of contradictions between these facts, by `factId otherFactId`, each in its direction. */
export const contradictionNotes = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<string, string>> => {
  const { factLinks: c } = store.t
  const isContradiction = and(inArray(c.workspaceId, [...workspaceIds]), eq(c.kind, 'contradicts'))
  const rows = await store.db
    .select({ factId: c.factId, otherFactId: c.otherFactId, note: c.note })
    .from(c)
    .where(and(isContradiction, amongIds(store, c.factId, factIds)))
  return new Map(rows.map(({ factId, otherFactId, note }) => [`${factId} ${otherFactId}`, note]))
}

/** Whether the cards of two facts blur, as far as somebody decided on it. */
const blurs = ({ kind, state }: ConflictRow): boolean =>
  kind !== 'duplicate' && state !== 'preferred' && !(kind === 'interference' && state === 'dismissed')

/** Which of these cards blur with each other, as pairs: of facts that are linked or conflict, or with questions alike. */
export const cardsToKeepApart = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  cards: readonly { readonly cardId: CardId; readonly factId: FactId }[],
): Promise<readonly (readonly [CardId, CardId])[]> => {
  const ofFact = groupedBy(cards, 'factId', ({ cardId }) => cardId)
  const ids = [...ofFact.keys()]
  if (ids.length < 2) return []
  const { factLinks: c } = store.t
  const declared = await rowsByIds(store, 'declared_links', workspaceIds, ids, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ factId: c.factId, otherFactId: c.otherFactId })
      .from(c)
      .where(and(inWorkspaces(c.workspaceId), isAmong(c.factId))),
  )
  const recorded = (await conflictsOfFacts(store, workspaceIds, ids)).filter(blurs)
  const pairs = new Map(
    [...declared, ...recorded].map((row) => {
      const { factId, otherFactId } = pairOf(row.factId, row.otherFactId)
      return [`${factId} ${otherFactId}`, [factId, otherFactId] as const]
    }),
  )
  return [...pairs.values()].flatMap(([factId, otherFactId]) =>
    (ofFact.get(factId) ?? []).flatMap((one) => (ofFact.get(otherFactId) ?? []).map((other) => [one, other] as const)),
  )
}
