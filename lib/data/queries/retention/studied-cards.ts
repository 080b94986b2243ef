import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { CardId, LearnerId, WorkspaceId } from '../../../domain/ids'
import { amongIds, listValue } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'
import { yieldToEventLoop } from '../../engine/yield-to-event-loop'
import { rawQuery } from '../../examine/raw-query'
import { wasStudied } from '../study/studied'

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
export const changedSince = async (
  { db, t }: Store,
  learnerId: LearnerId,
  revision: number,
): Promise<readonly { readonly cardId: CardId; readonly now: StudiedRow | null }[]> => {
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
