import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { CardId, FactId, Instant, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import { WEIGHTS, type Weight } from '../../../domain/library'
import type { Memory } from '../../../domain/scheduling/memory'
import type { NewOrder } from '../../../domain/scheduling/settings'
import { shuffleOf } from '../../../domain/shuffle'
import type { Store } from '../../engine/engine'
import { memoryOfRow } from '../../rows'
import { factIdsOfArticles } from '../articles/facts-of-articles'
import { isDeckOrIn } from '../learner/deck-names'
import { hasMainDeck, type PresetDecks } from './card-places'

/** Which cards are read; all of the library when empty. */
export type SessionScope = {
  /** Facts with a passage in this article. */
  readonly articleKey?: string
  readonly deck?: string
  /** Facts of a briefing. */
  readonly briefingId?: string
  readonly cardIds?: readonly CardId[]
  /** Facts of which the main deck is one of these, or none of these. */
  readonly presetDecks?: PresetDecks | null
}

/** A card that may come into a session. */
export type Candidate = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly memory: Memory | null
}

export type NewCardCandidate = Candidate & { readonly position: number; readonly weight: Weight }

/** The facts that a scope admits, as a subquery; undefined when it admits all. */
const factsInScope = (store: Store, { learnerId, workspaceIds, scope }: Asked) => {
  const { decks, deckFacts, briefingFacts } = store.t
  if (scope.briefingId !== undefined) {
    return store.db
      .select({ id: briefingFacts.factId })
      .from(briefingFacts)
      .where(and(eq(briefingFacts.learnerId, learnerId), eq(briefingFacts.briefingId, scope.briefingId)))
  }
  if (scope.articleKey !== undefined) {
    return factIdsOfArticles(store, workspaceIds, [scope.articleKey])
  }
  if (scope.deck !== undefined) {
    return store.db
      .select({ id: deckFacts.factId })
      .from(deckFacts)
      .innerJoin(decks, and(eq(decks.workspaceId, deckFacts.workspaceId), eq(decks.id, deckFacts.deckId)))
      .where(and(inArray(decks.workspaceId, [...workspaceIds]), isDeckOrIn(decks.name, scope.deck)))
  }
  return undefined
}

type Asked = {
  readonly learnerId: LearnerId
  readonly workspaceIds: readonly WorkspaceId[]
  readonly scope: SessionScope
}

const memoryFilter = (store: Store, asked: Asked, day: StudyDay): SQL | undefined => {
  const { memories: m } = store.t
  const { learnerId, scope } = asked
  const facts = factsInScope(store, asked)
  return and(
    eq(m.learnerId, learnerId),
    eq(m.suspended, false),
    eq(m.retired, false),
    or(isNull(m.buriedUntilDay), lte(m.buriedUntilDay, day)),
    facts && inArray(m.factId, facts),
    scope.cardIds && inArray(m.cardId, [...scope.cardIds]),
    scope.presetDecks ? hasMainDeck(store, m, scope.presetDecks) : undefined,
  )
}

/** The columns of a candidate: a row has others that only serve queries, and each costs time a few hundred times. */
const candidateColumns = ({ t: { memories: m } }: Store) => ({
  cardId: m.cardId,
  factId: m.factId,
  state: m.state,
  stability: m.stability,
  difficulty: m.difficulty,
  dueDay: m.dueDay,
  dueAt: m.dueAt,
  lastReviewAt: m.lastReviewAt,
  lastReviewDay: m.lastReviewDay,
  intervalDays: m.intervalDays,
  step: m.step,
  reps: m.reps,
  lapses: m.lapses,
  suspended: m.suspended,
  buriedUntilDay: m.buriedUntilDay,
  marked: m.marked,
  flag: m.flag,
  clearedLapses: m.clearedLapses,
  position: m.position,
})

type CandidateRow = Memory & { readonly cardId: CardId; readonly factId: FactId }

const candidate = (row: CandidateRow): Candidate => ({
  cardId: row.cardId,
  factId: row.factId,
  memory: memoryOfRow(row),
})

/** Cards in intraday steps, by due instant. */
export const learningCandidates = async (store: Store, asked: Asked, day: StudyDay): Promise<readonly Candidate[]> => {
  const { memories: m } = store.t
  const rows = await store.db
    .select(candidateColumns(store))
    .from(m)
    .where(and(memoryFilter(store, asked, day), isNotNull(m.dueAt), gte(m.dueAt, 0)))
    .orderBy(asc(m.dueAt), asc(m.cardId))
    .limit(1000)
  return rows.map(candidate)
}

/**
 * The `limit` cards that have been due the longest, in no particular order: the queue sorts them. If not all of a day
 * fit, they are taken in a fixed random order that begins somewhere else each study day, read along an index: the work
 * grows with `limit`, not with the backlog. `until` is the last due day of those wanted, `day` the study day now.
 */
export const dueCandidates = async (
  store: Store,
  asked: Asked,
  day: StudyDay,
  limit: number,
  until: StudyDay = day,
): Promise<readonly Candidate[]> => {
  const { memories: m } = store.t
  const filter = and(memoryFilter(store, asked, day), isNull(m.dueAt), notAnsweredEarly(store, day, until))
  const beginning = shuffleOf(`due:${day}`)
  const [last] = await store.db
    .select({ dueDay: m.dueDay })
    .from(m)
    .where(and(filter, lte(m.dueDay, until)))
    .orderBy(asc(m.dueDay), asc(m.shuffle))
    .limit(1)
    .offset(Math.max(0, limit - 1))
  const boundary = last?.dueDay ?? until
  const whole = await store.db
    .select(candidateColumns(store))
    .from(m)
    .where(and(filter, last?.dueDay == null ? lte(m.dueDay, until) : lt(m.dueDay, boundary)))
    .limit(limit)
  if (last?.dueDay == null) return whole.map(candidate)
  const onBoundary = and(filter, eq(m.dueDay, boundary))
  const read = async (part: SQL, wanted: number) =>
    wanted <= 0
      ? []
      : await store.db
          .select(candidateColumns(store))
          .from(m)
          .where(and(onBoundary, part))
          .orderBy(asc(m.shuffle))
          .limit(wanted)
  const after = await read(gte(m.shuffle, beginning), limit - whole.length)
  const before = await read(lt(m.shuffle, beginning), limit - whole.length - after.length)
  return [...whole, ...after, ...before].map(candidate)
}

/** Every card due by days, for the orders that need to see all of them. */
export const allDueCandidates = async (
  store: Store,
  asked: Asked,
  day: StudyDay,
  until: StudyDay = day,
): Promise<readonly Candidate[]> => {
  const { memories: m } = store.t
  const rows = await store.db
    .select(candidateColumns(store))
    .from(m)
    .where(
      and(memoryFilter(store, asked, day), isNull(m.dueAt), lte(m.dueDay, until), notAnsweredEarly(store, day, until)),
    )
  return rows.map(candidate)
}

/** An early review would bring back cards that were answered today; one without answers was only given a date. */
const notAnsweredEarly = (store: Store, day: StudyDay, until: StudyDay): SQL | undefined => {
  const { memories: m } = store.t
  return until > day ? or(lte(m.dueDay, day), lt(m.lastReviewDay, day), eq(m.reps, 0)) : undefined
}

/** The `limit` studied cards with the lowest predicted recall at `now`, lowest first, due or not. */
export const weakestCandidates = async (
  store: Store,
  asked: Asked,
  { day, now, limit }: { readonly day: StudyDay; readonly now: Instant; readonly limit: number },
): Promise<readonly Candidate[]> => {
  const { memories: m } = store.t
  const rows = await store.db
    .select(candidateColumns(store))
    .from(m)
    .where(and(memoryFilter(store, asked, day), isNotNull(m.stability)))
    // Recall falls with elapsed time over stability under any weights.
    .orderBy(sql`(${now} - ${m.lastReviewAt}) / ${m.stability} desc`, asc(m.cardId))
    .limit(limit)
  return rows.map(candidate)
}

const newCardFilter = (store: Store, asked: Asked, day: StudyDay): SQL | undefined => {
  const { newCards: n, memories: m } = store.t
  const facts = factsInScope(store, asked)
  return and(
    eq(n.learnerId, asked.learnerId),
    facts && inArray(n.factId, facts),
    asked.scope.cardIds && inArray(n.cardId, [...asked.scope.cardIds]),
    asked.scope.presetDecks ? hasMainDeck(store, n, asked.scope.presetDecks) : undefined,
    or(isNull(m.buriedUntilDay), lte(m.buriedUntilDay, day)),
  )
}

/** All cards never studied, with no more than an order of all of them needs. */
export const allNewPlaces = async (
  store: Store,
  asked: Asked,
  day: StudyDay,
): Promise<readonly { readonly cardId: CardId; readonly factId: FactId; readonly position: number }[]> => {
  const { newCards: n, memories: m } = store.t
  return await store.db
    .select({ cardId: n.cardId, factId: n.factId, position: n.position })
    .from(n)
    .leftJoin(m, and(eq(m.learnerId, n.learnerId), eq(m.cardId, n.cardId)))
    .where(newCardFilter(store, asked, day))
}

/** Orders that an index can give: `limit` cards are read and no others. */
export type IndexedNewOrder = Extract<NewOrder, 'position' | 'highest-position' | 'random' | 'weight'>

/** Cards never studied, in the order asked for, `limit` of them. */
export const newCandidates = async (
  store: Store,
  asked: Asked,
  order: IndexedNewOrder,
  day: StudyDay,
  limit: number,
): Promise<readonly NewCardCandidate[]> => {
  const { newCards: n, memories: m } = store.t
  const filter = newCardFilter(store, asked, day)
  const columns = {
    position: [asc(n.position), asc(n.cardId)],
    'highest-position': [desc(n.position), asc(n.cardId)],
    weight: [asc(n.weightRank), asc(n.position), asc(n.cardId)],
    random: [asc(n.shuffle)],
  } satisfies Record<IndexedNewOrder, SQL[]>
  const read = async (part: SQL | undefined, wanted: number) =>
    wanted <= 0
      ? []
      : await store.db
          .select({ shelf: n, memory: m })
          .from(n)
          .leftJoin(m, and(eq(m.learnerId, n.learnerId), eq(m.cardId, n.cardId)))
          .where(and(filter, part))
          .orderBy(...columns[order])
          .limit(wanted)
  const beginning = shuffleOf(`new:${day}`)
  const rows = order === 'random' ? await read(gte(n.shuffle, beginning), limit) : await read(undefined, limit)
  if (order === 'random') rows.push(...(await read(lt(n.shuffle, beginning), limit - rows.length)))
  return rows.map(({ shelf, memory }) => ({
    cardId: shelf.cardId,
    factId: shelf.factId,
    memory: memory ? memoryOfRow(memory) : null,
    position: shelf.position,
    weight: WEIGHTS[shelf.weightRank] ?? 'nice',
  }))
}

/** How many reviews stand on each study day from `from` to `to`: index 0 is `from`. */
export const dueByDay = async (
  store: Store,
  learnerId: LearnerId,
  from: StudyDay,
  to: StudyDay,
): Promise<readonly number[]> => {
  const { memories: m } = store.t
  const rows = await store.db
    .select({ day: m.dueDay, cards: sql<number>`count(*)` })
    .from(m)
    .where(
      and(
        eq(m.learnerId, learnerId),
        eq(m.suspended, false),
        eq(m.retired, false),
        gte(m.dueDay, from),
        lte(m.dueDay, to),
      ),
    )
    .groupBy(m.dueDay)
  const counts = Array.from({ length: to - from + 1 }, () => 0)
  for (const { day, cards } of rows) if (day !== null) counts[day - from] = Number(cards)
  return counts
}
