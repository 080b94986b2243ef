import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { byNames } from '../../../domain/format/collation'
import { groupedBy } from '../../../domain/grouped-by'
import type { CardId, FactId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { amongIds } from '../../engine/prepared'
import { cardColumns } from '../columns'
import { isOfKind, tagNames } from '../tag-names'

/** Cards as a table shows them, without their memories, by id; ids outside these workspaces are missing. */
export const cardTableRows = async (store: Store, workspaceIds: readonly WorkspaceId[], ids: readonly CardId[]) => {
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

const nameOf = ({ name }: { readonly name: string }) => name

/** The topics and the decks of facts, by name; facts that have none are missing. */
export const topicsAndDecks = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<{
  readonly topics: ReadonlyMap<FactId, readonly string[]>
  readonly decks: ReadonlyMap<FactId, readonly string[]>
}> => {
  const { factTags: t, decks: d, deckFacts: df } = store.t
  const topics = await store.db
    .select({ factId: t.factId, name: t.name })
    .from(t)
    .where(and(inArray(t.workspaceId, [...workspaceIds]), inArray(t.factId, [...factIds]), isOfKind(store, 'topic')))
    .orderBy(asc(t.name))
  const decks = await store.db
    .select({ factId: df.factId, name: d.name })
    .from(df)
    .innerJoin(d, and(eq(d.workspaceId, df.workspaceId), eq(d.id, df.deckId)))
    .where(and(inArray(df.workspaceId, [...workspaceIds]), inArray(df.factId, [...factIds])))
    .orderBy(asc(d.name))
  return { topics: groupedBy(topics, 'factId', nameOf), decks: groupedBy(decks, 'factId', nameOf) }
}

/** The facts of these workspaces by id, as far as changes of many are concerned, in no particular order. */
export const chosenFacts = async (store: Store, workspaceIds: readonly WorkspaceId[], ids: readonly FactId[]) => {
  const { facts: f } = store.t
  const rows = await store.db
    .select({ factId: f.id, workspaceId: f.workspaceId, weight: f.weight, origin: f.origin, retiredAt: f.retiredAt })
    .from(f)
    .where(and(inArray(f.workspaceId, [...workspaceIds]), amongIds(store, f.id, ids)))
  return rows.map(({ origin, ...row }) => ({ ...row, isContent: origin === 'content' }))
}

export type ChosenFact = Awaited<ReturnType<typeof chosenFacts>>[number]

/** Every card of these facts, retired ones too. */
export const everyCardOfFacts = async (store: Store, workspaceId: WorkspaceId, factIds: readonly FactId[]) => {
  const { cards: c } = store.t
  return await store.db
    .select({ cardId: c.id, factId: c.factId, position: c.position, retiredAt: c.retiredAt })
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), amongIds(store, c.factId, factIds)))
}

/** Those of the facts that have a topic. */
export const factsWithTopic = async (
  store: Store,
  workspaceId: WorkspaceId,
  factIds: readonly FactId[],
  name: string,
): Promise<ReadonlySet<FactId>> => {
  const { factTags: t } = store.t
  const isTopic = and(eq(t.workspaceId, workspaceId), eq(t.kind, 'topic'), eq(t.name, name))
  const rows = await store.db
    .select({ factId: t.factId })
    .from(t)
    .where(and(isTopic, amongIds(store, t.factId, factIds)))
  return new Set(rows.map(({ factId }) => factId))
}

/** Which decks these facts are in. */
export const decksOfFacts = async (store: Store, workspaceId: WorkspaceId, factIds: readonly FactId[]) => {
  const { deckFacts: t } = store.t
  const rows = await store.db
    .select({ deckId: t.deckId, factId: t.factId })
    .from(t)
    .where(and(eq(t.workspaceId, workspaceId), amongIds(store, t.factId, factIds)))
    .orderBy(asc(t.deckId), asc(t.factId))
  return rows.map(({ deckId, factId }) => [deckId, factId] as const)
}

/** More are not offered in a list. */
export const MOST_CHOICES = 500

/** What the filters offer: articles in the order of the library, names of tags and decks, `limit` of each at most. */
export const filterChoices = async (store: Store, workspaceIds: readonly WorkspaceId[], limit: number) => {
  const { articles: a, decks: d } = store.t
  const articles = await store.db
    .select({ key: a.key, title: a.title })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), isNull(a.retiredAt)))
    .orderBy(asc(a.position), asc(a.id))
    .limit(limit)
  const topics = await tagNames(store, workspaceIds, 'topic', limit)
  const people = await tagNames(store, workspaceIds, 'person', limit)
  const places = await tagNames(store, workspaceIds, 'place', limit)
  const decks = await store.db
    .select({ name: d.name })
    .from(d)
    .where(inArray(d.workspaceId, [...workspaceIds]))
    .orderBy(asc(d.name))
    .limit(limit)
  return {
    articles,
    names: byNames([...new Set([...topics, ...people, ...places])].map((name) => ({ name }))).map(({ name }) => name),
    topics,
    decks: decks.map(({ name }) => name),
  }
}

export type FilterChoices = Awaited<ReturnType<typeof filterChoices>>
