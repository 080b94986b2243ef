import { and, eq, gte, max } from 'drizzle-orm'
import type { ArticleId, DeckId, FactId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/**
 * The highest positions of the facts of an article and of the cards from a position on; null where there are none. Both
 * come from the end of an index, however many there are.
 */
export const lastOwnPositions = async (
  { db, t: { facts: f, cards: c } }: Store,
  workspaceId: WorkspaceId,
  articleId: ArticleId,
  firstCard: number,
): Promise<{ readonly fact: number | null; readonly card: number | null }> => {
  const [fact] = await db
    .select({ last: max(f.position) })
    .from(f)
    .where(and(eq(f.workspaceId, workspaceId), eq(f.articleId, articleId)))
  const [card] = await db
    .select({ last: max(c.position) })
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), gte(c.position, firstCard)))
  return { fact: fact?.last ?? null, card: card?.last ?? null }
}

/** The deck of that name; null when the workspace has none. */
export const deckOfName = async (
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

/** Whether a fact is in any deck. */
export const isInDeck = async (
  { db, t: { deckFacts: d } }: Store,
  { workspaceId, factId }: { readonly workspaceId: WorkspaceId; readonly factId: FactId },
): Promise<boolean> => {
  const rows = await db
    .select({ deckId: d.deckId })
    .from(d)
    .where(and(eq(d.workspaceId, workspaceId), eq(d.factId, factId)))
    .limit(1)
  return rows.length > 0
}
