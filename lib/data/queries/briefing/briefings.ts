import { and, asc, count, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { type BriefingChoices, type BriefingScope, DEFAULT_CHOICES } from '../../../domain/briefing/briefing'
import type { CardId, FactId, Instant, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { TagKind, Weight } from '../../../domain/library'
import type { MemoryState } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import type { Schema } from '../../schema/tables'
import { factIdsOfArticles } from '../articles/facts-of-articles'
import type { AskedCards } from '../cards/asked-cards'
import { factsFound } from '../cards/card-search'
import { isDeckOrIn } from '../learner/deck-names'

/** An occasion at a date and time for which a learner prepares. */
export type Briefing = {
  readonly id: string
  readonly workspaceId: WorkspaceId
  readonly title: string
  readonly at: Instant
  readonly timeZone: string
  readonly place: string | null
  readonly audience: string | null
  readonly minutesPerDay: number
  readonly choices: BriefingChoices
  readonly startDay: StudyDay | null
  readonly copiedFrom: string | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

const briefingOf = (row: Schema['briefings']['$inferSelect']): Briefing => ({
  id: row.id,
  workspaceId: row.workspaceId,
  title: row.title,
  at: row.at,
  timeZone: row.timeZone,
  place: row.place,
  audience: row.audience,
  minutesPerDay: row.minutesPerDay,
  choices: { ...DEFAULT_CHOICES, ...row.choices },
  startDay: row.startDay,
  copiedFrom: row.copiedFrom,
  createdAt: row.createdAt,
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
export const briefingsAhead = async (
  store: Store,
  learnerId: LearnerId,
  now: Instant,
  limit: number,
): Promise<{ readonly next: readonly Briefing[]; readonly total: number }> => {
  const { briefings: b } = store.t
  const isAhead = and(eq(b.learnerId, learnerId), isNull(b.retiredAt), gt(b.at, now))
  const rows = await store.db.select().from(b).where(isAhead).orderBy(asc(b.at), asc(b.id)).limit(limit)
  if (rows.length < limit) return { next: rows.map(briefingOf), total: rows.length }
  const [all] = await store.db.select({ total: count() }).from(b).where(isAhead)
  return { next: rows.map(briefingOf), total: Number(all?.total ?? 0) }
}

/** A card in the scope of a briefing with what is remembered of it. */
export type ScopeRow = {
  readonly cardId: CardId
  readonly factId: FactId
  /** The fact's weight in this briefing. */
  readonly weight: Weight
  /** Whether it was recalled when it came up at the briefing; null where it did not come up. */
  readonly recalled: boolean | null
  readonly articleKey: string
  readonly state: MemoryState | null
  /** Its place in the steps, from 0. */
  readonly step: number | null
  readonly stability: number | null
  readonly reps: number | null
  readonly difficulty: number | null
  readonly lastReviewAt: Instant | null
  readonly lastReviewDay: StudyDay | null
  readonly dueDay: StudyDay | null
  /** When its next step is due; null where it is in none. */
  readonly dueAt: Instant | null
  readonly suspended: boolean
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

/**
 * The cards of each briefing's facts, by briefing: those retired and those of lost facts are left out; those suspended
 * are not asked. One query for all of them.
 */
export const scopeRowsOf = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ScopeRow[]>> => {
  const { briefingFacts: b, facts: f, cards: c, articles: a, memories: m } = store.t
  const rows = await store.db
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
  const byBriefing = new Map<string, ScopeRow[]>()
  for (const row of rows) {
    const list = byBriefing.get(row.briefingId)
    if (list) list.push(row)
    else byBriefing.set(row.briefingId, [row])
  }
  return byBriefing
}

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
  const tagged = (kind: TagKind, names: readonly string[]) =>
    names.length === 0
      ? undefined
      : inArray(
          f.id,
          store.db
            .select({ id: t.factId })
            .from(t)
            .where(
              and(
                inArray(t.workspaceId, own),
                eq(t.kind, kind),
                kind === 'topic' ? or(...names.map((name) => isDeckOrIn(t.name, name))) : inArray(t.name, [...names]),
              ),
            ),
        )
  return or(
    scope.articleKeys.length === 0
      ? undefined
      : inArray(f.id, factIdsOfArticles(store, workspaceIds, scope.articleKeys)),
    scope.deckNames.length === 0
      ? undefined
      : inArray(
          f.id,
          store.db
            .select({ id: df.factId })
            .from(df)
            .innerJoin(d, and(eq(d.workspaceId, df.workspaceId), eq(d.id, df.deckId)))
            .where(and(inArray(d.workspaceId, own), or(...scope.deckNames.map((name) => isDeckOrIn(d.name, name))))),
        ),
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
