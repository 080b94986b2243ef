import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { CardId, DeckId, FactId, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { Weight } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { amongIds, rowsByIds } from '../../engine/prepared'
import { placedColumns } from '../columns'

/** The deck that says which options a fact has. */
export type MainDeck = { readonly id: DeckId; readonly name: string }

/**
 * The main deck of each fact: that of its main article, or else the first that was made. A fact in no deck is missing.
 */
export const mainDecks = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { deckFacts: df, decks: d, facts: f } = store.t
  const found = new Map<FactId, MainDeck & { readonly isOwn: boolean }>()
  const rows = await rowsByIds(store, 'main_decks', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ factId: df.factId, id: d.id, name: d.name, deckArticle: d.articleId, article: f.articleId })
      .from(df)
      .innerJoin(d, and(eq(d.workspaceId, df.workspaceId), eq(d.id, df.deckId)))
      .innerJoin(f, and(eq(f.workspaceId, df.workspaceId), eq(f.id, df.factId)))
      .where(and(inWorkspaces(df.workspaceId), isAmong(df.factId)))
      .orderBy(asc(d.createdAt), asc(d.id)),
  )
  for (const { factId, id, name, deckArticle, article } of rows) {
    const isOwn = deckArticle === article
    if (!found.has(factId) || (isOwn && found.get(factId)?.isOwn === false)) found.set(factId, { id, name, isOwn })
  }
  return found
}

/** Where a card is in the library. */
type CardPlace = {
  readonly weight: Weight
  readonly position: number
  readonly deck: string
}

type Placed = { readonly cardId: CardId; readonly factId: FactId }

/** The places of cards, by id: what their orders need and nothing that is shown. */
export const cardPlaces = async (store: Store, workspaceIds: readonly WorkspaceId[], wanted: readonly Placed[]) => {
  const { cards: c, facts: f } = store.t
  const factIds = [...new Set(wanted.map(({ factId }) => factId))]
  const decks = await mainDecks(store, workspaceIds, factIds)
  const rows = await store.db
    .select(placedColumns(store.t))
    .from(c)
    .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
    .where(and(inArray(c.workspaceId, [...workspaceIds]), amongIds(store, c.factId, factIds)))
    .orderBy(asc(c.factId), asc(c.position), asc(c.id))
  const places = new Map<CardId, CardPlace>()
  for (const { cardId, factId, position, weight } of rows) {
    places.set(cardId, { weight, position, deck: decks.get(factId)?.name ?? '' })
  }
  return places
}

/**
 * The places of all cards that a learner never studied, suspended ones too.
 * `isGiven`: the place is one that the learner gave it, and not that of the library.
 */
export const newCardPlaces = async ({ db, t }: Store, learnerId: LearnerId, workspaceIds: readonly WorkspaceId[]) => {
  const { cards: c, memories: m } = t
  const rows = await db
    .select({ cardId: c.id, factId: c.factId, library: c.position, given: m.position })
    .from(c)
    .leftJoin(m, and(eq(m.learnerId, learnerId), eq(m.cardId, c.id)))
    .where(and(inArray(c.workspaceId, [...workspaceIds]), isNull(c.retiredAt), or(isNull(m.state), eq(m.state, 'new'))))
  return rows.map(({ cardId, factId, library, given }) => {
    return { cardId, factId, position: given ?? library, isGiven: given !== null }
  })
}
