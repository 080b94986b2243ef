import { and, asc, desc, eq, gte, inArray, max, type SQL } from 'drizzle-orm'
import type {
  ArticleId,
  CardId,
  DeckId,
  FactId,
  Instant,
  LearnerId,
  PassageId,
  SnapshotId,
  WorkspaceId,
} from '../../../domain/ids'
import type { CardForm, FactKind, SourceArticle, Weight } from '../../../domain/library'
import { withNotedAddress } from '../../../domain/noted-address'
import type { LogEntry } from '../../../domain/scheduling/log'
import type { Memory } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import { memoryOfRow, readLogEntry } from '../../rows'
import type { FactOrigin } from '../../schema/library'
import type { ArticleHead } from '../articles/articles'
import { shownTitle } from '../columns'
import { type LinkView, linksOfFacts } from './fact-links'
import { type FurtherPassage, furtherPassages } from './further-passages'

/** A card as its fact shows it, with what the learner holds of it. */
export type CardView = {
  readonly cardId: CardId
  readonly key: string
  readonly group: string
  readonly form: CardForm
  readonly deletion: number
  readonly front: string
  readonly back: string
  readonly hint: string | null
  readonly extra: string | null
  readonly aliases: readonly string[]
  readonly position: number
  readonly retiredAt: Instant | null
  /** Null where it was never studied. */
  readonly memory: Memory | null
}

export type PassageView = {
  readonly passageId: PassageId
  readonly snapshotId: SnapshotId
  /** Empty where the fact came from another program without a passage. */
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /** UTF-16 offsets into the snapshot's text. */
  readonly start: number
  readonly end: number
  readonly before: string
  readonly after: string
}

/** The article of a fact's main passage. */
export type FactSource = ArticleHead & Pick<SourceArticle, 'url'>

/** A fact with its passages, tags, links and cards, retired cards included. */
export type FactView = {
  readonly workspaceId: WorkspaceId
  readonly factId: FactId
  readonly key: string
  readonly kind: FactKind
  readonly statement: string
  readonly weight: Weight
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly speaker: string | null
  readonly hedge: string | null
  readonly origin: FactOrigin
  readonly position: number
  readonly editedAt: Instant | null
  readonly retiredAt: Instant | null
  readonly topics: readonly string[]
  readonly people: readonly string[]
  readonly places: readonly string[]
  /** The article of its main passage. */
  readonly source: FactSource
  /** What its writer noted as its source; null for a fact that has an article. */
  readonly sourceLine: string | null
  readonly passage: PassageView
  /** Passages of other articles, or of other places in this one. */
  readonly also: readonly FurtherPassage[]
  readonly links: readonly LinkView[]
  readonly cards: readonly CardView[]
}

/** Which facts: a condition over the facts table. The workspaces are always checked beside it. */
export type FactsAsked = {
  readonly workspaceIds: readonly WorkspaceId[]
  readonly learnerId: LearnerId
  readonly only: SQL
}

const grouped = <Row extends { readonly factId: FactId }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.factId)
    if (group) group.push(row)
    else groups.set(row.factId, [row])
  }
  return groups
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

const cardsOf = (store: Store, learnerId: LearnerId, where: SQL | undefined) => {
  const { facts: f, cards: c, memories: m } = store.t
  return store.db
    .select({ factId: c.factId, card: c, memory: m })
    .from(c)
    .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
    .leftJoin(m, and(eq(m.learnerId, learnerId), eq(m.cardId, c.id)))
    .where(where)
    .orderBy(asc(c.position), asc(c.deletion), asc(c.id))
}

type CardRowFound = Awaited<ReturnType<typeof cardsOf>>[number]

const cardView = ({ card, memory }: CardRowFound): CardView => ({
  cardId: card.id,
  key: card.key,
  group: card.group,
  form: card.form,
  deletion: card.deletion,
  front: card.front,
  back: card.back,
  hint: card.hint,
  extra: card.extra,
  aliases: card.aliases,
  position: card.position,
  retiredAt: card.retiredAt,
  memory: memory ? memoryOfRow(memory) : null,
})

/** Facts of these workspaces in the order of their article, each with all that belongs to it. */
export const factViews = async (
  store: Store,
  { workspaceIds, learnerId, only }: FactsAsked,
): Promise<readonly FactView[]> => {
  const { facts: f, passages: p, articles: a } = store.t
  const where = and(inArray(f.workspaceId, [...workspaceIds]), only)
  const source = {
    articleId: a.id,
    key: a.key,
    title: shownTitle(store),
    shortTitle: a.shortTitle,
    authors: a.authors,
    outlet: a.outlet,
    published: a.published,
    url: a.url,
    origin: a.origin,
  }
  const rows = await store.db
    .select({ fact: f, passage: p, source })
    .from(f)
    .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(where)
    .orderBy(asc(f.position), asc(f.id))
  const tags = grouped(await tagsOf(store, where))
  const cards = grouped(await cardsOf(store, learnerId, where))
  const ids = rows.map(({ fact }) => fact.id)
  const also = await furtherPassages(store, workspaceIds, ids)
  const links = await linksOfFacts(store, workspaceIds, ids)
  return rows.map(({ fact, passage, source }) => {
    const named = (kind: string) => (tags.get(fact.id) ?? []).flatMap((tag) => (tag.kind === kind ? [tag.name] : []))
    return {
      workspaceId: fact.workspaceId,
      factId: fact.id,
      key: fact.key,
      kind: fact.kind,
      statement: fact.statement,
      weight: fact.weight,
      asOf: fact.asOf,
      reviewBy: fact.reviewBy,
      speaker: fact.speaker,
      hedge: fact.hedge,
      origin: fact.origin,
      position: fact.position,
      editedAt: fact.editedAt,
      retiredAt: fact.retiredAt,
      topics: named('topic'),
      people: named('person'),
      places: named('place'),
      source: withNotedAddress(source),
      sourceLine: fact.sourceLine,
      passage: {
        passageId: passage.id,
        snapshotId: passage.snapshotId,
        exact: passage.exact,
        prefix: passage.prefix,
        suffix: passage.suffix,
        start: passage.start,
        end: passage.end,
        before: passage.before,
        after: passage.after,
      },
      also: also.get(fact.id) ?? [],
      links: links.get(fact.id) ?? [],
      cards: (cards.get(fact.id) ?? []).map(cardView),
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
export const factOfCard = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  cardId: CardId,
): Promise<FactId | null> => {
  const { cards: c } = store.t
  const [row] = await store.db
    .select({ factId: c.factId })
    .from(c)
    .where(and(inArray(c.workspaceId, [...workspaceIds]), eq(c.id, cardId)))
  return row?.factId ?? null
}

/** A log entry as a history shows it. */
export type HistoryEntry = {
  readonly entry: LogEntry
  readonly receivedAt: Instant
  /** Recall predicted when it was answered, 0 to 1; null for a first review and what is not a review. */
  readonly predictedRecall: number | null
  readonly takenBack: boolean
}

/** The last entries of these cards' logs, the latest first. Undos are not listed: what they took back says so. */
export const historyOfCards = async (
  store: Store,
  learnerId: LearnerId,
  cardIds: readonly CardId[],
  limit: number,
): Promise<readonly HistoryEntry[]> => {
  if (cardIds.length === 0) return []
  const { reviews: r } = store.t
  const own = and(eq(r.learnerId, learnerId), inArray(r.cardId, [...cardIds]))
  const voids = await store.db
    .select({ value: r.value })
    .from(r)
    .where(and(own, eq(r.kind, 'void')))
  const gone = new Set(voids.map(({ value }) => value))
  const rows = await store.db
    .select()
    .from(r)
    .where(own)
    .orderBy(desc(r.at), desc(r.id))
    .limit(limit + voids.length)
  return rows
    .filter((row) => row.kind !== 'void')
    .slice(0, limit)
    .map((row) => {
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
