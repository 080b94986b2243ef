import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { CardId, FactId, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { RetentionScope } from '../../../domain/retention/filter'
import { amongIds, listValue } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'
import { yieldToEventLoop } from '../../engine/yield-to-event-loop'
import { rawQuery } from '../../examine/raw-query'
import { factIdsOfArticles } from '../articles/facts-of-articles'
import { isDeckOrIn } from '../learner/deck-names'
import { wasStudied } from '../study/studied'

/** The facts of a scope, retired ones too, as a subquery; undefined for everything. */
const factsIn = (store: Store, workspaceIds: readonly WorkspaceId[], scope: RetentionScope) => {
  const { db, t } = store
  const { decks, deckFacts, factTags } = t
  const ids = [...workspaceIds]
  switch (scope.kind) {
    case 'all':
      return undefined
    case 'article':
      return factIdsOfArticles(store, workspaceIds, [scope.name])
    case 'deck':
      return db
        .select({ id: deckFacts.factId })
        .from(deckFacts)
        .innerJoin(decks, and(eq(decks.workspaceId, deckFacts.workspaceId), eq(decks.id, deckFacts.deckId)))
        .where(and(inArray(decks.workspaceId, ids), isDeckOrIn(decks.name, scope.name)))
    case 'topic':
    case 'person':
    case 'place':
      return db
        .select({ id: factTags.factId })
        .from(factTags)
        .where(and(inArray(factTags.workspaceId, ids), eq(factTags.kind, scope.kind), eq(factTags.name, scope.name)))
  }
}

/** The ids of the facts of a scope, retired ones too; null for everything. */
export const factIdsOfScope = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  scope: RetentionScope,
): Promise<ReadonlySet<FactId> | null> => {
  const query = factsIn(store, workspaceIds, scope)
  if (!query) return null
  const rows = await query
  return new Set(rows.map(({ id }) => id))
}

export type ScopedCard = Store['t']['cardRollups']['$inferSelect']

/** The rollups of the cards of a scope that were ever answered. */
export const cardRollupsOfScope = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  scope: RetentionScope,
): Promise<readonly ScopedCard[]> => {
  const { cardRollups: c } = store.t
  const facts = factsIn(store, workspaceIds, scope)
  return await store.db
    .select()
    .from(c)
    .where(and(eq(c.learnerId, learnerId), gt(c.answers, 0), facts ? inArray(c.factId, facts) : undefined))
}

/** Facts and cards of a scope that are in the library, without what is retired. */
export const scopeSize = async (store: Store, workspaceIds: readonly WorkspaceId[], scope: RetentionScope) => {
  const { cards } = store.t
  const facts = factsIn(store, workspaceIds, scope)
  const [row] = await store.db
    .select({ cards: sql<number>`count(*)`, facts: sql<number>`count(distinct ${cards.factId})` })
    .from(cards)
    .where(
      and(
        inArray(cards.workspaceId, [...workspaceIds]),
        facts ? inArray(cards.factId, facts) : undefined,
        sql`${cards.retiredAt} is null`,
      ),
    )
  return { cards: Number(row?.cards ?? 0), facts: Number(row?.facts ?? 0) }
}

type Memories = Store['t']['memories']['$inferSelect']
type Studied = 'stability' | 'difficulty' | 'lastReviewAt' | 'intervalDays'
export type StudiedRow = Pick<Memories, 'cardId' | 'factId'> & {
  readonly [Name in Studied]: NonNullable<Memories[Name]>
}

const studiedColumns = ({ memories: m }: Store['t']) => ({
  stability: m.stability,
  difficulty: m.difficulty,
  lastReviewAt: m.lastReviewAt,
  intervalDays: m.intervalDays,
  reps: m.reps,
})

type Row = Pick<StudiedRow, 'cardId' | 'factId'> & { [Name in Studied | 'reps']: number | null }

const isStudiedRow = <T extends Row>(row: T): row is T & StudiedRow =>
  row.stability !== null &&
  row.difficulty !== null &&
  row.lastReviewAt !== null &&
  row.intervalDays !== null &&
  (row.reps ?? 0) > 0

const PAGE = 10_000

/** The cards that a learner has studied, which is answered, and that are not retired, in pieces. */
export async function* studiedRows(
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
): AsyncGenerator<readonly StudiedRow[]> {
  const { memories: m } = store.t
  const query = prepared(store, 'studied_rows', () =>
    store.db
      .select({ cardId: m.cardId, factId: m.factId, ...studiedColumns(store.t) })
      .from(m)
      .where(
        and(
          eq(m.learnerId, sql.placeholder('learnerId')),
          gt(m.cardId, sql.placeholder('after')),
          amongIds(store, m.workspaceId),
          eq(m.retired, false),
          wasStudied(store.t),
        ),
      )
      .orderBy(m.cardId)
      .limit(PAGE),
  )
  const ids = listValue(store, workspaceIds)
  // Every id comes after the empty text.
  for (let after = ''; ; ) {
    const rows = await query.execute({ learnerId, after, ids })
    yield rows.filter(isStudiedRow)
    after = rows.at(-1)?.cardId ?? after
    if (rows.length < PAGE) return
    await yieldToEventLoop()
  }
}

/** The cards whose log changed after a revision, each with what is studied of it now, or null. */
export const changedSince = async (
  { db, t }: Store,
  learnerId: LearnerId,
  revision: number,
): Promise<readonly { readonly cardId: CardId; readonly now: StudiedRow | null }[]> => {
  const { memories: m, cardRollups: c } = t
  const rows = await db
    .select({ cardId: c.cardId, factId: c.factId, ...studiedColumns(t), retired: m.retired })
    .from(c)
    .leftJoin(m, and(eq(m.learnerId, c.learnerId), eq(m.cardId, c.cardId)))
    .where(and(eq(c.learnerId, learnerId), gt(c.revision, revision)))
  return rows.map((row) => ({ cardId: row.cardId, now: row.retired === false && isStudiedRow(row) ? row : null }))
}

/**
 * What changes whenever a card or an article comes into the library of these workspaces, leaves it, is retired or brought
 * back, in one question. The memories of retired cards tell of those whose fact or article is gone.
 */
export const libraryCardsMark = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
): Promise<string> => {
  const { cards: c, memories: m } = store.t
  const marks = await rawQuery(
    store,
    sql`select * from
      (select count(*) as memories from ${m}
        where ${and(eq(m.learnerId, learnerId), inArray(m.suspended, [false, true]), eq(m.retired, true))}) of_learner
      cross join (select count(*) as cards, count(${c.retiredAt}) as retired, max(${c.retiredAt}) as retired_at,
        max(${c.createdAt}) as created_at from ${c} where ${inArray(c.workspaceId, [...workspaceIds])}) of_library`,
  )
  return JSON.stringify(marks)
}

/** How many cards that are not retired each fact of these workspaces has. */
export const cardsByFact = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<ReadonlyMap<string, number>> => {
  const { cards: c } = t
  const rows = await db
    .select({ factId: c.factId, cards: sql<number>`count(*)` })
    .from(c)
    .where(and(inArray(c.workspaceId, [...workspaceIds]), sql`${c.retiredAt} is null`))
    .groupBy(c.factId)
  return new Map(rows.map(({ factId, cards }) => [factId, Number(cards)]))
}
