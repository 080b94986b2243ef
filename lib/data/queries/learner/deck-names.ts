import { and, asc, eq, inArray } from 'drizzle-orm'
import type { DeckId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** The names of the decks of workspaces, in order. */
export const allDecks = async (
  { db, t: { decks: d } }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly string[]> => {
  const rows = await db
    .selectDistinct({ name: d.name })
    .from(d)
    .where(inArray(d.workspaceId, [...workspaceIds]))
    .orderBy(asc(d.name))
  return rows.map(({ name }) => name)
}

/** In which of these workspaces a deck is; null if in none. */
export const workspaceOfDeck = async (
  { db, t: { decks: d } }: Store,
  workspaceIds: readonly WorkspaceId[],
  deckId: DeckId,
): Promise<WorkspaceId | null> => {
  const [row] = await db
    .select({ workspaceId: d.workspaceId })
    .from(d)
    .where(and(inArray(d.workspaceId, [...workspaceIds]), eq(d.id, deckId)))
  return row?.workspaceId ?? null
}
