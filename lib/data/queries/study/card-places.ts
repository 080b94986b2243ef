import { and, asc, type Column, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { CardId, DeckId, FactId, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { Weight } from '../../../domain/library'
import { rowsByIds } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'

/** Facts by their main deck: those of some decks, or those of no deck and of all decks but some. */
export type PresetDecks = { readonly isIn: boolean; readonly deckIds: readonly DeckId[] }

/** Whether the main deck of a fact is one of `decks`, as a condition; a row of the fact has its workspace. */
export const hasMainDeck = (
  { t: { deckFacts: df, decks: d, facts: f } }: Pick<Store, 't'>,
  row: { readonly workspaceId: Column; readonly factId: Column },
  { isIn, deckIds }: PresetDecks,
): SQL => {
  if (deckIds.length === 0) return isIn ? sql`1 = 0` : sql`1 = 1`
  const main = sql`coalesce((
    select ${df.deckId} from ${df}
    join ${d} on ${d.workspaceId} = ${df.workspaceId} and ${d.id} = ${df.deckId}
    join ${f} on ${f.workspaceId} = ${df.workspaceId} and ${f.id} = ${df.factId}
    where ${df.workspaceId} = ${row.workspaceId} and ${df.factId} = ${row.factId}
    order by case when ${d.articleId} = ${f.articleId} then 0 else 1 end, ${d.createdAt}, ${d.id}
    limit 1
  ), '')`
  const list = sql.join(
    deckIds.map((id) => sql`${id}`),
    sql`, `,
  )
  return isIn ? sql`${main} in (${list})` : sql`${main} not in (${list})`
}

/**
 * The facts whose main deck is among `deckIds`, a list in SQL, as a subquery; an empty id in it stands for no deck. It
 * reads all facts once, where `hasMainDeck` looks up the deck of each row.
 */
export const factsOfMainDecks = (
  { t: { deckFacts: df, decks: d, facts: f } }: Pick<Store, 't'>,
  workspaceIds: readonly WorkspaceId[],
  deckIds: SQL,
): SQL => sql`(
  select placed.fact_id from (
    select ${f.id} as fact_id, coalesce(${d.id}, '') as deck_id, row_number() over (
      partition by ${f.workspaceId}, ${f.id}
      order by case when ${d.articleId} = ${f.articleId} then 0 else 1 end, ${d.createdAt}, ${d.id}
    ) as place
    from ${f}
    left join ${df} on ${df.workspaceId} = ${f.workspaceId} and ${df.factId} = ${f.id}
    left join ${d} on ${d.workspaceId} = ${df.workspaceId} and ${d.id} = ${df.deckId}
    where ${inArray(f.workspaceId, [...workspaceIds])}
  ) placed where placed.place = 1 and placed.deck_id in ${deckIds}
)`

/** The deck that says which options a fact has. */
export type MainDeck = { readonly id: DeckId; readonly name: string }

/**
 * The main deck of each fact: that of its main article, or else the first that was made. A fact in no deck is missing.
 */
export const mainDecks = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<FactId, MainDeck>> => {
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

/** Where a card is in the library: `form` is its place among the cards of its fact that are not retired, from 0. */
export type CardPlace = {
  readonly weight: Weight
  readonly position: number
  readonly deck: string
  readonly form: number
}

type Placed = { readonly cardId: CardId; readonly factId: FactId }

/** The places of cards, by id: what their orders need and nothing that is shown. */
export const cardPlaces = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  wanted: readonly Placed[],
): Promise<ReadonlyMap<CardId, CardPlace>> => {
  const { cards: c, facts: f } = store.t
  const factIds = [...new Set(wanted.map(({ factId }) => factId))]
  const decks = await mainDecks(store, workspaceIds, factIds)
  const places = new Map<CardId, CardPlace>()
  const forms = new Map<FactId, number>()
  for (const piece of inPieces(factIds)) {
    const rows = await store.db
      .select({ cardId: c.id, factId: c.factId, position: c.position, retiredAt: c.retiredAt, weight: f.weight })
      .from(c)
      .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
      .where(and(inArray(c.workspaceId, [...workspaceIds]), inArray(c.factId, [...piece])))
      .orderBy(asc(c.factId), asc(c.position), asc(c.id))
    for (const { cardId, factId, position, retiredAt, weight } of rows) {
      const form = forms.get(factId) ?? 0
      if (retiredAt === null) forms.set(factId, form + 1)
      places.set(cardId, { weight, position, deck: decks.get(factId)?.name ?? '', form })
    }
  }
  return places
}

/** The learner's studied cards, of some facts or of all. */
export const studiedCardsOf = async (
  store: Store,
  learnerId: LearnerId,
  factIds: readonly FactId[] | null,
): Promise<readonly Placed[]> => {
  const { memories: m } = store.t
  const read = (only?: SQL) =>
    store.db
      .select({ cardId: m.cardId, factId: m.factId })
      .from(m)
      .where(and(eq(m.learnerId, learnerId), isNotNull(m.stability), only))
      .orderBy(asc(m.cardId))
  if (factIds === null) return await read()
  const found: Placed[] = []
  for (const piece of inPieces(factIds)) found.push(...(await read(inArray(m.factId, [...piece]))))
  return found
}
