import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { CardId, FactId, Instant, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import { WEIGHTS, type Weight } from '../../../domain/library'
import type { Memory } from '../../../domain/scheduling/memory'
import type { NewOrder } from '../../../domain/scheduling/settings'
import { shuffleOf } from '../../../domain/shuffle'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'
import { memoryColumns } from '../../rows'
import { factIdsOfArticles } from '../articles/articles'
import { isDeckOrIn } from '../learner/decks'
import { elapsedOverStability, isInPlay } from './memories'

/** Which cards are read; all of the library when empty. */
export type SessionScope = {
  /** Facts with a passage in this article. */
  readonly articleKey?: string
  readonly deck?: string
  /** Facts of a briefing. */
  readonly briefingId?: string
  readonly cardIds?: readonly CardId[]
}

/** A card that may come into a session. */
export type Candidate = { readonly cardId: CardId; readonly factId: FactId; readonly memory: Memory | null }

/** The facts that a scope admits, as a subquery; undefined when it admits all. */
const factsInScope = (store: Store, { learnerId, workspaceIds, scope }: AskedCandidates) => {
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

export type AskedCandidates = {
  readonly learnerId: LearnerId
  readonly workspaceIds: readonly WorkspaceId[]
  readonly scope: SessionScope
}

/** The name of a query that all sessions of the whole library share; null where a scope adds to its text. */
const nameIn = ({ scope }: AskedCandidates, name: string): string | null =>
  Object.values(scope).some((part) => part != null) ? null : name

/** A value that a query is given when it runs. */
const given = sql.placeholder

const memoryFilter = (store: Store, asked: AskedCandidates): SQL | undefined => {
  const { memories: m } = store.t
  const { scope } = asked
  const facts = factsInScope(store, asked)
  return and(
    isInPlay(store.t, given('learnerId')),
    or(isNull(m.buriedUntilDay), lte(m.buriedUntilDay, given('day'))),
    facts && inArray(m.factId, facts),
    scope.cardIds && inArray(m.cardId, [...scope.cardIds]),
  )
}

const candidateColumns = ({ t }: Store) => ({
  cardId: t.memories.cardId,
  factId: t.memories.factId,
  memory: memoryColumns(t),
})

/** Cards in intraday steps, by due instant. */
export const learningCandidates = async (store: Store, asked: AskedCandidates, day: StudyDay) => {
  const { memories: m } = store.t
  const query = prepared(store, nameIn(asked, 'learning_candidates'), () =>
    store.db
      .select(candidateColumns(store))
      .from(m)
      .where(and(memoryFilter(store, asked), isNotNull(m.dueAt), gte(m.dueAt, 0)))
      .orderBy(asc(m.dueAt), asc(m.cardId))
      .limit(1000),
  )
  return await query.execute({ learnerId: asked.learnerId, day })
}

/**
 * The `limit` cards that have been due the longest, in no particular order: the queue sorts them. If not all of a day
 * fit, they are taken in a fixed random order that begins somewhere else each study day, read along an index: the work
 * grows with `limit`, not with the backlog. `until` is the last due day of those wanted, `day` the study day now.
 */
export const dueCandidates = async (
  store: Store,
  asked: AskedCandidates,
  day: StudyDay,
  limit: number,
  until: StudyDay = day,
): Promise<readonly Candidate[]> => {
  const { memories: m } = store.t
  const values = { learnerId: asked.learnerId, day, until, beginning: shuffleOf(`due:${day}`) }
  const isAhead = until > day
  const read = async (name: string, part: SQL, wanted: number, boundary: StudyDay | null = null) => {
    if (wanted <= 0) return []
    const query = prepared(store, nameIn(asked, `due_${name}${isAhead ? '_ahead' : ''}`), () =>
      store.db
        .select(candidateColumns(store))
        .from(m)
        .where(and(dueFilter(store, asked, isAhead), part))
        .orderBy(asc(m.dueDay), asc(m.shuffle))
        .limit(given('wanted')),
    )
    return await query.execute({ ...values, boundary, wanted })
  }
  const longest = await read('longest', lte(m.dueDay, given('until')), limit)
  const boundary = longest.length < limit ? null : (longest.at(-1)?.memory?.dueDay ?? null)
  if (boundary === null) return longest
  const whole = longest.filter(({ memory }) => memory?.dueDay !== boundary)
  const onBoundary = (part: SQL) => sql`${eq(m.dueDay, given('boundary'))} and ${part}`
  const from = onBoundary(gte(m.shuffle, given('beginning')))
  const after = await read('from_beginning', from, limit - whole.length, boundary)
  const upTo = onBoundary(lt(m.shuffle, given('beginning')))
  const before = await read('up_to_beginning', upTo, limit - whole.length - after.length, boundary)
  return [...whole, ...after, ...before]
}

/** Every card due by days, for the orders that need to see all of them. */
export const allDueCandidates = async (store: Store, asked: AskedCandidates, day: StudyDay, until: StudyDay = day) => {
  const { memories: m } = store.t
  const query = prepared(store, null, () =>
    store.db
      .select(candidateColumns(store))
      .from(m)
      .where(and(dueFilter(store, asked, until > day), lte(m.dueDay, until))),
  )
  return await query.execute({ learnerId: asked.learnerId, day })
}

/** Due by days. An early review would bring back cards that were answered today; one without answers was only given a date. */
const dueFilter = (store: Store, asked: AskedCandidates, isAhead: boolean): SQL | undefined => {
  const { memories: m } = store.t
  const day = given('day')
  const notAnsweredEarly = isAhead ? or(lte(m.dueDay, day), lt(m.lastReviewDay, day), eq(m.reps, 0)) : undefined
  return and(memoryFilter(store, asked), isNull(m.dueAt), notAnsweredEarly)
}

/** The `limit` studied cards with the lowest predicted recall at `now`, lowest first, due or not. */
export const weakestCandidates = async (
  store: Store,
  asked: AskedCandidates,
  { day, now, limit }: { readonly day: StudyDay; readonly now: Instant; readonly limit: number },
): Promise<readonly Candidate[]> => {
  const { memories: m } = store.t
  const query = prepared(store, null, () =>
    store.db
      .select(candidateColumns(store))
      .from(m)
      .where(and(memoryFilter(store, asked), isNotNull(m.stability)))
      .orderBy(desc(elapsedOverStability(store.t, now)), asc(m.cardId))
      .limit(limit),
  )
  return await query.execute({ learnerId: asked.learnerId, day })
}

/** How many reviews stand on each study day from `from` to `to`: index 0 is `from`. */
export const dueByDay = async (store: Store, learnerId: LearnerId, from: StudyDay, to: StudyDay) => {
  const { memories: m } = store.t
  const query = prepared(store, 'due_by_day', () =>
    store.db
      .select({ day: m.dueDay, cards: sql<number>`count(*)` })
      .from(m)
      .where(and(isInPlay(store.t, given('learnerId')), gte(m.dueDay, given('from')), lte(m.dueDay, given('to'))))
      .groupBy(m.dueDay),
  )
  const rows = await query.execute({ learnerId, from, to })
  const counts = Array.from({ length: to - from + 1 }, () => 0)
  for (const { day, cards } of rows) if (day !== null) counts[day - from] = Number(cards)
  return counts
}

export type NewCardCandidate = Candidate & { readonly position: number; readonly weight: Weight }

const newCardFilter = (store: Store, asked: AskedCandidates): SQL | undefined => {
  const { newCards: n, memories: m } = store.t
  const facts = factsInScope(store, asked)
  return and(
    eq(n.learnerId, given('learnerId')),
    facts && inArray(n.factId, facts),
    asked.scope.cardIds && inArray(n.cardId, [...asked.scope.cardIds]),
    or(isNull(m.buriedUntilDay), lte(m.buriedUntilDay, given('day'))),
  )
}

/** All cards never studied, with no more than an order of all of them needs. */
export const allNewPlaces = async (store: Store, asked: AskedCandidates, day: StudyDay) => {
  const { newCards: n, memories: m } = store.t
  const query = prepared(store, null, () =>
    store.db
      .select({ cardId: n.cardId, factId: n.factId, position: n.position })
      .from(n)
      .leftJoin(m, and(eq(m.learnerId, n.learnerId), eq(m.cardId, n.cardId)))
      .where(newCardFilter(store, asked)),
  )
  return await query.execute({ learnerId: asked.learnerId, day })
}

/** Orders that an index can give: `limit` cards are read and no others. */
type IndexedNewOrder = Extract<NewOrder, 'position' | 'highest-position' | 'random' | 'weight'>

/** Cards never studied, in the order asked for, `limit` of them. */
export const newCandidates = async (
  store: Store,
  asked: AskedCandidates,
  order: IndexedNewOrder,
  day: StudyDay,
  limit: number,
): Promise<readonly NewCardCandidate[]> => {
  const { newCards: n, memories: m } = store.t
  const { learnerId } = asked
  const columns = {
    position: [asc(n.position), asc(n.cardId)],
    'highest-position': [desc(n.position), asc(n.cardId)],
    weight: [asc(n.weightRank), asc(n.position), asc(n.cardId)],
    random: [asc(n.shuffle)],
  } satisfies Record<IndexedNewOrder, SQL[]>
  const beginning = shuffleOf(`new:${day}`)
  const read = async (name: string, part: SQL | undefined, wanted: number) => {
    if (wanted <= 0) return []
    const query = prepared(store, nameIn(asked, `new_${name}`), () =>
      store.db
        .select({
          cardId: n.cardId,
          factId: n.factId,
          position: n.position,
          weightRank: n.weightRank,
          memory: memoryColumns(store.t),
        })
        .from(n)
        .leftJoin(m, and(eq(m.learnerId, n.learnerId), eq(m.cardId, n.cardId)))
        .where(and(newCardFilter(store, asked), part))
        .orderBy(...columns[order])
        .limit(given('wanted')),
    )
    return await query.execute({ learnerId, day, beginning, wanted })
  }
  const isRandom = order === 'random'
  const first = await read(order, isRandom ? gte(n.shuffle, given('beginning')) : undefined, limit)
  const rest = isRandom ? await read('random_before', lt(n.shuffle, given('beginning')), limit - first.length) : []
  return [...first, ...rest].map(({ weightRank, ...row }) => ({ ...row, weight: WEIGHTS[weightRank] ?? 'nice' }))
}
