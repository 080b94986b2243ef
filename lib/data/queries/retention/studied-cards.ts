import { and, asc, count, eq, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { SimulatedCards, SimulatedNewCards } from '../../../domain/simulation/simulation'
import type { Store } from '../../engine/engine'
import { amongIds, listValue, prepared } from '../../engine/prepared'
import { rawQuery } from '../../engine/raw-query'
import { yieldToEventLoop } from '../../engine/yield-to-event-loop'
import { isInPlay, wasStudied } from '../study/memories'

type Memories = Store['t']['memories']['$inferSelect']
type Studied = 'stability' | 'lastReviewAt'
export type StudiedRow = Pick<Memories, 'cardId' | 'factId'> & {
  readonly [Name in Studied]: NonNullable<Memories[Name]>
}

const studiedColumns = ({ memories: m }: Store['t']) => ({
  stability: m.stability,
  lastReviewAt: m.lastReviewAt,
  reps: m.reps,
})

type Row = Pick<StudiedRow, 'cardId' | 'factId'> & { [Name in Studied | 'reps']: number | null }

const isStudiedRow = <T extends Row>(row: T): row is T & StudiedRow =>
  row.stability !== null && row.lastReviewAt !== null && (row.reps ?? 0) > 0

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
export const changedSince = async ({ db, t }: Store, learnerId: LearnerId, revision: number) => {
  const { memories: m, cardRollups: c } = t
  const rows = await db
    .select({ cardId: c.cardId, factId: m.factId, ...studiedColumns(t), retired: m.retired })
    .from(c)
    .leftJoin(m, and(eq(m.learnerId, c.learnerId), eq(m.cardId, c.cardId)))
    .where(and(eq(c.learnerId, learnerId), gt(c.revision, revision)))
  return rows.map(({ factId, retired, ...row }) => {
    const now = factId === null ? null : { ...row, factId }
    return { cardId: row.cardId, now: now && retired === false && isStudiedRow(now) ? now : null }
  })
}

/**
 * What changes whenever a card or an article comes into the library of these workspaces, leaves it, is retired or brought
 * back, in one question. The memories of retired cards tell of those whose fact or article is gone.
 */
export const libraryCardsMark = async (store: Store, learnerId: LearnerId, workspaceIds: readonly WorkspaceId[]) => {
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
export const cardsByFact = async ({ db, t }: Store, workspaceIds: readonly WorkspaceId[]) => {
  const { cards: c } = t
  const rows = await db
    .select({ factId: c.factId, cards: sql<number>`count(*)` })
    .from(c)
    .where(and(inArray(c.workspaceId, [...workspaceIds]), sql`${c.retiredAt} is null`))
    .groupBy(c.factId)
  return new Map(rows.map(({ factId, cards }) => [factId, Number(cards)]))
}

/** Cards to simulate. */
export type WorkloadCards = {
  readonly cards: SimulatedCards
  /** How many of them were never answered and only have a date. */
  readonly onlyDated: number
  readonly newCards: SimulatedNewCards
}

/**
 * The learner's cards as the simulation takes them, days counted from `today`: those studied that are neither suspended
 * nor retired, also those that only have a date, and the new cards that wait, must-know facts first.
 */
export const workloadCards = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  today: StudyDay,
): Promise<WorkloadCards> => {
  const { db, t } = store
  const { memories: m, newCards: n } = t
  const own = [...workspaceIds]
  const ofFact = await cardsByFact(store, workspaceIds)
  const rows = await db
    .select({
      factId: m.factId,
      stability: m.stability,
      difficulty: m.difficulty,
      lastDay: m.lastReviewDay,
      dueDay: m.dueDay,
      reps: m.reps,
    })
    .from(m)
    .where(and(isInPlay(t, learnerId), inArray(m.workspaceId, own), isNotNull(m.stability), isNotNull(m.dueDay)))
    .orderBy(asc(m.cardId))
  const waiting = await db
    .select({ factId: n.factId })
    .from(n)
    .where(and(eq(n.learnerId, learnerId), inArray(n.workspaceId, own)))
    .orderBy(asc(n.weightRank), asc(n.position), asc(n.cardId))
  return {
    cards: {
      stability: rows.map(({ stability }) => stability ?? 1),
      difficulty: rows.map(({ difficulty }) => difficulty ?? 5),
      lastDay: rows.map(({ lastDay }) => (lastDay ?? today) - today),
      dueDay: rows.map(({ dueDay }) => (dueDay ?? today) - today),
      cardsOfFact: rows.map(({ factId }) => ofFact.get(factId) ?? 1),
    },
    onlyDated: rows.filter(({ reps }) => reps === 0).length,
    newCards: { cardsOfFact: waiting.map(({ factId }) => ofFact.get(factId) ?? 1) },
  }
}

/** The learner's cards in play that are due up to a study day, counted by when and in which state they come. */
export const dueGroups = async ({ db, t }: Store, learnerId: LearnerId, until: StudyDay) => {
  const { memories: m } = t
  const rows = await db
    .select({ dueDay: m.dueDay, buriedUntilDay: m.buriedUntilDay, state: m.state, step: m.step, cards: count() })
    .from(m)
    .where(and(isInPlay(t, learnerId), lte(m.dueDay, until)))
    .groupBy(m.dueDay, m.buriedUntilDay, m.state, m.step)
  return rows.flatMap(({ dueDay, cards, ...row }) =>
    dueDay === null ? [] : [{ ...row, dueDay, cards: Number(cards) }],
  )
}
