import { and, asc, eq, inArray } from 'drizzle-orm'
import type { CardId, DeckId, FactId, Instant, WorkspaceId } from '../../../domain/ids'
import type { Weight } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'

/** A fact of chosen cards, as far as changes of many are concerned. */
export type ChosenFact = {
  readonly factId: FactId
  readonly workspaceId: WorkspaceId
  readonly weight: Weight
  readonly isContent: boolean
  readonly retiredAt: Instant | null
}

/** The facts of these workspaces by id, in no particular order. */
export const chosenFacts = async (
  { db, t: { facts: f } }: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly FactId[],
): Promise<readonly ChosenFact[]> => {
  const found: ChosenFact[] = []
  for (const piece of inPieces(ids)) {
    const rows = await db
      .select({ factId: f.id, workspaceId: f.workspaceId, weight: f.weight, origin: f.origin, retiredAt: f.retiredAt })
      .from(f)
      .where(and(inArray(f.workspaceId, [...workspaceIds]), inArray(f.id, [...piece])))
    found.push(...rows.map(({ origin, ...row }) => ({ ...row, isContent: origin === 'content' })))
  }
  return found
}

/** Every card of these facts, retired ones too. */
export const everyCardOfFacts = async (
  { db, t: { cards: c } }: Store,
  workspaceId: WorkspaceId,
  factIds: readonly FactId[],
) => {
  const found: { cardId: CardId; factId: FactId; position: number; retiredAt: Instant | null }[] = []
  for (const piece of inPieces(factIds)) {
    found.push(
      ...(await db
        .select({ cardId: c.id, factId: c.factId, position: c.position, retiredAt: c.retiredAt })
        .from(c)
        .where(and(eq(c.workspaceId, workspaceId), inArray(c.factId, [...piece])))),
    )
  }
  return found
}

/** Those of the facts that have a topic. */
export const factsWithTopic = async (
  { db, t: { factTags: t } }: Store,
  workspaceId: WorkspaceId,
  factIds: readonly FactId[],
  name: string,
): Promise<ReadonlySet<FactId>> => {
  const found = new Set<FactId>()
  for (const piece of inPieces(factIds)) {
    const rows = await db
      .select({ factId: t.factId })
      .from(t)
      .where(and(eq(t.workspaceId, workspaceId), eq(t.kind, 'topic'), eq(t.name, name), inArray(t.factId, [...piece])))
    for (const { factId } of rows) found.add(factId)
  }
  return found
}

/** Which decks these facts are in. */
export const decksOfFacts = async (
  { db, t: { deckFacts: t } }: Store,
  workspaceId: WorkspaceId,
  factIds: readonly FactId[],
): Promise<readonly (readonly [DeckId, FactId])[]> => {
  const found: (readonly [DeckId, FactId])[] = []
  for (const piece of inPieces(factIds)) {
    const rows = await db
      .select({ deckId: t.deckId, factId: t.factId })
      .from(t)
      .where(and(eq(t.workspaceId, workspaceId), inArray(t.factId, [...piece])))
      .orderBy(asc(t.deckId), asc(t.factId))
    found.push(...rows.map(({ deckId, factId }) => [deckId, factId] as const))
  }
  return found
}

/** The deck of that name; null where there is none. */
export const deckNamed = async (
  { db, t: { decks: d } }: Store,
  workspaceId: WorkspaceId,
  name: string,
): Promise<DeckId | null> => {
  const [row] = await db
    .select({ id: d.id })
    .from(d)
    .where(and(eq(d.workspaceId, workspaceId), eq(d.name, name)))
  return row?.id ?? null
}
