import { and, eq } from 'drizzle-orm'
import type { WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { placedColumns } from '../columns'
import { rowOf } from '../rows-by-key'

/** What identifies the content that was loaded last; null when none was. */
export const loadedContent = async (store: Store, workspaceId: WorkspaceId) =>
  (await rowOf(store, store.t.contentLoads, { workspaceId }))?.sha256 ?? null

/**
 * What the library holds of the content files already: facts that are not retired, all cards, the facts that a person
 * changed here, and the cards of these.
 */
export const contentState = async (store: Store, workspaceId: WorkspaceId) => {
  const { facts, cards } = store.t
  const own = and(eq(facts.workspaceId, workspaceId), eq(facts.origin, 'content'))
  const stored = await store.db
    .select({ id: facts.id, editedAt: facts.editedAt, retiredAt: facts.retiredAt })
    .from(facts)
    .where(own)
  const rows = await store.db
    .select(placedColumns(store.t))
    .from(cards)
    .innerJoin(facts, and(eq(facts.workspaceId, cards.workspaceId), eq(facts.id, cards.factId)))
    .where(own)
  const editedFacts = new Set(stored.flatMap(({ id, editedAt }) => (editedAt === null ? [] : [id])))
  return {
    facts: stored.flatMap(({ id, retiredAt }) => (retiredAt === null ? [id] : [])),
    cards: rows,
    editedFacts,
    cardsOfEditedFacts: new Set(rows.filter(({ factId }) => editedFacts.has(factId)).map(({ cardId }) => cardId)),
  }
}

/** The decks that articles have, with the titles of these. */
export const decksOfArticles = async ({ db, t: { decks: d, articles: a } }: Store, workspaceId: WorkspaceId) =>
  await db
    .select({ id: d.id, name: d.name, title: a.title })
    .from(d)
    .innerJoin(a, and(eq(a.workspaceId, d.workspaceId), eq(a.id, d.articleId)))
    .where(eq(d.workspaceId, workspaceId))
