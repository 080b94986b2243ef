import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { CardId, LearnerId } from '../../domain/ids'
import type { Store } from '../engine/engine'
import type { ReviewRow } from '../rows'

/** A row of the log with its place in the order in which entries came in. */
export type ArrivedRow = ReviewRow & { readonly arrival: number }

/**
 * The rows of the log of cards, by card, in the order in which they came in: that of SQLite's row numbers, or on
 * PostgreSQL, which has none, of the instants at which they were received.
 */
export const rowsOfCards = async (
  { db, dialect, t }: Store,
  learnerId: LearnerId,
  ids: readonly CardId[],
): Promise<ReadonlyMap<CardId, readonly ArrivedRow[]>> => {
  const { reviews: r } = t
  const byCard = new Map<CardId, ArrivedRow[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return byCard
  const arrival = dialect === 'sqlite' ? sql<number>`${r}.rowid` : sql<number>`${r.receivedAt}`.mapWith(Number)
  const rows = await db
    .select({ ...getTableColumns(r), arrival })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), inArray(r.cardId, [...ids])))
    .orderBy(arrival)
  for (const row of rows) byCard.get(row.cardId)?.push(row)
  return byCard
}

/** Entries that were received at another time than those before and after them: the instant of one alone is wrong. */
export const outOfTurn = async ({ db, dialect, t }: Store, learnerId: LearnerId): Promise<readonly string[]> => {
  if (dialect !== 'sqlite') return []
  const { reviews: r } = t
  const turns = db
    .select({
      id: r.id,
      at: sql<number>`${r.receivedAt}`.as('at'),
      before: sql<number | null>`lag(${r.receivedAt}) over (order by rowid)`.as('before'),
      after: sql<number | null>`lead(${r.receivedAt}) over (order by rowid)`.as('after'),
    })
    .from(r)
    .where(eq(r.learnerId, learnerId))
    .as('turns')
  const rows = await db
    .select({ id: turns.id })
    .from(turns)
    .where(sql`${turns.before} <= ${turns.after} and (${turns.at} < ${turns.before} or ${turns.at} > ${turns.after})`)
  return rows.map(({ id }) => id)
}
