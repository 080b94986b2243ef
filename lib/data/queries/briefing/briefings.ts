import { and, asc, count, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { type BriefingChoices, type BriefingScope, DEFAULT_CHOICES } from '../../../domain/briefing/briefing'
import { answerText } from '../../../domain/cards/sides'
import { groupedBy } from '../../../domain/grouped-by'
import type { FactId, Instant, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { TagKind, Weight } from '../../../domain/library'
import { withNotedAddress } from '../../../domain/noted-address'
import type { Store } from '../../engine/engine'
import type { StoredRow } from '../../rows'
import { factIdsOfArticles } from '../articles/articles'
import type { AskedCards } from '../cards/asked-cards'
import { factsFound } from '../cards/card-search'
import { cardColumns, factColumns, sourceColumns } from '../columns'
import { furtherPassages } from '../facts/fact-links'
import { isDeckOrIn } from '../learner/decks'
import { isOfKind } from '../tag-names'

/** An occasion at a date and time for which a learner prepares. */
export type Briefing = Omit<StoredRow<'briefings'>, 'learnerId' | 'choices' | 'updatedAt'> & {
  readonly choices: BriefingChoices
  readonly updatedAt: Instant
}

const briefingOf = ({ learnerId: _, ...row }: StoredRow<'briefings'>): Briefing => ({
  ...row,
  choices: { ...DEFAULT_CHOICES, ...row.choices },
  updatedAt: row.updatedAt ?? row.createdAt,
})

/** A learner's briefing; null when there is none of that id, or it was removed. */
export const findBriefing = async (store: Store, learnerId: LearnerId, id: string): Promise<Briefing | null> => {
  const { briefings: b } = store.t
  const [row] = await store.db
    .select()
    .from(b)
    .where(and(eq(b.learnerId, learnerId), eq(b.id, id), isNull(b.retiredAt)))
  return row ? briefingOf(row) : null
}

/** A learner's briefings that were not removed, by date. */
export const listBriefings = async (store: Store, learnerId: LearnerId): Promise<readonly Briefing[]> => {
  const { briefings: b } = store.t
  const rows = await store.db
    .select()
    .from(b)
    .where(and(eq(b.learnerId, learnerId), isNull(b.retiredAt)))
    .orderBy(asc(b.at), asc(b.id))
  return rows.map(briefingOf)
}

/** A learner's briefings after an instant that were not removed: the next `limit` of them, and how many there are. */
export const briefingsAhead = async (store: Store, learnerId: LearnerId, now: Instant, limit: number) => {
  const { briefings: b } = store.t
  const isAhead = and(eq(b.learnerId, learnerId), isNull(b.retiredAt), gt(b.at, now))
  const rows = await store.db.select().from(b).where(isAhead).orderBy(asc(b.at), asc(b.id)).limit(limit)
  if (rows.length < limit) return { next: rows.map(briefingOf), total: rows.length }
  const [all] = await store.db.select({ total: count() }).from(b).where(isAhead)
  return { next: rows.map(briefingOf), total: Number(all?.total ?? 0) }
}

/** The conditions that join a briefing's facts to their articles and cards, none of which is retired. */
export const askableFact = ({ t }: Store, workspaceIds: readonly WorkspaceId[]): SQL | undefined => {
  const { briefingFacts: b, facts: f, cards: c, articles: a } = t
  return and(
    inArray(f.workspaceId, [...workspaceIds]),
    eq(f.id, b.factId),
    isNull(f.retiredAt),
    eq(a.workspaceId, f.workspaceId),
    eq(a.id, f.articleId),
    isNull(a.retiredAt),
    eq(c.workspaceId, f.workspaceId),
    eq(c.factId, f.id),
    isNull(c.retiredAt),
  )
}

const scopeRows = (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingIds: readonly string[],
) => {
  const { briefingFacts: b, facts: f, cards: c, articles: a, memories: m } = store.t
  return (
    store.db
      .select({
        briefingId: b.briefingId,
        cardId: c.id,
        factId: f.id,
        weight: b.weight,
        recalled: b.recalled,
        articleKey: a.key,
        state: m.state,
        step: m.step,
        stability: m.stability,
        reps: m.reps,
        difficulty: m.difficulty,
        lastReviewAt: m.lastReviewAt,
        lastReviewDay: m.lastReviewDay,
        dueDay: m.dueDay,
        dueAt: m.dueAt,
        suspended: sql<boolean>`coalesce(${m.suspended}, false)`.mapWith(Boolean),
      })
      .from(b)
      // SQLite keeps the order of cross joins. Left to itself it may begin with every card of the library.
      .crossJoin(f)
      .crossJoin(a)
      .crossJoin(c)
      .leftJoin(m, and(eq(m.learnerId, learnerId), eq(m.cardId, c.id)))
      .where(and(eq(b.learnerId, learnerId), inArray(b.briefingId, [...briefingIds]), askableFact(store, workspaceIds)))
      .orderBy(asc(a.position), asc(f.position), asc(c.position), asc(c.id))
  )
}

/**
 * A card in the scope of a briefing with what is remembered of it. The weight is the fact's in this briefing; `recalled`
 * says whether it was recalled when it came up there, and is null where it did not come up.
 */
export type ScopeRow = Omit<Awaited<ReturnType<typeof scopeRows>>[number], 'briefingId'>

/**
 * The cards of each briefing's facts, by briefing: those retired and those of lost facts are left out; those suspended
 * are not asked. One query for all of them.
 */
export const scopeRowsOf = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ScopeRow[]>> =>
  groupedBy(await scopeRows(store, learnerId, workspaceIds, briefingIds), 'briefingId')

/** A fact that a scope names, with its own weight. */
export type NamedFact = { readonly factId: FactId; readonly weight: Weight }

/** The condition that one of a scope's parts names a fact; undefined where the scope names nothing. */
const namedBy = (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  scope: BriefingScope,
  searches: readonly AskedCards[],
): SQL | undefined => {
  const { facts: f, decks: d, deckFacts: df, factTags: t } = store.t
  const own = [...workspaceIds]
  const tagged = (kind: TagKind, names: readonly string[]) => {
    if (names.length === 0) return undefined
    const isNamed =
      kind === 'topic' ? or(...names.map((name) => isDeckOrIn(t.name, name))) : inArray(t.name, [...names])
    const facts = store.db
      .select({ id: t.factId })
      .from(t)
      .where(and(inArray(t.workspaceId, own), eq(t.kind, kind), isNamed))
    return inArray(f.id, facts)
  }
  const inDecks = store.db
    .select({ id: df.factId })
    .from(df)
    .innerJoin(d, and(eq(d.workspaceId, df.workspaceId), eq(d.id, df.deckId)))
    .where(and(inArray(d.workspaceId, own), or(...scope.deckNames.map((name) => isDeckOrIn(d.name, name)))))
  const { articleKeys, deckNames } = scope
  return or(
    articleKeys.length === 0 ? undefined : inArray(f.id, factIdsOfArticles(store, workspaceIds, articleKeys)),
    deckNames.length === 0 ? undefined : inArray(f.id, inDecks),
    tagged('topic', scope.topics),
    tagged('person', scope.people),
    tagged('place', scope.places),
    ...searches.map((asked) => sql`${f.id} in ${factsFound(store, asked)}`),
    scope.factIds.length === 0 ? undefined : inArray(f.id, [...scope.factIds]),
  )
}

/**
 * The facts that a scope names now, without those it leaves out; in the order of the library.
 * @param searches what the searches of the scope ask for
 */
export const factsOfScope = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  scope: BriefingScope,
  searches: readonly AskedCards[] = [],
): Promise<readonly NamedFact[]> => {
  const named = namedBy(store, workspaceIds, scope, searches)
  if (!named) return []
  const { facts: f, articles: a } = store.t
  const rows = await store.db
    .select({ factId: f.id, weight: f.weight })
    .from(f)
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(inArray(f.workspaceId, [...workspaceIds]), isNull(f.retiredAt), isNull(a.retiredAt), named))
    .orderBy(asc(a.position), asc(f.position), asc(f.id))
  const leftOut = new Set<string>(scope.leftOut)
  return rows.flatMap(({ factId, weight }) => (leftOut.has(factId) ? [] : [{ factId, weight }]))
}

/** The articles that a briefing's facts come from, by key, with their titles. */
export const articleTitlesOfBriefing = async (
  { db, t }: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingId: string,
): Promise<ReadonlyMap<string, string>> => {
  const { briefingFacts: b, facts: f, articles: a } = t
  const rows = await db
    .selectDistinct({ key: a.key, title: a.title })
    .from(b)
    .innerJoin(f, and(inArray(f.workspaceId, [...workspaceIds]), eq(f.id, b.factId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(eq(b.learnerId, learnerId), eq(b.briefingId, briefingId)))
  return new Map(rows.map(({ key, title }) => [key, title]))
}

/** What the facts of a briefing say, by fact; those that were retired are left out. */
export const statementsOfBriefing = async (
  { db, t }: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingId: string,
): Promise<ReadonlyMap<FactId, string>> => {
  const { briefingFacts: b, facts: f } = t
  const rows = await db
    .select({ factId: f.id, statement: f.statement })
    .from(b)
    .innerJoin(f, and(inArray(f.workspaceId, [...workspaceIds]), eq(f.id, b.factId), isNull(f.retiredAt)))
    .where(and(eq(b.learnerId, learnerId), eq(b.briefingId, briefingId)))
  return new Map(rows.map(({ factId, statement }) => [factId, statement]))
}

/** The address of a learner; null where there is none or it was switched off. */
export const findCalendarAddress = async (store: Store, learnerId: LearnerId) => {
  const { calendarAddresses: a } = store.t
  const [row] = await store.db.select().from(a).where(eq(a.learnerId, learnerId))
  return row ?? null
}

/** The address of that token; null where no learner has it now. */
export const calendarAddressOf = async (
  store: Store,
  token: string,
): Promise<StoredRow<'calendarAddresses'> | null> => {
  const { calendarAddresses: a } = store.t
  const [row] = await store.db.select().from(a).where(eq(a.token, token))
  return row ?? null
}

/**
 * The facts of a learner's briefing that are not retired, in the order of the library, those without cards too: with
 * their weight in this briefing, sources and topics, and what their cards ask for.
 */
export const cribFactRows = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingId: string,
) => {
  const { briefingFacts: b, facts: f, articles: a, factTags: t, cards: c } = store.t
  const own = [...workspaceIds]
  const inBriefing = and(eq(b.learnerId, learnerId), eq(b.briefingId, briefingId))
  const rows = await store.db
    .select({
      factId: f.id,
      ...factColumns(store.t),
      weight: b.weight,
      passageState: f.passageState,
      source: sourceColumns(store),
    })
    .from(b)
    .innerJoin(f, and(inArray(f.workspaceId, own), eq(f.id, b.factId), isNull(f.retiredAt)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId), isNull(a.retiredAt)))
    .where(inBriefing)
    .orderBy(asc(a.position), asc(f.position), asc(f.id))
  const tags = await store.db
    .select({ factId: t.factId, name: t.name })
    .from(b)
    .innerJoin(t, and(inArray(t.workspaceId, own), eq(t.factId, b.factId), isOfKind(store, 'topic')))
    .where(inBriefing)
    .orderBy(asc(t.name))
  const cards = await store.db
    .select(cardColumns(store.t))
    .from(b)
    .innerJoin(c, and(inArray(c.workspaceId, own), eq(c.factId, b.factId), isNull(c.retiredAt)))
    .where(inBriefing)
    .orderBy(asc(c.position), asc(c.deletion), asc(c.id))
  const factIds = rows.map(({ factId }) => factId)
  const further = await furtherPassages(store, own, factIds)
  const topics = groupedBy(tags, 'factId', ({ name }) => name)
  const answers = groupedBy(cards, 'factId', answerText)
  return rows.map((row) => ({
    ...row,
    source: withNotedAddress(row.source),
    further: further.get(row.factId) ?? [],
    topics: topics.get(row.factId) ?? [],
    answers: [...new Set(answers.get(row.factId))],
  }))
}
