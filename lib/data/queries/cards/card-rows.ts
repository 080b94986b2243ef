import { and, asc, eq, inArray } from 'drizzle-orm'
import type { CardId, FactId, Instant, WorkspaceId } from '../../../domain/ids'
import type { CardForm, Weight } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { cardColumns } from '../columns'

/** What a table of cards shows of a card, without its memory. */
export type CardTableRow = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly form: CardForm
  readonly deletion: number
  readonly front: string
  readonly back: string
  readonly weight: Weight
  /** The title of its article. */
  readonly article: string
  readonly createdAt: Instant
  readonly retiredAt: Instant | null
}

/** Cards as a table shows them, by id; ids outside these workspaces are missing. */
export const cardTableRows = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly CardId[],
): Promise<ReadonlyMap<CardId, CardTableRow>> => {
  if (ids.length === 0) return new Map()
  const { cards: c, facts: f, articles: a } = store.t
  const rows = await store.db
    .select({
      ...cardColumns(store.t),
      weight: f.weight,
      article: a.title,
      createdAt: c.createdAt,
      retiredAt: c.retiredAt,
    })
    .from(c)
    .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(inArray(c.workspaceId, [...workspaceIds]), inArray(c.id, [...ids])))
  return new Map(rows.map((row) => [row.cardId, row]))
}

const byFact = (rows: readonly { readonly factId: FactId; readonly name: string }[]) => {
  const names = new Map<FactId, string[]>()
  for (const { factId, name } of rows) names.set(factId, [...(names.get(factId) ?? []), name])
  return names
}

/** The topics and the decks of facts, by name; facts that have none are missing. */
export const topicsAndDecks = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<{
  readonly topics: ReadonlyMap<FactId, readonly string[]>
  readonly decks: ReadonlyMap<FactId, readonly string[]>
}> => {
  if (factIds.length === 0) return { topics: new Map(), decks: new Map() }
  const { factTags: t, decks: d, deckFacts: df } = store.t
  const topics = await store.db
    .select({ factId: t.factId, name: t.name })
    .from(t)
    .where(and(inArray(t.workspaceId, [...workspaceIds]), inArray(t.factId, [...factIds]), eq(t.kind, 'topic')))
    .orderBy(asc(t.name))
  const decks = await store.db
    .select({ factId: df.factId, name: d.name })
    .from(df)
    .innerJoin(d, and(eq(d.workspaceId, df.workspaceId), eq(d.id, df.deckId)))
    .where(and(inArray(df.workspaceId, [...workspaceIds]), inArray(df.factId, [...factIds])))
    .orderBy(asc(d.name))
  return { topics: byFact(topics), decks: byFact(decks) }
}
