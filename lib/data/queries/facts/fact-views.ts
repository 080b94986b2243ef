import { and, asc, desc, eq, gte, inArray, max, ne, type SQL } from 'drizzle-orm'
import type { AlsoArticle } from '../../../domain/further-articles'
import { groupedBy } from '../../../domain/grouped-by'
import type { ArticleId, CardId, FactId, Instant, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { TagKind } from '../../../domain/library'
import { withNotedAddress } from '../../../domain/noted-address'
import type { LogEntry } from '../../../domain/scheduling/log'
import type { Store } from '../../engine/engine'
import { amongIds } from '../../engine/prepared'
import { memoryColumns, readLogEntry } from '../../rows'
import { factColumns, passageColumns, sourceColumns, wholeCardColumns } from '../columns'
import { rowOf } from '../rows-by-key'
import { voidedOfCards } from '../study/answers'
import { type FurtherPassage, furtherArticles, furtherPassages, type LinkView, linksOfFacts } from './fact-links'

/** Which facts: a condition over the facts table. The workspaces are always checked beside it. */
type FactsAsked = {
  readonly workspaceIds: readonly WorkspaceId[]
  readonly learnerId: LearnerId
  readonly only: SQL
}

const factsOf = (store: Store, where: SQL | undefined) => {
  const { facts: f, passages: p, articles: a } = store.t
  return store.db
    .select({
      workspaceId: f.workspaceId,
      factId: f.id,
      key: f.key,
      ...factColumns(store.t),
      hedge: f.hedge,
      origin: f.origin,
      position: f.position,
      editedAt: f.editedAt,
      retiredAt: f.retiredAt,
      sourceLine: f.sourceLine,
      source: { articleId: a.id, ...sourceColumns(store) },
      passage: {
        passageId: p.id,
        snapshotId: p.snapshotId,
        ...passageColumns(store.t),
        prefix: p.prefix,
        suffix: p.suffix,
        start: p.start,
        end: p.end,
      },
    })
    .from(f)
    .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(where)
    .orderBy(asc(f.position), asc(f.id))
}

const tagsOf = (store: Store, where: SQL | undefined) => {
  const { facts: f, factTags: t } = store.t
  return store.db
    .select({ factId: t.factId, kind: t.kind, name: t.name })
    .from(t)
    .innerJoin(f, and(eq(f.workspaceId, t.workspaceId), eq(f.id, t.factId)))
    .where(where)
    .orderBy(asc(t.name))
}

const cardsOf = async (store: Store, learnerId: LearnerId, where: SQL | undefined) => {
  const { facts: f, cards: c, memories: m } = store.t
  return await store.db
    .select({
      ...wholeCardColumns(store.t),
      key: c.key,
      group: c.group,
      position: c.position,
      retiredAt: c.retiredAt,
      memory: memoryColumns(store.t),
    })
    .from(c)
    .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
    .leftJoin(m, and(eq(m.learnerId, learnerId), eq(m.cardId, c.id)))
    .where(where)
    .orderBy(asc(c.position), asc(c.deletion), asc(c.id))
}

/** A card as its fact shows it, with what the learner holds of it: no memory where it was never studied. */
export type CardView = Awaited<ReturnType<typeof cardsOf>>[number]

type FactRow = Awaited<ReturnType<typeof factsOf>>[number]

/** The article of a fact's main passage; of a fact without one, what its writer noted as its source. */
export type FactSource = FactRow['source']

/**
 * A fact with its main passage, of which `exact` is empty where it came without one, its other passages, tags, links
 * and cards, retired cards included. Offsets are UTF-16, into the snapshot's text.
 */
export type FactView = FactRow & {
  readonly topics: readonly string[]
  readonly people: readonly string[]
  readonly places: readonly string[]
  /** Passages of other articles, or of other places in this one. */
  readonly also: readonly FurtherPassage[]
  readonly links: readonly LinkView[]
  readonly cards: readonly CardView[]
}

export type PassageView = FactView['passage']

/** Facts of these workspaces in the order of their article, each with all that belongs to it. */
export const factViews = async (store: Store, { workspaceIds, learnerId, only }: FactsAsked) => {
  const where = and(inArray(store.t.facts.workspaceId, [...workspaceIds]), only)
  const rows = await factsOf(store, where)
  const tags = groupedBy(await tagsOf(store, where), 'factId')
  const cards = groupedBy(await cardsOf(store, learnerId, where), 'factId')
  const ids = rows.map(({ factId }) => factId)
  const also = await furtherPassages(store, workspaceIds, ids)
  const links = await linksOfFacts(store, workspaceIds, ids)
  return rows.map((fact) => {
    const { factId } = fact
    const named = (kind: TagKind) => (tags.get(factId) ?? []).flatMap((tag) => (tag.kind === kind ? [tag.name] : []))
    return {
      ...fact,
      source: withNotedAddress(fact.source),
      topics: named('topic'),
      people: named('person'),
      places: named('place'),
      also: also.get(factId) ?? [],
      links: links.get(factId) ?? [],
      cards: cards.get(factId) ?? [],
    }
  })
}

export type FoundFact = { readonly fact: FactView; readonly source: FactSource }

/** A fact of these workspaces with its article; null when they have none of that id. */
export const findFact = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  learnerId: LearnerId,
  factId: FactId,
): Promise<FoundFact | null> => {
  const [fact] = await factViews(store, { workspaceIds, learnerId, only: eq(store.t.facts.id, factId) })
  return fact ? { fact, source: fact.source } : null
}

/** The fact that a card of these workspaces belongs to; null when they have no such card. */
export const factOfCard = async (store: Store, workspaceId: readonly WorkspaceId[], id: CardId) =>
  (await rowOf(store, store.t.cards, { workspaceId, id }))?.factId ?? null

/** A log entry as a history shows it. */
export type HistoryEntry = {
  readonly entry: LogEntry
  readonly receivedAt: Instant
  /** Recall predicted when it was answered, 0 to 1; null for a first review and what is not a review. */
  readonly predictedRecall: number | null
  readonly takenBack: boolean
}

/** The last entries of these cards' logs, the latest first. Undos are not listed: what they took back says so. */
export const historyOfCards = async (store: Store, learnerId: LearnerId, cardIds: readonly CardId[], limit: number) => {
  const { reviews: r } = store.t
  const gone = await voidedOfCards(store, learnerId, cardIds)
  const rows = await store.db
    .select()
    .from(r)
    .where(and(eq(r.learnerId, learnerId), inArray(r.cardId, [...cardIds]), ne(r.kind, 'void')))
    .orderBy(desc(r.at), desc(r.id))
    .limit(limit)
  return rows.map((row) => {
    const entry = readLogEntry(row)
    const { receivedAt, predictedRecall } = row
    return { entry, receivedAt, predictedRecall, takenBack: gone.has(entry.id) }
  })
}

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

/** Whether a fact is in any deck. */
export const isInDeck = async (
  store: Store,
  { workspaceId, factId }: { readonly workspaceId: WorkspaceId; readonly factId: FactId },
) => (await rowOf(store, store.t.deckFacts, { workspaceId, factId })) !== null

/**
 * Facts beside others, by id: what each says, when it held, the passage and the article it is drawn from, and the
 * articles with further passages of it. Retired ones are among them. `exact` is empty where a fact has no passage.
 */
export const factSides = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const rows = await sidesOf(store, workspaceIds, factIds)
  const also = await furtherArticles(store, workspaceIds, factIds)
  return new Map(rows.map((row) => [row.factId, { ...row, also: also.get(row.factId) ?? [] }]))
}

const sidesOf = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { facts: f, passages: p, articles: a } = store.t
  return await store.db
    .select({
      workspaceId: f.workspaceId,
      factId: f.id,
      ...factColumns(store.t),
      confirmedAt: f.confirmedAt,
      passageState: f.passageState,
      retiredAt: f.retiredAt,
      passage: passageColumns(store.t),
      source: sourceColumns(store),
    })
    .from(f)
    .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(inArray(f.workspaceId, [...workspaceIds]), amongIds(store, f.id, factIds)))
}

export type FactSide = Awaited<ReturnType<typeof sidesOf>>[number] & { readonly also: readonly AlsoArticle[] }
