import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { byNames } from '../../../domain/format/collation'
import type { CardId, DeckId, FactId, Instant, WorkspaceId } from '../../../domain/ids'
import type { CardForm, Weight } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'
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

export type FilterChoices = {
  readonly articles: readonly { readonly key: string; readonly title: string }[]
  /** Topics, people and places, by name. */
  readonly names: readonly string[]
  readonly topics: readonly string[]
  readonly decks: readonly string[]
}

/** More are not offered in a list. */
export const MOST_CHOICES = 500

/** What the filters offer: articles in the order of the library, names of tags and decks, `limit` of each at most. */
export const filterChoices = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
): Promise<FilterChoices> => {
  const { articles: a, factTags: t, decks: d } = store.t
  const articles = await store.db
    .select({ key: a.key, title: a.title })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), isNull(a.retiredAt)))
    .orderBy(asc(a.position), asc(a.id))
    .limit(limit)
  const tags = await store.db
    .selectDistinct({ name: t.name, kind: t.kind })
    .from(t)
    .where(inArray(t.workspaceId, [...workspaceIds]))
    .orderBy(asc(t.name))
    .limit(limit)
  const decks = await store.db
    .select({ name: d.name })
    .from(d)
    .where(inArray(d.workspaceId, [...workspaceIds]))
    .orderBy(asc(d.name))
    .limit(limit)
  return {
    articles,
    names: byNames([...new Set(tags.map(({ name }) => name))].map((name) => ({ name }))).map(({ name }) => name),
    topics: tags.flatMap(({ name, kind }) => (kind === 'topic' ? [name] : [])),
    decks: decks.map(({ name }) => name),
  }
}
